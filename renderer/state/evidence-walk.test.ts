import { expect, test } from "vitest";
import { stepTo } from "./evidence-walk.ts";
import { evidenceView } from "./testing/views.ts";

test("walking goes on from the caret, and piece by piece where the caret is at the focused evidence", () => {
	const all = [
		evidenceView("e1", "a", "k", 5),
		evidenceView("e2", "a", "l", 5),
		evidenceView("e3", "a", "k", 20),
	];
	const to = (step: 1 | -1, focused: string | null, caret?: number) => stepTo(all, step, focused, caret)?.key;
	expect([to(1, null, 0), to(1, "e1", 5), to(1, "e2", 5), to(1, "e3", 20)]).toEqual(["e1", "e2", "e3", "e1"]);
	expect([to(-1, null, 0), to(-1, "e2", 5), to(-1, "e1", 5)]).toEqual(["e3", "e1", "e3"]);
	expect([to(1, "e1", 10), to(-1, "e3", 10), to(1, "e3", 30)]).toEqual(["e3", "e2", "e1"]);
	expect([to(1, "e1"), to(-1, null)]).toEqual(["e2", "e3"]);
});
