import fc from "fast-check";
import { expect, test } from "vitest";
import { standingClaims } from "../../shared/merge/merged-claims.ts";
import type { Claim } from "../../shared/schema/records.ts";
import { claim } from "../../shared/testing/samples.ts";
import { WinnerIndex } from "./winner-index.ts";

const ids = [..."abcdefgh"];
const id = fc.constantFrom(...ids);

/** Claims that are merged, deleted, unmerged, or go again, one after the other. */
const steps = fc.array(
	fc.record({
		id,
		mergedInto: fc.option(id, { nil: undefined }),
		deleted: fc.boolean(),
		isGone: fc.boolean(),
	}),
	{ maxLength: 40 },
);

function indexAfter(all: readonly { id: string; claim: Claim | undefined }[]): WinnerIndex {
	const index = new WinnerIndex(new Map());
	for (const { id: claimId, claim: record } of all) {
		index.set(`claim/${claimId}`, record && { record, analystId: "adaaaaaaaaaaaaaa" });
		// What was worked out before must not be given out again when it is not true any more.
		for (const other of ids) index.merges.standingFor(other);
	}
	return index;
}

function versionOf(step: { id: string; mergedInto?: string; deleted: boolean; isGone: boolean }) {
	const { id: claimId, mergedInto, deleted, isGone } = step;
	const fields = {
		...(mergedInto === undefined ? {} : { mergedInto }),
		...(deleted ? { deleted: true as const } : {}),
	};
	return { id: claimId, claim: isGone ? undefined : claim({ id: claimId, ...fields }) };
}

test("F8 whatever came and went before, what stands for what is what all claims together say", () => {
	fc.assert(
		fc.property(steps, (all) => {
			const index = indexAfter(all.map((step) => versionOf(step as never)));
			const claims = index.claims();
			const standing = standingClaims(claims);
			for (const claimId of ids) {
				expect(index.merges.standingFor(claimId)).toBe(standing.get(claimId) ?? claimId);
				const group = ids.filter((other) => other !== claimId && standing.get(other) === claimId);
				expect([...index.merges.mergedInto(claimId)].sort()).toEqual(group);
			}
			// An index that is built at once says the same.
			const winners = new Map(
				claims.map((record) => [`claim/${record.id}`, { record, analystId: "adaaaaaaaaaaaaaa" }]),
			);
			const built = new WinnerIndex(winners);
			for (const claimId of ids)
				expect(built.merges.standingFor(claimId)).toBe(index.merges.standingFor(claimId));
		}),
		{ numRuns: 500 },
	);
});

test("F8 when a claim changes, all that another claim stands for now are joined to it, to its old or its new target", () => {
	fc.assert(
		fc.property(
			steps,
			fc.record({ id, mergedInto: fc.option(id, { nil: undefined }), deleted: fc.boolean() }),
			(all, last) => {
				const made = all.map((step) => versionOf(step as never));
				const index = indexAfter(made);
				const before = new Map(ids.map((claimId) => [claimId, index.merges.standingFor(claimId)]));
				const was = index.claim(last.id);
				const after = versionOf({ ...last, isGone: false } as never).claim;
				if (after) index.set(`claim/${last.id}`, { record: after, analystId: "adaaaaaaaaaaaaaa" });
				const ends = [last.id, was?.mergedInto, after?.mergedInto].flatMap((end) => end ?? []);
				const joined = index.merges.joinedTo(ends);
				for (const claimId of ids) {
					const [old, now] = [before.get(claimId) ?? claimId, index.merges.standingFor(claimId)];
					if (old === now) continue;
					expect(joined).toContain(claimId);
					expect(joined).toContain(old);
					expect(joined).toContain(now);
				}
			},
		),
		{ numRuns: 1_000 },
	);
});

test("F8 in a case in which nothing is merged every claim stands for itself", () => {
	const index = indexAfter(ids.map((claimId) => ({ id: claimId, claim: claim({ id: claimId }) })));
	for (const claimId of ids) {
		expect(index.merges.standingFor(claimId)).toBe(claimId);
		expect(index.merges.mergedInto(claimId)).toEqual([]);
		expect(index.merges.joinedTo([claimId])).toEqual(new Set([claimId]));
	}
});
