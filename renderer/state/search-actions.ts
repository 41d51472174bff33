import type { SearchQuery } from "../../shared/search/query.ts";
import { ask } from "../bridge/bridge.ts";
import { activateClaim, giveKeyboardToPane, goToEvidence, showSource } from "./desk-actions.ts";
import { say, sayProblem } from "./messages.ts";
import { type CaseSearch, type Hit, hitsOf, nextHit, withRecent } from "./search.ts";
import { store } from "./store.ts";

function update(changes: Partial<CaseSearch>): void {
	store.setState(({ search }) => ({ search: { ...search, ...changes } }));
}

/** Brings the search panel out, with what was searched for last. */
export function openSearch(): void {
	update({ isOpen: true });
}

/** Puts the panel away for the moment: what was found stays, and so do the marks. */
export function putSearchAside(): void {
	if (store.getState().search.isOpen) update({ isOpen: false });
}

/** Puts the search panel away, and takes its marks off the texts. The keyboard goes to the text. */
export function closeSearch(): void {
	const { query, recent } = store.getState().search;
	update({ isOpen: false, marked: null, recent: withRecent(recent, query.text) });
	giveKeyboardToPane();
}

/** Searches for something else. */
export function searchFor(changes: Partial<SearchQuery>): void {
	const { query } = store.getState().search;
	update({ query: { ...query, ...changes }, current: null, marked: null });
	void refreshSearch();
}

/** Searches again for the same, because the case has changed, or has been asked for something else. */
export async function refreshSearch(): Promise<void> {
	const { query } = store.getState().search;
	const { open } = store.getState();
	if (isNothing(query)) return void update({ results: null, isWaiting: false });
	update({ isWaiting: true });
	const answer = await ask("case.search", { query });
	// The newest answer alone counts, and only in the case that it was asked in.
	if (store.getState().search.query !== query || store.getState().open?.id !== open?.id) return;
	if (answer.ok) update({ results: answer.value, isWaiting: false });
	else if (answer.problem.code !== "cancelled") {
		update({ isWaiting: false });
		sayProblem(answer.problem);
	}
}

function isNothing({ text, stance, analystId }: SearchQuery): boolean {
	return text.trim() === "" && stance === null && analystId === null;
}

/** Goes to something that was found: its words in a text, its claim, or the evidence that its note is on. */
export function goToHit(hit: Hit): void {
	const { search, open } = store.getState();
	update({ current: hit.key, marked: null, recent: withRecent(search.recent, search.query.text) });
	if (hit.kind === "passage") {
		const { marks } = hit.excerpt;
		const { sourceId } = hit;
		showSource(sourceId);
		update({ marked: { sourceId, marks } });
		store.setState({ wordsWanted: { sourceId, start: marks[0]?.start ?? 0, takesKeyboard: true } });
	} else if (hit.kind === "claim") activateClaim(hit.hit.id);
	else {
		const evidence = open?.evidence.byKey.get(hit.hit.id);
		if (evidence) goToEvidence(evidence);
		else say("This tag is not there any more.");
	}
}

/** Goes to the next (1) or previous (-1) thing that was found, also while the panel is put away, and returns it. */
export function walkHits(step: 1 | -1): Hit | null {
	const { results, current } = store.getState().search;
	const hits = results ? hitsOf(results) : [];
	const next = nextHit(hits, current, step);
	if (!next) {
		say("Nothing has been searched for yet, or nothing was found.");
		return null;
	}
	goToHit(next);
	say(`${hits.indexOf(next) + 1} of ${hits.length} found`);
	return next;
}
