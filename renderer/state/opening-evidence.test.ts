import { beforeEach, expect, test } from "vitest";
import { openCase } from "./open-case.ts";
import { chooseByClick, nextOf, openFromCaret, openingEnded, returnToText } from "./opening-evidence.ts";
import { store } from "./store.ts";
import { caseView, evidenceView } from "./testing/views.ts";

const found = ["inner", "middle", "outer"].map((key) => evidenceView(key, "a", `claim of ${key}`, 4));

beforeEach(() => {
	const open = openCase(caseView({ evidence: found }));
	const layout = {
		...open.layout,
		panes: [
			{ sourceId: "b", share: 0.5 },
			{ sourceId: "a", share: 0.5 },
		],
	};
	store.setState({ open: { ...open, layout }, focusedEvidence: null, opened: null, focusWanted: null });
});

const focused = () => store.getState().focusedEvidence;

test("the next of several is the one after, around the end, and the first where none stands out", () => {
	expect(nextOf(found, null)?.key).toBe("inner");
	expect(nextOf(found, "elsewhere")?.key).toBe("inner");
	expect(nextOf(found, "inner")?.key).toBe("middle");
	expect(nextOf(found, "outer")?.key).toBe("inner");
	expect(nextOf([], "outer")).toBeUndefined();
});

test("each click on the same words chooses the next tag and its claim", () => {
	const chosen = [1, 2, 3, 4].map(() => {
		chooseByClick(found);
		return [focused(), store.getState().open?.layout.activeClaimId];
	});
	expect(chosen).toEqual([
		["inner", "claim of inner"],
		["middle", "claim of middle"],
		["outer", "claim of outer"],
		["inner", "claim of inner"],
	]);
});

test("Enter opens what one has walked to, and asked again at the same caret the next", () => {
	store.setState({ focusedEvidence: "middle" });
	openFromCaret(found, "a", 5);
	expect(store.getState().opened).toMatchObject({ evidenceKey: "middle", isWanted: true });
	openFromCaret(found, "a", 5);
	expect(focused()).toBe("outer");
	openFromCaret(found, "a", 6);
	expect(focused()).toBe("outer");
	openFromCaret(found.slice(0, 1), "a", 6);
	expect(focused()).toBe("inner");
});

test("the keyboard is wanted until the text has given it away, and comes back to where it was", () => {
	openFromCaret(found, "a", 5);
	openingEnded();
	expect(store.getState().opened).toMatchObject({ evidenceKey: "inner", isWanted: false });
	const inner = found[0] as (typeof found)[number];
	returnToText(inner);
	expect(store.getState().focusWanted).toBe("a");
	returnToText({ ...inner, sourceId: "not shown", key: "other" });
	expect(store.getState().focusWanted).toBe("b");
});
