import { anchorHolds } from "../../shared/anchor/span.ts";
import type {
	CaseDelta,
	CaseView,
	ClaimView,
	EvidenceView,
	HistoryView,
	Layout,
	NoticeView,
	SourceView,
} from "../../shared/ipc/views.ts";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { Edit } from "../../shared/model/change.ts";
import type { History } from "../../shared/model/history.ts";
import { countWords } from "../../shared/model/text.ts";
import type {
	Analyst,
	Claim,
	Evidence,
	LayerRecord,
	Metadata,
	MetadataField,
} from "../../shared/schema/records.ts";
import { metadataFields } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/case-folder.ts";
import type { CaseSession } from "./case-session.ts";

/** UTF-16 code units of a text's opening that are shown for a source without a title. */
const openingLength = 80;

/** The whole case for the window. */
export function caseView(session: CaseSession, folderName: string, layout: Layout | null): CaseView {
	const byKind = groupByKind(session);
	const evidence = shownEvidence(session);
	return {
		id: session.case.id,
		title: titleOf(session, folderName),
		folder: folderName,
		analyst: session.analyst,
		analysts: analystsOf(session),
		sources: [...session.sources.values()].flatMap(
			(source) => sourceView(session, source, byKind.facts) ?? [],
		),
		claims: byKind.claims.flatMap(
			(claim) => claimView(session, claim, () => carriesEvidence(claim, evidence)) ?? [],
		),
		evidence,
		notices: noticesOf(session, byKind.evidence),
		history: historyView(session.history),
		save: session.saveStatus,
		layout,
	};
}

/** The case's title: the newest that an analyst gave it, else the folder's name. */
export function titleOf(session: CaseSession, folderName: string): string {
	const title = session.winners.get("setting/title")?.record;
	return title?.kind === "setting" && !title.deleted && title.value ? title.value : folderName;
}

/** What changed in the views through these edits; the history is the caller's to add. */
export function deltaOf(session: CaseSession, edits: readonly Edit[]): Omit<CaseDelta, "history"> {
	const sources: Record<string, SourceView | null> = {};
	const claims: Record<string, ClaimView | null> = {};
	const evidence: Record<string, EvidenceView | null> = {};
	let title: string | undefined;
	const touchedClaims = new Set<string>();
	for (const { after } of edits) {
		if (after.kind === "claim") touchedClaims.add(after.id);
		else if (after.kind === "evidence") {
			const key = caseKey(after, session.analyst.id);
			const winner = session.winners.get(key);
			evidence[key] = winner ? evidenceView(session, winner) : null;
			// A deleted claim is listed only while live evidence hangs on it.
			if (liveClaim(session, after.claimId)?.deleted) touchedClaims.add(after.claimId);
		} else if (after.kind === "setting") title = after.value;
		else if (after.kind !== "silence") {
			const source = session.sources.get(after.sourceId);
			if (source) sources[source.id] = sourceView(session, source, factsOf(session, source.id));
		}
	}
	for (const id of touchedClaims) {
		const claim = liveClaim(session, id);
		claims[id] = claim
			? claimView(session, claim, () => carriesEvidence(claim, shownEvidence(session)))
			: null;
	}
	return { ...(title === undefined ? {} : { title }), sources, claims, evidence };
}

/** What undo and redo would do. */
export function historyView(history: History): HistoryView {
	return { undo: history.undo.at(-1)?.label ?? null, redo: history.redo.at(-1)?.label ?? null };
}

interface Kinds {
	readonly claims: Claim[];
	readonly evidence: Winner[];
	/** What is known of each source. */
	readonly facts: Map<string, LayerRecord[]>;
}

function groupByKind(session: CaseSession): Kinds {
	const kinds: Kinds = { claims: [], evidence: [], facts: new Map() };
	for (const winner of session.winners.values()) {
		const { record } = winner;
		if (record.kind === "claim") kinds.claims.push(record);
		else if (record.kind === "evidence") kinds.evidence.push(winner);
		else if (record.kind !== "silence" && record.kind !== "setting") {
			const facts = kinds.facts.get(record.sourceId);
			if (facts) facts.push(record);
			else kinds.facts.set(record.sourceId, [record]);
		}
	}
	return kinds;
}

function factsOf(session: CaseSession, sourceId: string): Map<string, LayerRecord[]> {
	return new Map([[sourceId, groupByKind(session).facts.get(sourceId) ?? []]]);
}

function liveClaim(session: CaseSession, id: string): Claim | undefined {
	const record = session.winners.get(`claim/${id}`)?.record;
	return record?.kind === "claim" ? record : undefined;
}

