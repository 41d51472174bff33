import { afterEach, expect, test, vi } from "vitest";
import { requestNames } from "../../shared/ipc/channels.ts";
import type { Answering } from "./answer.ts";
import { requestChannel } from "./channel-names.ts";
import { registerRequests } from "./register.ts";

const { handle } = vi.hoisted(() => ({ handle: vi.fn() }));
vi.mock("electron", () => ({ ipcMain: { handle } }));

afterEach(() => handle.mockClear());

const answering: Answering = {
	handlers: {} as Answering["handlers"],
	origins: ["app://workbench"],
	log: { info: () => {}, error: () => {} },
};

test("item 17: every request of the table has its own channel and there are no others", () => {
	registerRequests(answering);
	expect(handle.mock.calls.map(([channel]) => channel)).toEqual(requestNames.map(requestChannel));
});

test("item 17: the sender's frame is what is checked, and only the first argument is a payload", async () => {
	registerRequests(answering);
	const [, listener] = handle.mock.calls[0] ?? [];
	const senderFrame = { url: "https://example.org/", origin: "https://example.org", parent: null };
	expect(JSON.parse(await listener({ senderFrame }, {}, { more: true }))).toMatchObject({ ok: false });
});
