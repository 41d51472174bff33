import fc from "fast-check";
import { expect, test } from "vitest";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { isSourceFact } from "./source-views.ts";
import { WinnerIndex } from "./winner-index.ts";

const analystIds = ["adaaaaaaaaaaaaaa", "benaaaaaaaaaaaaa"];
const claimIds = ["claimaaaaaaaaaaa", "claimbbbbbbbbbbb"];
const sourceIds = ["sourceaaaaaaaaaaaaaaaaaaaa", "sourcebbbbbbbbbbbbbbbbbbbb"];
const claimId = fc.constantFrom(...claimIds);
const sourceId = fc.constantFrom(...sourceIds);

/** Only what names a record and says where it belongs, of few different names. */
const anyRecord = fc
	.oneof(
		fc.record({
			kind: fc.constantFrom("evidence", "silence"),
			id: fc.constantFrom("a", "b"),
			claimId,
			sourceId,
		}),
		fc.record({ kind: fc.constant("claim"), id: claimId }),
		fc.record({ kind: fc.constant("import"), sourceId, original: fc.constant("one.txt") }),
		fc.record({ kind: fc.constant("metadata"), sourceId, field: fc.constantFrom("title", "outlet") }),
		fc.record({ kind: fc.constant("boilerplate"), sourceId, block: fc.nat({ max: 1 }) }),
		fc.record({ kind: fc.constant("exclusion"), sourceId }),
		fc.record({ kind: fc.constant("setting"), name: fc.constant("title") }),
	)
	.map((record) => record as unknown as LayerRecord);

/** Winners that come one after the other, some only to go again. */
const steps = fc.array(
	fc.record({ record: anyRecord, analystId: fc.constantFrom(...analystIds), isGone: fc.boolean() }),
	{ maxLength: 30 },
);

test("F10 every record is found by its source, its claim and its cell, whatever came and went before", () => {
	fc.assert(
		fc.property(steps, (all) => {
			const index = new WinnerIndex(new Map());
			const plain = new Map<string, Winner>();
			for (const { record, analystId, isGone } of all) {
				const key = caseKey(record, analystId);
				// What was given out before must not be given out again when it is not true any more.
				for (const id of sourceIds) [index.onSource(id), index.saidOf(id)];
				index.set(key, isGone ? undefined : { record, analystId });
				if (isGone) plain.delete(key);
				else plain.set(key, { record, analystId });
			}
			expect(index.size).toBe(plain.size);
			const found = (keep: (winner: Winner) => boolean) => new Set([...plain.values()].filter(keep));
			const isTag = ({ record }: Winner) => record.kind === "evidence" || record.kind === "silence";
			for (const source of sourceIds) {
				const isHere = ({ record }: Winner) => "sourceId" in record && record.sourceId === source;
				const onSource = index.onSource(source);
				expect(new Set(onSource)).toEqual(found((winner) => isTag(winner) && isHere(winner)));
				expect(index.onSource(source)).toBe(onSource);
				const said = index.saidOf(source);
				expect(new Set(said)).toEqual(found((winner) => isSourceFact(winner.record) && isHere(winner)));
				expect(index.saidOf(source)).toBe(said);
				for (const claim of claimIds) {
					const isUnder = ({ record }: Winner) => "claimId" in record && record.claimId === claim;
					expect(new Set(index.underClaim(claim))).toEqual(found(isUnder));
					expect(new Set(index.silencesIn(claim, source))).toEqual(
						found((winner) => winner.record.kind === "silence" && isUnder(winner) && isHere(winner)),
					);
				}
			}
		}),
		{ numRuns: 300 },
	);
});
