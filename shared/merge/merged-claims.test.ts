import fc from "fast-check";
import { expect, test } from "vitest";
import type { Claim } from "../schema/records.ts";
import { claim, layerIds } from "../testing/samples.ts";
import { standingClaims } from "./merged-claims.ts";

const ids = [..."abcdefgh"].map((letter) => letter.repeat(16));
const [a = "", b = "", c = "", d = ""] = ids;

function merged(id: string, mergedInto?: string, fields: Partial<Claim> = {}): Claim {
	return claim({ id, ...(mergedInto === undefined ? {} : { mergedInto }), ...fields });
}

function standing(...claims: Claim[]): Record<string, string> {
	return Object.fromEntries(standingClaims(claims));
}

/** Claims merged at random: chains, trees, cycles, claims merged into themselves, deleted and missing ones. */
const anyClaims = fc
	.uniqueArray(
		fc.record({
			id: fc.constantFrom(...ids),
			target: fc.option(fc.constantFrom(...ids), { nil: undefined }),
			isDeleted: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
		}),
		{ selector: ({ id }) => id },
	)
	.map((all) =>
		all.map(({ id, target, isDeleted }) => merged(id, target, isDeleted ? { deleted: true } : {})),
	);

test("F8 a merged claim is stood for by the one at the end of the chain", () => {
	expect(standing(merged(a, b), merged(b, c), merged(c), merged(d))).toEqual({
		[a]: c,
		[b]: c,
		[c]: c,
		[d]: d,
	});
});

test("F8 in a cycle the smallest id stands, also for claims that lead into it", () => {
	expect(standing(merged(d, c), merged(c, b), merged(b, c))).toEqual({ [b]: b, [c]: b, [d]: b });
	expect(standing(merged(a, c), merged(c, b), merged(b, c))).toEqual({ [a]: b, [b]: b, [c]: b });
	expect(standing(merged(a, a))).toEqual({ [a]: a });
});

test("F8 a claim merged into one that is deleted or has not arrived stands for itself, and so does a deleted one", () => {
	expect(standing(merged(a, b))).toEqual({ [a]: a });
	expect(standing(merged(a, b), merged(b, c, { deleted: true }), merged(c))).toEqual({
		[a]: a,
		[b]: b,
		[c]: c,
	});
	expect(standing(merged(a, b), merged(b, c))).toEqual({ [a]: b, [b]: b });
});

test("F6 F8 of several versions of one claim the greatest says where it leads", () => {
	const [layerId = ""] = layerIds;
	const versions = [merged(a, b, { version: [1, layerId] }), merged(a, c, { version: [2, layerId] })];
	for (const order of [versions, [...versions].reverse()]) {
		expect(standing(...order, merged(b), merged(c))[a]).toBe(c);
	}
});

test("F8 what stands stands for itself, is live where the claim is, and equals a naive walk, in any order", () => {
	fc.assert(
		fc.property(
			anyClaims.chain((claims) =>
				fc.tuple(
					fc.constant(claims),
					fc.shuffledSubarray(claims, { minLength: claims.length, maxLength: claims.length }),
				),
			),
			([claims, shuffled]) => {
				const stands = standingClaims(claims);
				expect([...stands].sort()).toEqual([...standingClaims(shuffled)].sort());
				expect([...stands.keys()].sort()).toEqual(claims.map(({ id }) => id).sort());
				for (const { id, deleted } of claims) {
					const end = stands.get(id) ?? "";
					expect(stands.get(end)).toBe(end);
					expect(end).toBe(naive(claims, id));
					if (!deleted) expect(claims.find((other) => other.id === end)?.deleted).toBeUndefined();
				}
			},
		),
		{ numRuns: 1_000 },
	);
});

test("F8 a chain of many thousand claims ends", () => {
	const many = Array.from({ length: 20_000 }, (_, index) => `x${index}`);
	const claims = many.map((id, index) => merged(id, many[index + 1]));
	expect(new Set(standingClaims(claims).values())).toEqual(new Set([many.at(-1)]));
});

/** As many steps as there are claims, then the smallest of as many again. */
function naive(claims: readonly Claim[], id: string): string {
	const step = (from: string) => {
		const here = claims.find((other) => other.id === from);
		const next = here?.deleted ? undefined : claims.find((other) => other.id === here?.mergedInto);
		return next && !next.deleted ? next.id : from;
	};
	let at = id;
	for (const _ of claims) at = step(at);
	const around = claims.map(() => {
		at = step(at);
		return at;
	});
	return around.sort()[0] ?? id;
}
