import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
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
import { caseKey } from "../../shared/merge/union.ts";
import type { Edit } from "../../shared/model/change.ts";
import type { History } from "../../shared/model/history.ts";
import type { Analyst, Claim } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession, Touched } from "./case-session.ts";
import { nameOfCase } from "./cases.ts";
import { claimView, evidenceView, hiddenEvidence, shownEvidence } from "./evidence-views.ts";
import { isSourceFact, sourceView } from "./source-views.ts";

/** The whole case for the window, or only the evidence on some of its sources. */
export function caseView(
	session: CaseSession,
	layout: Layout | null,
	onSources?: ReadonlySet<string>,
): CaseView {
	const evidence = onSources
		? [...onSources].flatMap((id) => evidenceOn(session, id))
		: shownEvidence(session);
	const sources = [...session.sources.values()].flatMap((source) => sourceView(session, source) ?? []);
	return {
		id: session.case.id,
		title: titleOf(session),
		folder: nameOfCase(session.folder),
		analyst: session.analyst,
		analysts: analystsOf(session),
		sources: inReadingOrder(sources),
		claims: claimsOf(session).flatMap(
			(claim) => claimView(session, claim, () => isQuotedUnder(session, claim.id)) ?? [],
		),
		evidence,
		silences: [],
		notices: noticesOf(session),
		history: historyView(session.history),
		save: session.saveStatus,
		layout,
		readOnly: session.readOnly,
		namesakes: [],
		loading: false,
	};
}

/** The case's title: the newest that an analyst gave it, else its folder's name. */
export function titleOf(session: CaseSession): string {
	const title = session.winners.get("setting/title")?.record;
	const given = title?.kind === "setting" && !title.deleted ? title.value : "";
	return given || nameOfCase(session.folder);
}

/** Does what the edits say as one action of the analyst, and tells what changed in the views. */
export function perform(session: CaseSession, label: string, edits: readonly Edit[]): CaseDelta {
	return deltaOf(session, session.perform(label, edits).edits);
}

/** What changed in the views through these edits of one's own. */
export function deltaOf(session: CaseSession, edits: readonly Edit[]): CaseDelta {
	const analystId = session.analyst.id;
	return deltaOfRecords(
		session,
		edits.map(({ after }) => ({ record: after, analystId })),
	);
}

/** What changed in the views because files of others came, changed or were mended. */
export function deltaOfArrival(
	session: CaseSession,
	touched: readonly Touched[],
	sources: readonly StoredSource[],
): CaseDelta {
	// Evidence that was here before its source can be shown only now.
	const waiting = sources.flatMap(({ id }) => session.winners.onSource(id));
	const delta = deltaOfRecords(session, [...touched, ...waiting]);
	const arrived = sources.map((source) => [source.id, sourceView(session, source)] as const);
	return {
		...delta,
		sources: { ...delta.sources, ...Object.fromEntries(arrived) },
		analysts: analystsOf(session),
		notices: noticesOf(session),
	};
}

/** What changed in the views because sources came into other independence groups. */
export function deltaOfGroups(session: CaseSession, sourceIds: readonly string[]): CaseDelta {
	const views = sourceIds.flatMap((id) => {
		const source = session.sources.get(id);
		return source ? [[id, sourceView(session, source)] as const] : [];
	});
	return { sources: Object.fromEntries(views), history: historyView(session.history) };
}

function deltaOfRecords(session: CaseSession, touched: readonly Touched[]): CaseDelta {
	return {
		...(touched.some(({ record }) => record.kind === "setting") ? { title: titleOf(session) } : {}),
		sources: changedSources(session, touched),
		claims: changedClaims(session, touched),
		evidence: changedEvidence(session, touched),
		history: historyView(session.history),
	};
}

