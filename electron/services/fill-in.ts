import { setImmediate as nextTurn } from "node:timers/promises";
import type { CaseDelta, CaseView, EvidenceView, SilenceView } from "../../shared/ipc/views.ts";
import type { CaseSession } from "./case-session.ts";
import { caseView, evidenceOn, silencesOn } from "./case-views.ts";

/** Pieces of evidence and silences that go to the window together: more would keep it from drawing for too long. */
const piece = 2_000;

/**
 * Brings a window that shows a snapshot up to what the case really holds: first what is said of sources and
 * claims, then the evidence and silences source by source. `tell` takes each piece; the last says that loading is over.
 */
export async function fillIn(
	session: CaseSession,
	snapshot: CaseView,
	tell: (delta: CaseDelta) => void,
): Promise<void> {
	const actual = caseView(session, snapshot.layout, new Set());
	const { title, analysts, notices, history } = actual;
	tell({
		title,
		analysts,
		sources: changes(snapshot.sources, actual.sources, ({ id }) => id),
		claims: changes(snapshot.claims, actual.claims, ({ id }) => id),
		history,
	});
	const evidence = bySource(snapshot.evidence);
	const silences = bySource(snapshot.silences);
	let waiting: Waiting = { evidence: {}, silences: {} };
	let count = 0;
	for (const id of new Set([...session.winners.sourceIds(), ...evidence.keys(), ...silences.keys()])) {
		const tags = changes(evidence.get(id) ?? [], evidenceOn(session, id), ({ key }) => key);
		const silent = changes(silences.get(id) ?? [], silencesOn(session, id), ({ key }) => key);
		Object.assign(waiting.evidence, tags);
		Object.assign(waiting.silences, silent);
		count += Object.keys(tags).length + Object.keys(silent).length;
		if (count < piece) continue;
		tell({ ...waiting, history: actual.history });
		waiting = { evidence: {}, silences: {} };
		count = 0;
		await nextTurn();
	}
	tell({ ...waiting, notices, loading: false, history });
}

/** What has changed and is not told yet. */
interface Waiting {
	readonly evidence: Record<string, EvidenceView | null>;
	readonly silences: Record<string, SilenceView | null>;
}

function bySource<Tag extends { readonly sourceId: string }>(tags: readonly Tag[]): Map<string, Tag[]> {
	const groups = new Map<string, Tag[]>();
	for (const tag of tags) {
		const group = groups.get(tag.sourceId);
		if (group) group.push(tag);
		else groups.set(tag.sourceId, [tag]);
	}
	return groups;
}

/** What differs, by key: new values, and null for what is gone. */
function changes<T>(
	before: readonly T[],
	after: readonly T[],
	keyOf: (item: T) => string,
): Record<string, T | null> {
	const old = new Map(before.map((item) => [keyOf(item), item]));
	const changed: Record<string, T | null> = {};
	for (const item of after) {
		const known = old.get(keyOf(item));
		if (!known || JSON.stringify(known) !== JSON.stringify(item)) changed[keyOf(item)] = item;
		old.delete(keyOf(item));
	}
	for (const key of old.keys()) changed[key] = null;
	return changed;
}
