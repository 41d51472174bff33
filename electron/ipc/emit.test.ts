import { expect, test, vi } from "vitest";
import { createEmit } from "./emit.ts";

test("an event goes out as JSON text on its own channel", () => {
	const send = vi.fn();
	createEmit(() => ({ isDestroyed: () => false, send }))("saveStatus", { state: "saving", changes: 2 });
	expect(send.mock.calls).toEqual([["parallax:event:saveStatus", '{"state":"saving","changes":2}']]);
});

test("without a window an event is dropped", () => {
	const send = vi.fn();
	createEmit(() => null)("command", "undo");
	createEmit(() => ({ isDestroyed: () => true, send }))("command", "undo");
	expect(send).not.toHaveBeenCalled();
});
