import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type {
	CaseView,
	EvidenceView,
	HistoryView,
	Layout,
	NoticeView,
	SilenceView,
} from "../../shared/ipc/views.ts";
import type { History } from "../../shared/model/history.ts";
import type { Analyst } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";
import { nameOfCase } from "./cases.ts";
import { listedClaims } from "./claim-views.ts";
import { evidenceView, hiddenEvidence, shownEvidence } from "./evidence-views.ts";
import { shownSilences, silenceView } from "./silence-views.ts";
import { sourceView } from "./source-views.ts";

/** The whole case for the window, or only the evidence and silences on some of its sources. */
export function caseView(
	session: CaseSession,
	layout: Layout | null,
	onSources?: ReadonlySet<string>,
): CaseView {
	const evidence = onSources
		? [...onSources].flatMap((id) => evidenceOn(session, id))
		: shownEvidence(session);
	const silences = onSources
		? [...onSources].flatMap((id) => silencesOn(session, id))
		: shownSilences(session);
	const sources = [...session.sources.values()].flatMap((source) => sourceView(session, source) ?? []);
	return {
		id: session.case.id,
		title: titleOf(session),
		folder: nameOfCase(session.folder),
		analyst: session.analyst,
		analysts: analystsOf(session),
		sources: inReadingOrder(sources),
		claims: listedClaims(session),
		evidence,
		silences,
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

/** The evidence on a source that is shown. */
export function evidenceOn(session: CaseSession, sourceId: string): EvidenceView[] {
	return session.winners.onSource(sourceId).flatMap((winner) => evidenceView(session, winner) ?? []);
}

/** The silences on a source that are shown. */
export function silencesOn(session: CaseSession, sourceId: string): SilenceView[] {
	return session.winners.onSource(sourceId).flatMap((winner) => silenceView(session, winner) ?? []);
}

/** What undo and redo would do, in words. */
export function historyView(history: History): HistoryView {
	return { undo: history.undo.newest?.label ?? null, redo: history.redo.newest?.label ?? null };
}

/** Everybody who has worked on the case, each once. */
export function analystsOf(session: CaseSession): Analyst[] {
	const analysts = new Map<string, Analyst>();
	for (const { analyst } of session.layers) if (!analysts.has(analyst.id)) analysts.set(analyst.id, analyst);
	return [...analysts.values()];
}

/** Notices of one kind that are listed one by one; more are counted, or the list would be all there is to see. */
const mostNotices = 50;

/** What the analyst should know about the case's files. */
export function noticesOf(session: CaseSession): NoticeView[] {
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
