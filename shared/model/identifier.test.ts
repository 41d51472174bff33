import fc from "fast-check";
import { expect, test } from "vitest";
import { layerId, randomId } from "../schema/fields.ts";
import { blockKinds } from "../schema/files.ts";
import { analystIds, claimIds, sourceIds } from "../testing/samples.ts";
import { analystOfLayer, layerIdOf, newId, silenceFingerprint } from "./identifier.ts";

test("F5 a random id is what the schema expects, and all of its 80 bits are random", () => {
	const asked: number[] = [];
	const id = newId((length) => {
		asked.push(length);
		return new Uint8Array(length).fill(7);
	});
	expect(asked).toEqual([10]);
	expect(randomId.safeParse(id).success).toBe(true);
	fc.assert(
		fc.property(
			fc.uint8Array({ minLength: 10, maxLength: 10 }),
			fc.uint8Array({ minLength: 10, maxLength: 10 }),
			(a, b) => {
				expect(newId(() => a) === newId(() => b)).toBe(Buffer.compare(a, b) === 0);
			},
		),
	);
});

test("F5 a layer's id joins analyst and device, and gives the analyst back", () => {
	const id = layerIdOf("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb");
	expect(layerId.safeParse(id).success).toBe(true);
	expect(analystOfLayer(id)).toBe("aaaaaaaaaaaaaaaa");
});

test("F9 no two cells, no two analysts and no source give the words that a silence's id is the hash of", () => {
	const [analyst, other] = analystIds;
	const [claim, otherClaim] = claimIds;
	const [source, otherSource] = sourceIds;
	const fingerprint = silenceFingerprint(analyst, claim, source);
	expect(fingerprint).toBe(`silence\n${analyst}\n${claim}\n${source}\n`);
	const all = [
		fingerprint,
		silenceFingerprint(other, claim, source),
		silenceFingerprint(analyst, otherClaim, source),
		silenceFingerprint(analyst, claim, otherSource),
		silenceFingerprint(claim, analyst, source),
	];
	expect(new Set(all).size).toBe(all.length);
	expect(blockKinds).not.toContain(fingerprint.split("\n")[0]);
});