/** Null for a deleted claim, unless live evidence keeps it listed (rule F7). */
function claimView(session: CaseSession, claim: Claim, hasEvidence: () => boolean): ClaimView | null {
	const editedBy = session.nameOf(claim.version);
	const shown = { id: claim.id, statement: claim.statement, editedBy, createdAt: claim.createdAt };
	if (!claim.deleted) return shown;
	return hasEvidence() ? { ...shown, deletedBy: editedBy } : null;
}

function carriesEvidence(claim: Claim, evidence: readonly EvidenceView[]): boolean {
	return evidence.some((item) => item.claimId === claim.id);
}

function shownEvidence(session: CaseSession): EvidenceView[] {
	return [...session.winners.values()].flatMap((winner) => evidenceView(session, winner) ?? []);
}

/** Null for what is deleted, and for an anchor that does not hold: it is shown nowhere, and a notice counts it. */
function evidenceView(session: CaseSession, { record, analystId }: Winner): EvidenceView | null {
	if (record.kind !== "evidence" || record.deleted || !holds(session, record)) return null;
	const { id, claimId, sourceId, stance, anchor, note, attributedTo } = record;
	return {
		key: caseKey(record, analystId),
		id,
		analystId,
		claimId,
		sourceId,
		stance,
		start: anchor.start,
		end: anchor.end,
		quote: anchor.quote,
		...(note === undefined ? {} : { note }),
		...(attributedTo === undefined ? {} : { attributedTo }),
		own: analystId === session.analyst.id,
	};
}

function holds(session: CaseSession, evidence: Evidence): boolean {
	const source = session.sources.get(evidence.sourceId);
	return source !== undefined && anchorHolds(source.text, evidence.anchor);
}

/** Null for a source whose import was taken back, unless someone's live evidence quotes it. */
function sourceView(
	session: CaseSession,
	source: StoredSource,
	allFacts: ReadonlyMap<string, readonly LayerRecord[]>,
): SourceView | null {
	const everSaid = allFacts.get(source.id) ?? [];
	const everImported = everSaid.filter((fact) => fact.kind === "import");
	if (everImported.length > 0 && everImported.every((fact) => fact.deleted)) {
		if (!shownEvidence(session).some((evidence) => evidence.sourceId === source.id)) return null;
	}
	const facts = everSaid.filter((fact) => !fact.deleted);
	const imports = facts.flatMap((fact) => (fact.kind === "import" ? [fact] : []));
	imports.sort((a, b) => (a.editedAt < b.editedAt ? 1 : a.editedAt > b.editedAt ? -1 : 0));
	const metadata = facts.filter((fact): fact is Metadata => fact.kind === "metadata");
	const valueOf = (field: MetadataField) => metadata.find((fact) => fact.field === field)?.value ?? "";
	return {
		id: source.id,
		fileNames: [...new Set(imports.map((fact) => fact.fileName))],
		metadata: Object.fromEntries(
			metadataFields.map((field) => [field, valueOf(field)]),
		) as SourceView["metadata"],
		words: wordsOf(source),
		opening: source.text.slice(0, openingLength),
		boilerplate: facts
			.flatMap((fact) => (fact.kind === "boilerplate" && fact.folded ? [fact.block] : []))
			.filter((block) => block < source.blocks.length)
			.sort((a, b) => a - b),
		excluded: facts.some((fact) => fact.kind === "exclusion" && fact.excluded),
		warnings: [...new Set(imports.flatMap((fact) => fact.warnings ?? []))],
	};
}

const wordCounts = new WeakMap<StoredSource, number>();

/** A source's text never changes, so its words are counted once. */
function wordsOf(source: StoredSource): number {
	const known = wordCounts.get(source);
	if (known !== undefined) return known;
	const words = countWords(source.text);
	wordCounts.set(source, words);
	return words;
}

function analystsOf(session: CaseSession): Analyst[] {
	const analysts = new Map<string, Analyst>();
	for (const { analyst } of session.layers) if (!analysts.has(analyst.id)) analysts.set(analyst.id, analyst);
	return [...analysts.values()];
}

function noticesOf(session: CaseSession, evidence: readonly Winner[]): NoticeView[] {
	const notices = session.notices.map(({ file, problem }) => ({ id: file, file, message: problem.message }));
	const hidden = evidence.filter(
		({ record }) => record.kind === "evidence" && !record.deleted && !holds(session, record),
	);
	if (hidden.length === 0) return notices;
	const missing = new Set(
		hidden.flatMap(({ record }) => (record.kind === "evidence" ? [record.sourceId] : [])),
	);
	return [
		...notices,
		{
			id: "hidden-evidence",
			file: [...missing].map((id) => `sources/${id}`).join(", "),
			message:
				`${hidden.length === 1 ? "One tag is" : `${hidden.length} tags are`} not shown, because the words they quote ` +
				"do not stand where they say, or their source is not here. They are kept as they are.",
		},
	];
}
