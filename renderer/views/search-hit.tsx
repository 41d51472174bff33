import type { Span } from "../../shared/anchor/span.ts";
import type { ClaimField, Excerpt, NoteField } from "../../shared/search/results.ts";
import type { Hit, HitsHeading } from "../state/search.ts";
import { searchFor } from "../state/search-actions.ts";
import { sourceName } from "../state/sources.ts";
import { StanceSign, stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { followHit } from "./follow-hit.ts";

/** The line over hits that belong together: which source, or what else, and how many. */
export function SearchHeading({ heading }: { heading: HitsHeading }) {
	const { of, total, listed } = heading;
	const sourceId = typeof of === "string" ? null : of.sourceId;
	const source = useWorkspace((state) => (sourceId === null ? undefined : state.open?.sources[sourceId]));
	const isOnly = useWorkspace((state) => state.search.query.sourceId === sourceId);
	const name =
		of === "claims" ? "Claims" : of === "notes" ? "Tags and notes" : source ? sourceName(source) : "A source";
	return (
		<h3>
			<bdi title={source?.metadata.title}>{name}</bdi>
			<span className="search-count">{total.toLocaleString("en")}</span>
			{sourceId !== null && listed < total && !isOnly ? (
				<button type="button" className="quiet" onClick={() => searchFor({ sourceId })}>
					Only here
				</button>
			) : listed < total ? (
				<small>the first {listed}</small>
			) : null}
		</h3>
	);
}

/** One thing that was found, in its context: Enter or a click goes there. */
export function SearchHit({ hit }: { hit: Hit }) {
	const isCurrent = useWorkspace((state) => state.search.current === hit.key);
	return (
		<button
			type="button"
			className="search-words"
			data-walk
			aria-current={isCurrent ? "true" : undefined}
			onClick={() => followHit(hit)}
		>
			<Words hit={hit} />
		</button>
	);
}

function Words({ hit }: { hit: Hit }) {
	if (hit.kind === "passage") return <Marked excerpt={hit.excerpt} />;
	return hit.kind === "claim" ? <ClaimWords hit={hit.hit} /> : <NoteWords hit={hit.hit} />;
}

function ClaimWords({ hit: { id, found } }: { hit: Extract<Hit, { kind: "claim" }>["hit"] }) {
	const claim = useWorkspace((state) => state.open?.claims[id]);
	const isStated = found.some(({ field }) => field === "statement");
	return (
		<>
			{isStated ? null : <span className="search-statement">{claim?.statement}</span>}
			{found.map(({ field, excerpt }) => (
				<Field key={field} name={field === "statement" ? null : claimFields[field]} excerpt={excerpt} />
			))}
		</>
	);
}

const claimFields: Readonly<Record<Exclude<ClaimField, "statement">, string>> = {
	verdict: "Verdict",
	rationale: "Rationale",
};
const noteFields: Readonly<Record<NoteField, string>> = { note: "Note", attributedTo: "Attributed to" };

function NoteWords({ hit: { id, found } }: { hit: Extract<Hit, { kind: "note" }>["hit"] }) {
	const evidence = useWorkspace((state) => state.open?.evidence.byKey.get(id));
	const source = useWorkspace((state) => (evidence ? state.open?.sources[evidence.sourceId] : undefined));
	if (!evidence) return <span>A tag that is gone</span>;
	return (
		<>
			{found.map(({ field, excerpt }) => (
				<Field key={field} name={noteFields[field]} excerpt={excerpt} />
			))}
			<span className="search-quote">
				<StanceSign stance={evidence.stance} />
				<span className="spoken">{stanceMarks[evidence.stance].name}: </span>
				<q>
					<bdi>
						{evidence.quote.length > longestQuote
							? `${evidence.quote.slice(0, longestQuote)}…`
							: evidence.quote}
					</bdi>
				</q>
			</span>
			{source ? (
				<small>
					<bdi>{sourceName(source)}</bdi>
				</small>
			) : null}
		</>
	);
}

/** UTF-16 code units of a quote that are shown. */
const longestQuote = 140;

function Field({ name, excerpt }: { name: string | null; excerpt: Excerpt }) {
	return (
		<span className="search-field-words">
			{name === null ? null : <small>{name}: </small>}
			<Marked excerpt={excerpt} />
		</span>
	);
}

/** An excerpt with what was found in it, as it runs in its own direction. */
function Marked({ excerpt }: { excerpt: Excerpt }) {
	const { text, start, marks, cutBefore, cutAfter } = excerpt;
	return (
		<span dir="auto" className="search-excerpt">
			{cutBefore ? "…" : ""}
			{pieces(text, start, marks).map(({ words, isMark, at }) =>
				isMark ? <b key={at}>{words}</b> : <span key={at}>{words}</span>,
			)}
			{cutAfter ? "…" : ""}
		</span>
	);
}

function pieces(text: string, start: number, marks: readonly Span[]) {
	const borders = marks.flatMap((mark) => [mark.start - start, Math.min(mark.end - start, text.length)]);
	return [0, ...borders].map((from, index) => ({
		at: `${from} ${index}`,
		words: text.slice(from, borders[index] ?? text.length),
		isMark: index % 2 === 1,
	}));
}
