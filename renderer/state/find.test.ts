import { expect, test } from "vitest";
import { type Find, firstFound, foundCount, nextFound, noFind, placesToFind } from "./find.ts";
import { openCase } from "./open-case.ts";
import { caseView } from "./testing/views.ts";

const paragraph = (id: string, text: string) => ({ id, blocks: [{ kind: "paragraph" as const, text }] });

const open = {
	...openCase(caseView()),
	texts: {
		a: paragraph("a", "fire, no fire"),
		b: paragraph("b", "smoke alone"),
		c: paragraph("c", "A fire; Fire; FIRE"),
	},
};
const find: Find = { ...noFind, isOpen: true, typed: "fire", sourceId: "a" };
const everywhere = { ...find, everywhere: true };

test("only the pane that was asked in is looked through, or all panes, or none while the bar is closed", () => {
	expect(placesToFind(find, open)).toEqual(["a"]);
	expect(placesToFind(everywhere, open)).toEqual(["a", "b", "c"]);
	expect(placesToFind({ ...everywhere, isOpen: false }, open)).toEqual([]);
	expect(placesToFind({ ...find, sourceId: "closed" }, open)).toEqual([]);
});

test("the first hit is the first from where the caret stood, then in the panes behind, then from the start", () => {
	expect(firstFound({ ...find, from: 1 }, open)).toEqual({ sourceId: "a", index: 1 });
	expect(firstFound({ ...find, from: 12 }, open)).toEqual({ sourceId: "a", index: 0 });
	expect(firstFound({ ...everywhere, from: 12 }, open)).toEqual({ sourceId: "c", index: 0 });
	expect(firstFound({ ...everywhere, sourceId: "c", from: 17 }, open)).toEqual({ sourceId: "a", index: 0 });
	expect(firstFound({ ...everywhere, typed: "flood" }, open)).toBeNull();
});

test("hits are walked through from pane to pane and around the ends", () => {
	const walk = (given: Find, index: number, step: 1 | -1, sourceId = "a") =>
		nextFound({ ...given, at: { sourceId, index } }, open, step);
	expect(walk(find, 0, 1)).toEqual({ sourceId: "a", index: 1 });
	expect(walk(find, 1, 1)).toEqual({ sourceId: "a", index: 0 });
	expect(walk(find, 0, -1)).toEqual({ sourceId: "a", index: 1 });
	expect(walk(everywhere, 1, 1)).toEqual({ sourceId: "c", index: 0 });
	expect(walk(everywhere, 0, -1)).toEqual({ sourceId: "c", index: 2 });
	expect(walk(everywhere, 2, 1, "c")).toEqual({ sourceId: "a", index: 0 });
	expect(nextFound({ ...find, typed: "flood" }, open, 1)).toBeNull();
});

test("hits are counted over all panes that are looked through", () => {
	const at = { sourceId: "c", index: 1 };
	expect(foundCount({ ...everywhere, at }, open)).toEqual({ number: 4, total: 5 });
	expect(foundCount({ ...find, at: { sourceId: "a", index: 1 } }, open)).toEqual({ number: 2, total: 2 });
	expect(foundCount({ ...find, typed: "flood" }, open)).toEqual({ number: 0, total: 0 });
});
