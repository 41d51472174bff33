import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SearchResults } from "../../shared/search/results.ts";
import { openCase } from "./open-case.ts";
import { noSearch } from "./search.ts";
import { closeSearch, openSearch, searchFor, walkHits } from "./search-actions.ts";
import { store } from "./store.ts";
import { caseView } from "./testing/views.ts";

const answers: ((found: SearchResults | null) => void)[] = [];

/** One passage in a source, at an offset. */
function passageAt(start: number): SearchResults {
	const excerpt = {
		start,
		text: "fire",
		marks: [{ start, end: start + 4 }],
		cutBefore: true,
		cutAfter: true,
	};
	const none = { total: 0, hits: [] };
	return {
		sources: [{ sourceId: "d", total: 1, passages: [excerpt] }],
		passages: 1,
		claims: none,
		notes: none,
		ignored: [],
	};
}

beforeEach(() => {
	answers.length = 0;
	const search = () =>
		new Promise<string>((resolve) => {
			answers.push((value) =>
				resolve(
					JSON.stringify(
						value ? { ok: true, value } : { ok: false, problem: { code: "cancelled", message: "" } },
					),
				),
			);
		});
	vi.stubGlobal("window", { parallax: { requests: { "case.search": search } } });
	store.setState({ open: openCase(caseView()), search: noSearch, wordsWanted: null });
});
afterEach(() => vi.unstubAllGlobals());

const found = () => store.getState().search.results?.sources[0]?.passages[0]?.start;

test("the newest answer alone counts, in whatever order they come", async () => {
	openSearch();
	searchFor({ text: "fi" });
	searchFor({ text: "fire" });
	answers[1]?.(passageAt(2));
	await vi.waitFor(() => expect(found()).toBe(2));
	answers[0]?.(passageAt(1));
	await Promise.resolve();
	expect(found()).toBe(2);
	expect(store.getState().search.isWaiting).toBe(false);
});

test("what an overtaken search says is not shown as a problem", async () => {
	searchFor({ text: "fire" });
	answers[0]?.(null);
	await Promise.resolve();
	expect(store.getState().message).toBeNull();
});

test("nothing is asked for nothing, and an answer that comes after the field was emptied shows nothing", async () => {
	searchFor({ text: "fire" });
	searchFor({ text: " " });
	answers[0]?.(passageAt(1));
	await Promise.resolve();
	expect(answers).toHaveLength(1);
	expect(store.getState().search.results).toBeNull();
});

test("going to a hit opens its source at the words, and closing the search takes the marks away", async () => {
	searchFor({ text: "fire" });
	answers[0]?.(passageAt(7));
	await vi.waitFor(() => expect(found()).toBe(7));
	expect(walkHits(1)?.key).toBe("passage d 7");
	const { search, wordsWanted, open } = store.getState();
	expect(wordsWanted).toEqual({ sourceId: "d", start: 7, takesKeyboard: true });
	expect(open?.layout.panes.map(({ sourceId }) => sourceId)).toContain("d");
	expect(search).toMatchObject({ current: "passage d 7", recent: ["fire"], marked: { sourceId: "d" } });
	closeSearch();
	expect(store.getState().search).toMatchObject({ isOpen: false, marked: null });
});
