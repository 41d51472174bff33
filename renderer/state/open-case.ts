import type {
	CaseDelta,
	CaseView,
	ClaimView,
	EvidenceView,
	HistoryView,
	Layout,
	NoticeView,
	SaveStatus,
	SourceText,
	SourceView,
} from "../../shared/ipc/views.ts";
import type { Analyst } from "../../shared/schema/records.ts";
import { defaultLayout, type PanesLayout, withoutSources } from "./layout.ts";

/** The open case as the window keeps it: views by key, the texts on screen, the arrangement. A value. */
export interface OpenCase {
	readonly id: string;
	readonly title: string;
	readonly folder: string;
	readonly analyst: Analyst;
	readonly analysts: readonly Analyst[];
	readonly sources: Readonly<Record<string, SourceView>>;
	readonly claims: Readonly<Record<string, ClaimView>>;
	readonly evidence: Readonly<Record<string, EvidenceView>>;
	readonly notices: readonly NoticeView[];
	readonly history: HistoryView;
	readonly save: SaveStatus;
	/** Texts fetched so far. */
	readonly texts: Readonly<Record<string, SourceText>>;
	readonly layout: PanesLayout;
}

/** The window's state for a case that has just been opened. */
export function openCase(view: CaseView): OpenCase {
	const sources = byKey(view.sources, (source) => source.id);
	return {
		id: view.id,
		title: view.title,
		folder: view.folder,
		analyst: view.analyst,
		analysts: view.analysts,
		sources,
		claims: byKey(view.claims, (claim) => claim.id),
		evidence: byKey(view.evidence, (evidence) => evidence.key),
		notices: view.notices,
		history: view.history,
		save: view.save,
		texts: {},
		layout: restoredLayout(view.layout, sources, view.claims),
	};
}

/** The case after a change; panes of sources that are gone or excluded close. */
export function withDelta(open: OpenCase, delta: CaseDelta): OpenCase {
	const sources = merged(open.sources, delta.sources);
	const gone = Object.entries(delta.sources ?? {}).flatMap(([id, source]) =>
		source === null || source.excluded ? [id] : [],
	);
	const claims = merged(open.claims, delta.claims);
	const layout = gone.length > 0 ? withoutSources(open.layout, gone) : open.layout;
	const active = layout.activeClaimId;
	return {
		...open,
		title: delta.title ?? open.title,
		sources,
		claims,
		evidence: merged(open.evidence, delta.evidence),
		history: delta.history,
		layout: active !== null && !claims[active] ? { ...layout, activeClaimId: null } : layout,
	};
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

/** The kept layout as far as it still fits the case, else one that shows the first sources. */
function restoredLayout(
	layout: Layout | null,
	sources: Readonly<Record<string, SourceView>>,
	claims: readonly ClaimView[],
): PanesLayout {
	const present = (id: string) => sources[id] !== undefined && !sources[id].excluded;
	if (!layout?.panes.some((pane) => present(pane.sourceId))) return defaultLayout(sources);
	const gone = layout.panes.map((pane) => pane.sourceId).filter((id) => !present(id));
	const restored = withoutSources({ ...layout, focusedPane: 0 }, gone);
	const known = claims.some((claim) => claim.id === layout.activeClaimId);
	return known ? restored : { ...restored, activeClaimId: null };
}
