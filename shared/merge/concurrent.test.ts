import fc from "fast-check";
import { expect, test } from "vitest";
import { editClaim } from "../model/claim-edits.ts";
import { settleClaim } from "../model/edits.ts";
import { type Layer, recordsOf } from "../model/layer.ts";
import type { Claim } from "../schema/records.ts";
import { anyLayers } from "../testing/arbitraries.ts";
import { analystIds, claim, claimIds, instant, layerIds, layerOf } from "../testing/samples.ts";
import { offeredClaims } from "./concurrent.ts";
import { winnerFor } from "./union.ts";

const [a = "", , b = "", , c = ""] = layerIds;
const first = claim({ statement: "first", version: [1, a] });

/** A claim edited in `layerId` by someone whose case has these layers. */
function edit(layers: readonly Layer[], layerId: string, statement: string): Claim {
	const current = winnerFor(layers, first, "")?.record;
	const editing = { layerId, now: instant, newId: () => "", current: () => current };
	return editClaim(editing, current as Claim, { statement }).after as Claim;
}

function statements(layers: readonly Layer[]): string[] {
	return offeredClaims(layers, first).map(({ claim: { statement } }) => statement);
}

test("F8 of two edits that did not see each other the winner shows and the other is offered, with its analyst", () => {
	const start = [layerOf(a, [first])];
	const byBen = layerOf(b, [edit(start, b, "Ben's")]);
	const byCleo = layerOf(c, [edit(start, c, "Cleo's")]);
	const layers = [...start, byBen, byCleo];
	expect(winnerFor(layers, first, "")?.record).toMatchObject({ statement: "Cleo's" });
	const [offered, ...others] = offeredClaims(layers, first);
	expect(offered).toMatchObject({ claim: { statement: "Ben's" }, layerId: b, analystId: analystIds[1] });
	expect(others).toEqual([]);
});

test("F8 edits one after the other offer nothing, also when versions in between are not kept", () => {
	const one = layerOf(a, [first]);
	const two = layerOf(b, [edit([one], b, "second")]);
	const three = layerOf(a, [edit([one, two], a, "third")]);
	expect(statements([three, two])).toEqual([]);
	const four = layerOf(a, [edit([three, two], a, "fourth")]);
	expect(statements([four, two])).toEqual([]);
	// An edit that had seen only the second version stands beside the third and the fourth.
	const beside = layerOf(c, [edit([one, two], c, "beside")]);
	expect(statements([four, two, beside])).toEqual(["beside"]);
});

test("F8 an offered version that someone has edited is offered as edited, not as it was", () => {
	const start = layerOf(a, [first]);
	const byBen = layerOf(b, [edit([start], b, "Ben's")]);
	const mine = layerOf(a, [edit([start], a, "mine")]);
	const again = layerOf(a, [edit([mine], a, "mine again")]);
	const onBens = layerOf(c, [edit([start, byBen], c, "Cleo's on Ben's")]);
	expect(statements([again, byBen, onBens])).toEqual(["mine again"]);
	expect(statements([layerOf(a, [edit([again], a, "last")]), byBen, onBens])).toEqual(["Cleo's on Ben's"]);
});

test("F8 a deletion and an edit that did not see each other are offered against each other", () => {
	const start = layerOf(a, [first]);
	const deleted: Claim = { ...edit([start], c, "first"), deleted: true };
	const byBen = layerOf(b, [edit([start], b, "Ben's")]);
	expect(statements([start, byBen, layerOf(c, [deleted])])).toEqual(["Ben's"]);
});

test("F8 versions that say the same are not offered, however they came about; any difference in words is", () => {
	const winner = claim({ version: [2, c], verdict: "Half true", rationale: "See note 3." });
	const beside = (fields: Partial<Claim>) =>
		statements([layerOf(c, [winner]), layerOf(b, [{ ...winner, version: [2, b], ...fields }])]);
	expect(beside({ editedAt: "2026-04-01T00:00:00.000Z", createdAt: instant, base: [1, a] })).toEqual([]);
	for (const fields of [
		{ statement: "Other." },
		{ verdict: "True" },
		{ rationale: "See note 4." },
		{ deleted: true as const },
		{ mergedInto: claimIds[1] },
	]) {
		expect(beside(fields), JSON.stringify(fields)).toHaveLength(1);
	}
});

test("F8 what is settled is offered no more, also not after further edits", () => {
	const start = layerOf(a, [first]);
	const byBen = layerOf(b, [edit([start], b, "Ben's")]);
	const byCleo = layerOf(c, [edit([start], c, "Cleo's")]);
	const layers = [start, byBen, byCleo];
	const winner = winnerFor(layers, first, "")?.record as Claim;
	const offered = offeredClaims(layers, first).map((offer) => offer.claim);
	for (const chosen of [winner, ...offered]) {
		const editing = { layerId: a, now: instant, newId: () => "", current: () => winner };
		const settled = layerOf(a, [settleClaim(editing, chosen, offered).after]);
		expect(statements([settled, byBen, byCleo])).toEqual([]);
		const edited = layerOf(a, [edit([settled, byBen, byCleo], a, "further")]);
		expect(statements([edited, byBen, byCleo])).toEqual([]);
	}
});

test("F6 F8 a forged equal version hides nothing: the one that loses by its content is offered", () => {
	const layers = [layerOf(a, [first]), layerOf(b, [{ ...first, statement: "forged" }])];
	expect(winnerFor(layers, first, "")?.record).toMatchObject({ statement: "forged" });
	expect(offeredClaims(layers, first)).toMatchObject([{ claim: first, layerId: a }]);
});

test("F8 nothing is offered where nobody has the claim, or one layer alone", () => {
	expect(offeredClaims([], first)).toEqual([]);
	expect(offeredClaims([layerOf(a), layerOf(b)], first)).toEqual([]);
	expect(offeredClaims([layerOf(a, [first]), layerOf(b)], first)).toEqual([]);
});

test("F8 F10 what is offered does not depend on the order of the layers, and never holds the winner", () => {
	fc.assert(
		fc.property(
			anyLayers.chain((layers) =>
				fc.tuple(
					fc.constant(layers),
					fc.shuffledSubarray(layers, { minLength: layers.length, maxLength: layers.length }),
				),
			),
			([layers, shuffled]) => {
				for (const like of layers.flatMap((layer) => [...recordsOf(layer)])) {
					if (like.kind !== "claim") continue;
					const offered = offeredClaims(layers, like);
					expect(offeredClaims(shuffled, like)).toEqual(offered);
					const winner = winnerFor(layers, like, "")?.record;
					expect(offered.map((offer) => offer.claim)).not.toContain(winner);
				}
			},
		),
		{ numRuns: 300 },
	);
});
