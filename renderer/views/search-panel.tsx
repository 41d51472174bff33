import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { longestQuery } from "../../shared/search/query.ts";
import { countedHits, type Hit, type HitsHeading, listedHits } from "../state/search.ts";
import { closeSearch, refreshSearch, searchFor } from "../state/search-actions.ts";
import { CommandKey } from "../ui/command-keys.tsx";
import { LongList } from "../ui/long-list.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { followNextHit } from "./follow-hit.ts";
import { SearchFilters } from "./search-filters.tsx";
import { SearchHeading, SearchHit } from "./search-hit.tsx";

/** Searches the texts, the claims and what is written about tags; stays while one goes through what was found. */
export function SearchPanel() {
	const panel = useRef<HTMLElement>(null);
	const { query, results } = useWorkspace((state) => state.search);
	useFreshResults();
	const listed = useMemo(() => (results ? listedHits(results) : []), [results]);
	const current = useWorkspace((state) => state.search.current);
	const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
		if (event.nativeEvent.isComposing || event.defaultPrevented || !panel.current) return;
		if (event.key === "Escape") closeSearch();
		else if (!walkFromField(event, panel.current)) return;
		event.preventDefault();
		event.stopPropagation();
	};
	return (
		<search ref={panel} className="search" aria-label="Search" onKeyDown={onKeyDown}>
			<div className="search-head">
				<h2>Search</h2>
				<button
					type="button"
					className="quiet"
					aria-label="Close the search"
					title="Close (Esc)"
					onClick={closeSearch}
				>
					×
				</button>
				<input
					type="text"
					className="search-field"
					dir="auto"
					aria-label="Search in sources, claims and notes"
					placeholder="Words, or “an exact phrase”"
					autoComplete="off"
					spellCheck={false}
					maxLength={longestQuery}
					value={query.text}
					onChange={(event) => searchFor({ text: event.target.value })}
				/>
				<SearchFilters />
				<Status />
			</div>
			{results === null ? (
				<Beginning />
			) : (
				<div className="search-results">
					<LongList
						items={listed}
						keyOf={keyOf}
						classOf={(item) => classOf(item, current)}
						draw={draw}
						estimate={58}
						gap={0}
						kept={current === null ? [] : [current]}
					/>
				</div>
			)}
		</search>
	);
}

function keyOf({ key }: Hit | HitsHeading): string {
	return key;
}

function classOf({ kind, key }: Hit | HitsHeading, current: string | null): string {
	if (kind === "heading") return "search-heading";
	return key === current ? "search-hit current" : "search-hit";
}

function draw(item: Hit | HitsHeading) {
	return item.kind === "heading" ? <SearchHeading heading={item} /> : <SearchHit hit={item} />;
}

/** What was found stays true while the case changes, by teammates too. */
function useFreshResults(): void {
	const evidence = useWorkspace((state) => state.open?.evidence);
	const claims = useWorkspace((state) => state.open?.claims);
	const sources = useWorkspace((state) => state.open?.sources);
	const before = useRef({ evidence, claims, sources });
	useEffect(() => {
		const isSame =
			before.current.evidence === evidence &&
			before.current.claims === claims &&
			before.current.sources === sources;
		before.current = { evidence, claims, sources };
		if (!isSame) void refreshSearch();
	}, [evidence, claims, sources]);
}

/** Down leads from the field into the list, to where one was; Up from the first hit back; Enter in the field goes to the next. */
function walkFromField(event: KeyboardEvent<HTMLElement>, panel: HTMLElement): boolean {
	const field = panel.querySelector<HTMLInputElement>(".search-field");
	const stops = [...panel.querySelectorAll<HTMLElement>("[data-walk]")];
	if (event.target === field && event.key === "ArrowDown") {
		const here = stops.find((stop) => stop.getAttribute("aria-current") === "true");
		(here ?? stops[0])?.focus();
		return true;
	}
	if (event.target === stops[0] && event.key === "ArrowUp") {
		field?.focus();
		return true;
	}
	if (event.target !== field || event.key !== "Enter") return false;
	followNextHit(1);
	return true;
}

/** How much was found, for the eye and for screen readers; and what of the query said nothing. */
function Status() {
	const { query, results, isWaiting } = useWorkspace((state) => state.search);
	if (results === null) return <output className="search-status">{isWaiting ? "Searching…" : ""}</output>;
	const counted = countedHits(results);
	const nothing = query.text.trim() === "" ? "Nothing is tagged so" : "Nothing found";
	return (
		<output className="search-status">
			{counted || `${nothing}.`}
			{results.ignored.length > 0 ? (
				<span className="search-ignored">
					Left out of the query: {results.ignored.map((part) => `“${part.slice(0, 40)}”`).join(", ")}
				</span>
			) : null}
		</output>
	);
}

/** Before anything is searched for: what was searched for before, and what can be typed. */
function Beginning() {
	const recent = useWorkspace((state) => state.search.recent);
	return (
		<div className="search-beginning">
			{recent.length > 0 ? (
				<>
					<h3>Searched before</h3>
					<ul>
						{recent.map((text) => (
							<li key={text}>
								<button type="button" data-walk onClick={() => searchFor({ text })}>
									{text}
								</button>
							</li>
						))}
					</ul>
				</>
			) : null}
			<h3>What can be typed</h3>
			<dl>
				<dt>ferry fire</dt>
				<dd>both words, in any order, also as beginnings of longer ones</dd>
				<dt>“no fire”</dt>
				<dd>these words in a row</dd>
				<dt>-smoke</dt>
				<dd>not where this occurs</dd>
				<dt>source:courier</dt>
				<dd>in sources of this name, outlet or author</dd>
				<dt>stance:conflicts</dt>
				<dd>only what is tagged so</dd>
				<dt>by:ada</dt>
				<dd>only what this analyst has tagged</dd>
			</dl>
			<p className="hint">
				<CommandKey id="next-found" /> and <CommandKey id="previous-found" /> go through what was found, from
				anywhere. <CommandKey id="search-case" /> comes back here.
			</p>
		</div>
	);
}
