import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type { SourceView } from "../../shared/ipc/views.ts";
import type { Winner } from "../../shared/merge/union.ts";
import type { Claim } from "../../shared/schema/records.ts";
import { type FoldedText, fold } from "../../shared/search/fold.ts";
import type { ClaimField } from "../../shared/search/results.ts";
import {
	notedOf,
	type SearchableCase,
	type SearchableClaim,
	type SearchableSource,
	type SearchableTag,
	type Wording,
	wordingOf,
} from "../../shared/search/searchable.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "./case-session.ts";
import { evidenceView } from "./evidence-views.ts";
import { sourceView } from "./source-views.ts";

/**
 * The open case as it is searched. What is folded stays so: neither a text nor a record ever changes, so an edit costs
 * the next search what was edited and no more.
 */
export class SearchableSession implements SearchableCase {
	private listing: ReadonlyMap<string, Listed> = new Map();
	private ordered: readonly StoredSource[] = [];

	constructor(private readonly session: CaseSession) {}

	get sources(): Iterable<SearchableSource> {
		return this.inOrder();
	}

	/** All: up to a thousand articles a plain scan takes a few milliseconds. */
	candidates(): Iterable<SearchableSource> {
		return this.inOrder();
	}

	get claims(): Iterable<SearchableClaim> {
		return claimsOf(this.session);
	}

	standingClaim(claimId: string): string {
		return this.session.winners.merges.standingFor(claimId);
	}

	analystName(analystId: string): string {
		const layer = this.session.layers.find(({ analyst }) => analyst.id === analystId);
		return fold(layer?.analyst.name ?? "").text;
	}

	/** Each source is made ready when the search comes to it, so that the first search is not one long step. */
	private *inOrder(): Generator<SearchableSource> {
		this.order();
		for (const source of this.ordered) yield searchableSource(this.session, source, this.viewOf(source.id));
	}

	/** Puts the sources in reading order, if anybody has said something new of one. */
	private order(): void {
		const { sources } = this.session;
		const before = this.listing;
		this.listing = new Map([...sources].map(([id, source]) => [id, this.listed(source, before.get(id))]));
		const isAsBefore = [...this.listing].every(([id, { view }]) => before.get(id)?.view === view);
		if (isAsBefore && before.size === this.listing.size) return;
		const views = [...this.listing.values()].flatMap(({ view }) => (view && !view.excluded ? [view] : []));
		this.ordered = inReadingOrder(views).flatMap(({ id }) => sources.get(id) ?? []);
	}

	private listed(source: StoredSource, before: Listed | undefined): Listed {
		const said = this.session.winners.saidOf(source.id);
		const evidence = this.session.winners.onSource(source.id);
		if (before?.said === said && before.evidence === evidence) return before;
		const view = sourceView(this.session, source);
		// Of what is shown of a source a tag changes only whether it is.
		const isAsBefore = before?.said === said && (before.view === null) === (view === null);
		return { said, evidence, view: isAsBefore ? before.view : view };
	}

	private viewOf(sourceId: string): SourceView | null {
		return this.listing.get(sourceId)?.view ?? null;
	}
}

/** A source as it was when it was last looked at, and the lists that it was made from. */
interface Listed {
	readonly said: readonly Winner[];
	readonly evidence: readonly Winner[];
	/** Null where it is not listed. */
	readonly view: SourceView | null;
}

const texts = new WeakMap<StoredSource, FoldedText>();
const names = new WeakMap<SourceView, string>();
const tags = new WeakMap<readonly Winner[], ReturnType<typeof tagsOf>>();
const wordings = new WeakMap<Claim, Wording<ClaimField>>();

function searchableSource(
	session: CaseSession,
	source: StoredSource,
	view: SourceView | null,
): SearchableSource {
	const winners = session.winners.onSource(source.id);
	return {
		id: source.id,
		name: view ? known(names, view, nameOf) : "",
		text: known(texts, source, ({ text }) => fold(text)),
		...known(tags, winners, () => tagsOf(session, winners)),
	};
}

function nameOf({ metadata, fileNames }: SourceView): string {
	return fold([...Object.values(metadata), ...fileNames].join("\n")).text;
}

function tagsOf(session: CaseSession, winners: readonly Winner[]) {
	const shown: SearchableTag[] = winners.flatMap((winner) => {
		const view = evidenceView(session, winner);
		if (view === null || winner.record.kind !== "evidence") return [];
		const { key, analystId, stance, start, end, note, attributedTo } = view;
		const { claimId } = winner.record;
		const wording = wordingOf([
			["note", note],
			["attributedTo", attributedTo],
		]);
		return [{ key, claimId, analystId, stance, start, end, wording }];
	});
	return { tags: shown, ...notedOf(shown) };
}

/** The claims that are listed, in the order in which they were started. */
function* claimsOf(session: CaseSession): Generator<SearchableClaim> {
	for (const claim of session.winners.claims()) {
		if (isListed(session, claim)) yield { id: claim.id, wording: known(wordings, claim, wordingOfClaim) };
	}
}

/** As `claimView` says, without working out what teammates offer. */
function isListed({ winners }: CaseSession, { id, deleted }: Claim): boolean {
	if (winners.merges.standingFor(id) !== id) return false;
	return (
		!deleted || winners.underStanding(id).some(({ record }) => record.kind === "evidence" && !record.deleted)
	);
}

function wordingOfClaim({ statement, verdict, rationale }: Claim): Wording<ClaimField> {
	return wordingOf([
		["statement", statement],
		["verdict", verdict],
		["rationale", rationale],
	]);
}

/** What was made of something before, or is made of it now. */
function known<Key extends object, Made>(made: WeakMap<Key, Made>, key: Key, make: (key: Key) => Made): Made {
	const before = made.get(key);
	if (before !== undefined) return before;
	const now = make(key);
	made.set(key, now);
	return now;
}
