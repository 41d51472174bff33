import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { dragBorder, dropBorders, keepBorders, moveBorder, withMovingBorders } from "./moving-borders.ts";
import { openCase } from "./open-case.ts";
import { store } from "./store.ts";
import { type Asked, stubMainProcess } from "./testing/main-process.ts";
import { caseView, evidenceView } from "./testing/views.ts";

const history = { undo: null, redo: null };
const text = "Gusts of 41 knots were recorded.";
const tag: EvidenceView = { ...evidenceView("e", "a", "k", 9), end: 17, quote: "41 knots" };
const asks = (start: number, end: number) => ({
	name: "evidence.edit",
	payload: { evidenceId: "e", changes: { span: { start, end, quote: text.slice(start, end) } } },
});
let asked: Asked[] = [];

function show(evidence: EvidenceView): void {
	const open = openCase(caseView({ evidence: [evidence] }));
	const texts = { a: { id: "a", blocks: [{ kind: "paragraph", text } as const] } };
	store.setState({ open: { ...open, texts }, focusedEvidence: "e", borders: null, message: null });
}

beforeEach(() => {
	vi.useFakeTimers();
	asked = stubMainProcess(() => ({ delta: { history } }));
	show(tag);
});

afterEach(() => {
	dropBorders();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

test("D1 moves by keys show at once and are one change when they have come to rest", async () => {
	moveBorder({ border: "start", direction: -1, by: "word" });
	moveBorder({ border: "end", direction: 1, by: "word" });
	expect(store.getState().borders).toEqual({ evidenceKey: "e", start: 6, end: 22 });
	expect(asked).toEqual([]);
	await vi.runAllTimersAsync();
	expect(asked).toEqual([asks(6, 22)]);
	expect(store.getState().borders).toBeNull();
});

test("what is moved on while the change is under way is another change, from where it stands", async () => {
	moveBorder({ border: "end", direction: 1, by: "word" });
	const kept = keepBorders();
	moveBorder({ border: "end", direction: 1, by: "word" });
	await kept;
	expect(store.getState().borders).toMatchObject({ end: 31 });
	await vi.runAllTimersAsync();
	expect(asked).toEqual([asks(9, 22), asks(9, 31)]);
});

test("borders that are back where they were change nothing", async () => {
	moveBorder({ border: "end", direction: 1, by: "word" });
	moveBorder({ border: "end", direction: -1, by: "word" });
	await vi.runAllTimersAsync();
	expect(asked).toEqual([]);
	expect(store.getState().borders).toBeNull();
});

test("D1 a dragged border snaps to whole graphemes, never passes the other, and can be let go", async () => {
	dragBorder(tag, "end", 3);
	expect(store.getState().borders).toBeNull();
	dragBorder(tag, "end", 20);
	expect(store.getState().borders).toMatchObject({ start: 9, end: 20 });
	dropBorders();
	await vi.runAllTimersAsync();
	expect([asked, store.getState().borders]).toEqual([[], null]);
});

test("D1 a teammate's tag, and none at all, move nothing and say why", () => {
	show({ ...tag, own: false });
	moveBorder({ border: "end", direction: 1, by: "word" });
	expect(store.getState().message?.text).toBe("This tag is a teammate's: only they can change it.");
	store.setState({ focusedEvidence: null });
	moveBorder({ border: "end", direction: 1, by: "word" });
	expect(store.getState().message?.text).toMatch(/^Go to one of your tags first/);
	show({ ...tag, sourceId: "b" });
	moveBorder({ border: "end", direction: 1, by: "word" });
	expect(store.getState().message?.text).toMatch(/^Open the tag's article first/);
	expect(store.getState().borders).toBeNull();
});

test("evidence with moving borders stays in the order of the text, and without any is the same list", () => {
	const list = [evidenceView("d", "a", "k", 2), tag, evidenceView("f", "a", "k", 12)];
	expect(withMovingBorders(list, null)).toBe(list);
	expect(withMovingBorders(list, { evidenceKey: "elsewhere", start: 0, end: 1 })).toBe(list);
	const moved = withMovingBorders(list, { evidenceKey: "e", start: 0, end: 17 });
	expect(moved.map(({ key, start }) => [key, start])).toEqual([
		["e", 0],
		["d", 2],
		["f", 12],
	]);
});