function changedSources(
	session: CaseSession,
	touched: readonly Touched[],
): Record<string, SourceView | null> {
	const ids = new Set(touched.flatMap(({ record }) => (isSourceFact(record) ? [record.sourceId] : [])));
	if (ids.size === 0) return {};
	return Object.fromEntries(
		[...ids].flatMap((id) => {
			const source = session.sources.get(id);
			return source ? [[id, sourceView(session, source)]] : [];
		}),
	);
}

function changedClaims(session: CaseSession, touched: readonly Touched[]): Record<string, ClaimView | null> {
	const claims: Record<string, ClaimView | null> = {};
	for (const { record } of touched) {
		if (record.kind === "claim") claims[record.id] = listedClaim(session, record.id);
		// Evidence decides only whether a deleted claim stays listed.
		else if (record.kind === "evidence" && session.winners.get(`claim/${record.claimId}`)?.record.deleted)
			claims[record.claimId] = listedClaim(session, record.claimId);
	}
	return claims;
}

/** A claim as it is listed now; null where it is not, also because a sync engine took back what had come. */
function listedClaim(session: CaseSession, id: string): ClaimView | null {
	const claim = session.winners.get(`claim/${id}`)?.record;
	return claim?.kind === "claim" ? claimView(session, claim, () => isQuotedUnder(session, id)) : null;
}

function evidenceOn(session: CaseSession, sourceId: string): EvidenceView[] {
	return session.winners.onSource(sourceId).flatMap((winner) => evidenceView(session, winner) ?? []);
}

function isQuotedUnder(session: CaseSession, claimId: string): boolean {
	return session.winners.underClaim(claimId).some((winner) => evidenceView(session, winner) !== null);
}

function changedEvidence(
	session: CaseSession,
	touched: readonly Touched[],
): Record<string, EvidenceView | null> {
	return Object.fromEntries(
		touched.flatMap(({ record, analystId }) => {
			if (record.kind !== "evidence") return [];
			const key = caseKey(record, analystId);
			const winner = session.winners.get(key);
			return [[key, winner ? evidenceView(session, winner) : null]];
		}),
	);
}

function historyView(history: History): HistoryView {
	return { undo: history.undo.newest?.label ?? null, redo: history.redo.newest?.label ?? null };
}

function claimsOf(session: CaseSession): Claim[] {
	return [...session.winners.values()].flatMap(({ record }) => (record.kind === "claim" ? [record] : []));
}

function analystsOf(session: CaseSession): Analyst[] {
	const analysts = new Map<string, Analyst>();
	for (const { analyst } of session.layers) if (!analysts.has(analyst.id)) analysts.set(analyst.id, analyst);
	return [...analysts.values()];
}

/** Notices of one kind that are listed one by one; more are counted, or the list would be all there is to see. */
const mostNotices = 50;

function noticesOf(session: CaseSession): NoticeView[] {
	const problems = session.notices.map(({ file, problem }) => ({ file, message: problem.message }));
	const notices = [
		...listed(problems, "problem", "files need a look as well"),
		...listed(session.notes, "done", "files were put right as well"),
	];
	const hidden = hiddenEvidence(session);
	if (hidden.length === 0) return notices;
	const sources = new Set(hidden.map(({ sourceId }) => `sources/${sourceId}`));
	const count = hidden.length === 1 ? "One tag is" : `${hidden.length} tags are`;
	const reason = "because the words they quote do not stand where they say, or their source is not here";
	const message = `${count} not shown, ${reason}. They are kept as they are.`;
	return [...notices, { id: "hidden-evidence", file: [...sources].join(", "), message, tone: "problem" }];
}

function listed(
	all: readonly { readonly file: string; readonly message: string }[],
	tone: NoticeView["tone"],
	rest: string,
): NoticeView[] {
	const shown = all.slice(0, mostNotices).map(({ file, message }) => ({
		id: `${tone} ${file}`,
		file,
		message,
		tone,
	}));
	const more = all.length - shown.length;
	return more === 0 ? shown : [...shown, { id: `${tone} more`, file: "", message: `${more} ${rest}.`, tone }];
}
