import type {
	CaseDelta,
	CaseView,
	ClaimView,
	HistoryView,
	Layout,
	NoticeView,
	SaveStatus,
	SourceText,
	SourceView,
} from "../../shared/ipc/views.ts";
import type { Analyst } from "../../shared/schema/records.ts";
import { type EvidenceIndex, noEvidence, withEvidence } from "./evidence-index.ts";
import { defaultLayout, type PanesLayout, withoutSources } from "./layout.ts";
import { noSilences, type SilenceIndex, withSilences } from "./silence-index.ts";

/** The open case as the window keeps it: views by key, the texts on screen, the arrangement. A value. */
export interface OpenCase {
	readonly id: string;
	readonly title: string;
	readonly folder: string;
	readonly analyst: Analyst;
	readonly analysts: readonly Analyst[];
	readonly sources: Readonly<Record<string, SourceView>>;
	readonly claims: Readonly<Record<string, ClaimView>>;
	readonly evidence: EvidenceIndex;
	readonly silences: SilenceIndex;
	readonly notices: readonly NoticeView[];
	readonly history: HistoryView;
	readonly save: SaveStatus;
	/** Texts fetched so far. */
	readonly texts: Readonly<Record<string, SourceText>>;
	readonly layout: PanesLayout;
	/** Why nothing can be changed here, in a sentence; null where it can. */
	readonly readOnly: string | null;
	/** Whether the case's files are still being read: counts are not final. */
	readonly loading: boolean;
}

/** The window's state for a case that has just been opened. */
export function openCase(view: CaseView): OpenCase {
	const opened = {
		id: view.id,
		title: view.title,
		folder: view.folder,
		analyst: view.analyst,
		analysts: view.analysts,
		sources: byKey(view.sources, (source) => source.id),
		claims: byKey(view.claims, (claim) => claim.id),
		evidence: withEvidence(
			noEvidence,
			byKey(view.evidence, (evidence) => evidence.key),
		),
		silences: withSilences(
			noSilences,
			byKey(view.silences, (silence) => silence.key),
		),
		notices: view.notices,
		history: view.history,
		save: view.save,
		texts: {},
		readOnly: view.readOnly,
		loading: view.loading,
	};
	return {
		...opened,
		layout: restoredLayout(opened, view.layout),
	};
}

/** The case after a change; panes of sources that are gone or excluded close. */
export function withDelta(open: OpenCase, delta: CaseDelta): OpenCase {
	const next = {
		...open,
		title: delta.title ?? open.title,
		analysts: delta.analysts ?? open.analysts,
		sources: merged(open.sources, delta.sources),
		claims: merged(open.claims, delta.claims),
		evidence: withEvidence(open.evidence, delta.evidence ?? {}),
		silences: withSilences(open.silences, delta.silences ?? {}),
		notices: delta.notices ?? open.notices,
		history: delta.history,
		loading: delta.loading ?? open.loading,
	};
	const layout = fitting(open.layout, next);
	// The first sources of a case that is still being read are shown as soon as they are there.
	const isFirst = open.loading && Object.keys(open.sources).length === 0;
	const isEmptied = open.loading && open.layout.panes.length > 0;
	if (layout.panes.length > 0 || !(isFirst || isEmptied)) return { ...next, layout };
	return { ...next, layout: { ...layout, panes: defaultLayout(next.sources).panes } };
}

function merged<T>(
	known: Readonly<Record<string, T>>,
	changes: Readonly<Record<string, T | null>> | undefined,
): Readonly<Record<string, T>> {
	if (!changes || Object.keys(changes).length === 0) return known;
	const result: Record<string, T> = { ...known };
	for (const [key, value] of Object.entries(changes)) {
		if (value === null) delete result[key];
		else result[key] = value;
	}
	return result;
}

function byKey<T>(values: readonly T[], keyOf: (value: T) => string): Record<string, T> {
	return Object.fromEntries(values.map((value) => [keyOf(value), value]));
}

/** The kept layout as far as it fits the case, else one that shows the first sources. */
function restoredLayout(opened: Omit<OpenCase, "layout">, kept: Layout | null): PanesLayout {
	const layout = kept && fitting({ ...kept, focusedPane: 0 }, opened);
	return layout && layout.panes.length > 0 ? layout : defaultLayout(opened.sources);
}

/**
 * A layout without panes of sources and an active claim that are not here; of a claim that was merged into another, that
 * one is active. While the case is still being
 * read, they may yet come.
 */
function fitting(
	layout: PanesLayout,
	{ sources, claims, evidence, loading }: Omit<OpenCase, "layout">,
): PanesLayout {
	const isGone = (id: string) => sources[id]?.excluded ?? !loading;
	const left = withoutSources(layout, layout.panes.map((pane) => pane.sourceId).filter(isGone));
	const active = left.activeClaimId;
	const isListed = active === null || claims[active] !== undefined || evidence.claimIds.has(active);
	return isListed || loading ? left : { ...left, activeClaimId: standingFor(active, claims) };
}

/** The claim that one was merged into, so that whoever works on it stays with its evidence; null for none. */
function standingFor(claimId: string, claims: Readonly<Record<string, ClaimView>>): string | null {
	const isMerged = ({ merged }: ClaimView) => merged?.some(({ id }) => id === claimId);
	return Object.values(claims).find(isMerged)?.id ?? null;
}
