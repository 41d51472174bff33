import { expect, test } from "vitest";
import type { SilenceView } from "../../shared/ipc/views.ts";
import { noSilences, silencesOnClaim, withSilences } from "./silence-index.ts";

function silence(key: string, claimId: string, sourceId = "a"): SilenceView {
	return { key, id: key, analystId: "ada", claimId, sourceId, own: true };
}

test("silences are found under their claims, and gone ones are not", () => {
	const [one, two, three] = [silence("1", "k"), silence("2", "k", "b"), silence("3", "l")];
	const all = withSilences(noSilences, { 1: one, 2: two, 3: three });
	expect(silencesOnClaim(all, "k")).toEqual([one, two]);
	expect(silencesOnClaim(all, "l")).toEqual([three]);
	expect(silencesOnClaim(all, "m")).toEqual([]);
	const less = withSilences(all, { 1: null, 3: null });
	expect(silencesOnClaim(less, "k")).toEqual([two]);
	expect(silencesOnClaim(less, "l")).toEqual([]);
	expect(silencesOnClaim(all, "k")).toEqual([one, two]);
});

test("a silence that moved with its claim is under the other one; lists that nothing touched are the same", () => {
	const all = withSilences(noSilences, { 1: silence("1", "k"), 2: silence("2", "l") });
	const merged = withSilences(all, { 1: silence("1", "m") });
	expect(silencesOnClaim(merged, "k")).toEqual([]);
	expect(silencesOnClaim(merged, "m")).toHaveLength(1);
	expect(silencesOnClaim(merged, "l")).toBe(silencesOnClaim(all, "l"));
	expect(withSilences(merged, { gone: null })).toBe(merged);
});
