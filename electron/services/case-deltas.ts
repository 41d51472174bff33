import type { CaseDelta, ClaimView, SourceView } from "../../shared/ipc/views.ts";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { Edit } from "../../shared/model/change.ts";
import type { Claim, LayerRecord } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession, Touched } from "./case-session.ts";
import { analystsOf, historyView, noticesOf, titleOf } from "./case-views.ts";
import { listedClaim } from "./claim-views.ts";
import { evidenceView } from "./evidence-views.ts";
import { silenceView } from "./silence-views.ts";
import { isSourceFact, sourceView } from "./source-views.ts";

/** Does what the edits say as one action of the analyst, and tells what changed in the views. */
export function perform(session: CaseSession, label: string, edits: readonly Edit[]): CaseDelta {
	return deltaOf(session, session.perform(label, edits).edits);
}

/** What changed in the views through these edits of one's own. */
export function deltaOf(session: CaseSession, edits: readonly Edit[]): CaseDelta {
	const analystId = session.analyst.id;
	return deltaOfRecords(
		session,
		edits.map(({ before, after }) => ({ record: after, analystId, before })),
	);
}

/** What changed in the views because files of others came, changed or were mended. */
export function deltaOfArrival(
	session: CaseSession,
	touched: readonly Touched[],
	sources: readonly StoredSource[],
): CaseDelta {
	// Evidence that was here before its source can be shown only now.
	const waiting = sources.flatMap(({ id }) => session.winners.onSource(id).map(asTouched));
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

function asTouched({ record, analystId }: Winner): Touched {
	return { record, analystId, before: record };
}

function deltaOfRecords(session: CaseSession, touched: readonly Touched[]): CaseDelta {
	const regrouped = regroupedClaims(session, touched);
	const tags = new Map(touched.map(({ record, analystId }) => [caseKey(record, analystId), record]));
	for (const id of regrouped)
		for (const { record, analystId } of session.winners.underClaim(id))
			tags.set(caseKey(record, analystId), record);
	for (const { record, analystId } of silencesBeside(session, touched))
		tags.set(caseKey(record, analystId), record);
	return {
		...(touched.some(({ record }) => record.kind === "setting") ? { title: titleOf(session) } : {}),
		sources: changedSources(session, touched),
		claims: changedClaims(session, touched, regrouped),
		evidence: changed(session, tags, "evidence", evidenceView),
		silences: changed(session, tags, "silence", silenceView),
		history: historyView(session.history),
	};
}

/** Silences where evidence came, changed or went: it decides whether they are shown. */
function silencesBeside(session: CaseSession, touched: readonly Touched[]): Winner[] {
	const { merges } = session.winners;
	return touched.flatMap(({ record, before }) =>
		[record, before].flatMap((version) => {
			if (version?.kind !== "evidence") return [];
			const standing = merges.standingFor(version.claimId);
			return [standing, ...merges.mergedInto(standing)].flatMap((id) =>
				session.winners.silencesIn(id, version.sourceId),
			);
		}),
	);
}

/**
 * Claims that stand for others now, or that others stand for, or that did before: what was made for them shows under
 * another claim. Only where a claim's part in merging has changed; what it is joined to now, by its old target and by
 * its new one, is all that this can be about.
 */
function regroupedClaims(session: CaseSession, touched: readonly Touched[]): ReadonlySet<string> {
	const ends = touched.flatMap(({ record, before }) => {
		if (record.kind !== "claim") return [];
		const [was, is] = [targetIn(before), targetIn(session.winners.claim(record.id) ?? null)];
		return was === is ? [] : [record.id, was, is].filter((id) => typeof id === "string");
	});
	if (ends.length === 0) return new Set();
	const joined = session.winners.merges.joinedTo(ends);
	// A claim that comes or goes without being merged with any other leaves what was made for it where it is.
	return joined.size > 1 ? joined : new Set();
}

/** What a claim is merged into, null if into none; undefined where there is no claim that could take another in. */
function targetIn(record: LayerRecord | null): string | null | undefined {
	return record?.kind === "claim" && !record.deleted ? (record.mergedInto ?? null) : undefined;
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

function changedClaims(
	session: CaseSession,
	touched: readonly Touched[],
	regrouped: ReadonlySet<string>,
): Record<string, ClaimView | null> {
	const ids = new Set(regrouped);
	for (const { record, before } of touched) {
		if (record.kind === "claim") {
			ids.add(record.id);
			// It is named by the claim that stands for it.
			ids.add(session.winners.merges.standingFor(record.id));
		} else if (record.kind === "rank") {
			ids.add(record.claimId);
			ids.add(session.winners.merges.standingFor(record.claimId));
		} else if (record.kind === "evidence")
			for (const id of claimsNamedBy(record, before)) if (session.winners.claim(id)?.deleted) ids.add(id);
	}
	return Object.fromEntries([...ids].map((id) => [id, listedClaim(session, id)]));
}

/** Evidence decides only whether a deleted claim stays listed: the one it is under, and the one it was under. */
function claimsNamedBy(...records: readonly (LayerRecord | null)[]): Claim["id"][] {
	return records.flatMap((record) => (record?.kind === "evidence" ? [record.claimId] : []));
}

function changed<View>(
	session: CaseSession,
	tags: ReadonlyMap<string, LayerRecord>,
	kind: LayerRecord["kind"],
	viewOf: (session: CaseSession, winner: Winner) => View | null,
): Record<string, View | null> {
	return Object.fromEntries(
		[...tags].flatMap(([key, record]) => {
			if (record.kind !== kind) return [];
			const winner = session.winners.get(key);
			return [[key, winner ? viewOf(session, winner) : null]];
		}),
	);
}
