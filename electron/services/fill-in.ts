import { setImmediate as nextTurn } from "node:timers/promises";
import type { CaseDelta, CaseView, EvidenceView } from "../../shared/ipc/views.ts";
import type { CaseSession } from "./case-session.ts";
import { caseView } from "./case-views.ts";
import { evidenceView } from "./evidence-views.ts";

/** Pieces of evidence that go to the window together: more would keep it from drawing for too long. */
const piece = 2_000;

/**
 * Brings a window that shows a snapshot up to what the case really holds: first what is said of sources and
 * claims, then the evidence source by source. `tell` takes each piece; the last says that loading is over.
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
	const shown = new Map<string, EvidenceView[]>();
	for (const item of snapshot.evidence) shown.set(item.sourceId, [...(shown.get(item.sourceId) ?? []), item]);
	let waiting: Record<string, EvidenceView | null> = {};
	let count = 0;
	for (const id of new Set([...session.winners.sourceIds(), ...shown.keys()])) {
		const evidence = session.winners.onSource(id).flatMap((winner) => evidenceView(session, winner) ?? []);
		const changed = changes(shown.get(id) ?? [], evidence, ({ key }) => key);
		Object.assign(waiting, changed);
		count += Object.keys(changed).length;
		if (count < piece) continue;
		tell({ evidence: waiting, history: actual.history });
		waiting = {};
		count = 0;
		await nextTurn();
	}
	tell({ evidence: waiting, notices, loading: false, history });
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
