import fc from "fast-check";
import { expect, test } from "vitest";
import type { SilenceView } from "../../shared/ipc/views.ts";
import { noSilences, silencesForClaim, silencesOnSource, withSilences } from "./silence-index.ts";
import { silenceView as silence } from "./testing/views.ts";

const names = ["a", "b", "c"];
const one = fc.record({ source: fc.constantFrom(...names), claim: fc.constantFrom(...names) });
const change = fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5"), fc.option(one));

test("F9 silences are found by source and by claim, after any changes, against a plain list", () => {
	fc.assert(
		fc.property(fc.array(change), (changes) => {
			let index = noSilences;
			const plain = new Map<string, SilenceView>();
			for (const entries of changes) {
				const views = Object.entries(entries).map(([key, value]) => {
					const view = value && silence(key, value.source, value.claim);
					if (view) plain.set(key, view);
					else plain.delete(key);
					return [key, view] as const;
				});
				index = withSilences(index, Object.fromEntries(views));
			}
			const keys = (list: readonly SilenceView[]) => list.map(({ key }) => key).sort();
			expect(index.byKey.size).toBe(plain.size);
			for (const name of names) {
				const all = [...plain.values()];
				expect(keys(silencesOnSource(index, name))).toEqual(
					keys(all.filter((item) => item.sourceId === name)),
				);
				expect(keys(silencesForClaim(index, name))).toEqual(
					keys(all.filter((item) => item.claimId === name)),
				);
			}
		}),
	);
});

test("a change leaves the lists that it does not touch as they are", () => {
	const index = withSilences(noSilences, { 1: silence("1", "a", "k"), 2: silence("2", "b", "l") });
	const next = withSilences(index, { 3: silence("3", "b", "l") });
	expect(silencesOnSource(next, "a")).toBe(silencesOnSource(index, "a"));
	expect(silencesForClaim(next, "k")).toBe(silencesForClaim(index, "k"));
	expect(silencesForClaim(next, "l")).toHaveLength(2);
	expect(withSilences(next, {})).toBe(next);
});
