import fc from "fast-check";
import { expect, test } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import {
	type EvidenceIndex,
	evidenceOnSource,
	evidenceUnderClaim,
	noEvidence,
	withEvidence,
} from "./evidence-index.ts";
import { evidenceView } from "./testing/views.ts";

type Delta = Readonly<Record<string, EvidenceView | null>>;

const sourceIds = ["a", "b", "c", "d"];
const claimIds = ["k", "l", "m"];
const keys = Array.from({ length: 60 }, (_, number) => `e${number}`);

function deltaOn(sources: readonly string[], claims: readonly string[], most: number): fc.Arbitrary<Delta> {
	const item = fc
		.record({ sourceId: fc.constantFrom(...sources), claimId: fc.constantFrom(...claims), start: fc.nat(20) })
		.map(
			({ sourceId, claimId, start }) =>
				(key: string) =>
					evidenceView(key, sourceId, claimId, start),
		);
	const change = fc.tuple(fc.constantFrom(...keys), fc.option(item));
	const changes = fc.uniqueArray(change, { selector: ([key]) => key, maxLength: most, size: "max" });
	return changes.map((list) => Object.fromEntries(list.map(([key, make]) => [key, make?.(key) ?? null])));
}

// Many on one source go another way than few.
const delta = fc.oneof(deltaOn(sourceIds, claimIds, 40), deltaOn(["a"], ["k"], 60));

/** What the index must hold, regrouped from all evidence. */
function regrouped(all: ReadonlyMap<string, EvidenceView>) {
	const sorted = [...all.values()].sort((x, y) => {
		const [left, right] = [x, y].map(({ sourceId, start, key }) =>
			[sourceId, String(start + 100), key].join(),
		);
		return (left ?? "") < (right ?? "") ? -1 : 1;
	});
	return {
		size: sorted.length,
		onSource: sourceIds.map((id) => sorted.filter(({ sourceId }) => sourceId === id)),
		underClaim: claimIds.map((id) => sorted.filter(({ claimId }) => claimId === id)),
		claimIds: new Set(sorted.map(({ claimId }) => claimId)),
	};
}

function heldBy(index: EvidenceIndex) {
	return {
		size: index.byKey.size,
		onSource: sourceIds.map((id) => evidenceOnSource(index, id)),
		underClaim: claimIds.map((id) => evidenceUnderClaim(index, id)),
		claimIds: index.claimIds,
	};
}

test("after any deltas the index is what regrouping all evidence gives, and the index before is what it was", () => {
	fc.assert(
		fc.property(fc.array(delta, { maxLength: 6 }), (deltas) => {
			const all = new Map<string, EvidenceView>();
			let index = noEvidence;
			for (const changes of deltas) {
				const [before, expectedBefore] = [index, regrouped(all)];
				index = withEvidence(index, changes);
				for (const [key, item] of Object.entries(changes)) {
					if (item) all.set(key, item);
					else all.delete(key);
				}
				expect(heldBy(index)).toEqual(regrouped(all));
				for (const key of keys) expect(index.byKey.get(key)).toBe(all.get(key));
				expect(heldBy(before)).toEqual(expectedBefore);
			}
		}),
	);
});

test("groups that a delta does not touch stay the same lists", () => {
	fc.assert(
		fc.property(delta, delta, (first, changes) => {
			const before = withEvidence(noEvidence, first);
			const after = withEvidence(before, changes);
			const touched = Object.entries(changes).flatMap(([key, item]) => [before.byKey.get(key), item]);
			for (const id of sourceIds) {
				if (touched.some((item) => item?.sourceId === id)) continue;
				expect(evidenceOnSource(after, id)).toBe(evidenceOnSource(before, id));
			}
			for (const id of claimIds) {
				if (touched.some((item) => item?.claimId === id)) continue;
				expect(evidenceUnderClaim(after, id)).toBe(evidenceUnderClaim(before, id));
			}
			const isSameSet = [...before.claimIds].sort().join() === [...after.claimIds].sort().join();
			if (isSameSet) expect(after.claimIds).toBe(before.claimIds);
		}),
	);
});

test("a delta without evidence, or that takes out what is not there, changes nothing", () => {
	const index = withEvidence(noEvidence, { e1: evidenceView("e1", "a", "k", 3) });
	expect(withEvidence(index, {})).toBe(index);
	expect(withEvidence(index, { e2: null })).toBe(index);
	expect(evidenceOnSource(index, "none")).toBe(evidenceUnderClaim(index, "nowhere"));
});
