import { setImmediate } from "node:timers/promises";
import { failure, type Result, success } from "../../shared/result.ts";
import type { SearchQuery } from "../../shared/search/query.ts";
import type { SearchResults } from "../../shared/search/results.ts";
import { search } from "../../shared/search/search.ts";
import type { CaseSession } from "./case-session.ts";
import { SearchableSession } from "./searchable-session.ts";

/** Milliseconds of searching after which the main process does something else first: half a frame. */
const usualSlice = 8;

const overtaken = failure("cancelled", "A newer search has taken the place of this one.");

/** Searches of the open case. The newest one counts: those before it end without an answer. */
export class CaseSearch {
	private newest = 0;
	private readonly searchable = new WeakMap<CaseSession, SearchableSession>();

	/** @param slice Milliseconds of searching after which others have their turn. */
	constructor(private readonly slice = usualSlice) {}

	/** Searches in slices, between which others have their turn. Cancelled where a newer search was asked for meanwhile. */
	async run(session: CaseSession, query: SearchQuery): Promise<Result<SearchResults>> {
		const mine = ++this.newest;
		const steps = search(this.placeOf(session), query);
		let since = performance.now();
		for (let step = steps.next(); ; step = steps.next()) {
			if (step.done) return success(step.value);
			if (performance.now() - since < this.slice) continue;
			await setImmediate();
			if (mine !== this.newest) return overtaken;
			since = performance.now();
		}
	}

	private placeOf(session: CaseSession): SearchableSession {
		const known = this.searchable.get(session) ?? new SearchableSession(session);
		this.searchable.set(session, known);
		return known;
	}
}
