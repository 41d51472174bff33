import { expect, test } from "vitest";
import { offeredClaims } from "../merge/concurrent.ts";
import type { Claim } from "../schema/records.ts";
import { editing, now } from "../testing/editing.ts";
import { claim, claimIds, layerIds, layerOf, rank } from "../testing/samples.ts";
import { editClaim, mergeClaim, placeClaim } from "./claim-edits.ts";

const [own = "", , foreign = "", , other = ""] = layerIds;

test("F6 F8 editing a teammate's claim is a new version in one's own layer, based on theirs", () => {
	const theirs = claim({ version: [4, foreign], verdict: "True", "x-unknown": 1 } as never);
	const { before, after } = editClaim(editing(theirs), theirs, { statement: "It poured." });
	expect(before).toBe(theirs);
	expect(after).toEqual({
		...theirs,
		statement: "It poured.",
		version: [5, own],
		base: [4, foreign],
		ancestors: [[4, foreign]],
		editedAt: now,
	});
});

test("a verdict and a rationale are given, changed and taken away; what is left out stays", () => {
	const plain = claim();
	const given = editClaim(editing(plain), plain, { verdict: "Half true", rationale: "See note 3." })
		.after as Claim;
	expect(given).toMatchObject({ statement: plain.statement, verdict: "Half true", rationale: "See note 3." });
	const changed = editClaim(editing(given), given, { verdict: "True" }).after as Claim;
	expect(changed).toMatchObject({ verdict: "True", rationale: "See note 3." });
	const taken = editClaim(editing(changed), changed, { verdict: "", rationale: "" }).after;
	expect(taken).not.toHaveProperty("verdict");
	expect(taken).not.toHaveProperty("rationale");
});

test("F8 a version that came after the one seen loses to the edit and is offered beside it, until it is settled", () => {
	const seen = claim({ version: [1, own] });
	const theirs = claim({ version: [2, foreign], base: [1, own], statement: "Theirs.", verdict: "True" });
	const edit = editClaim(
		editing(theirs),
		theirs,
		{ statement: "Mine." },
		{ version: seen.version, known: [seen] },
	);
	expect(edit.before).toBe(theirs);
	expect(edit.after).toMatchObject({
		statement: "Mine.",
		// What the edit does not touch is as it shows.
		verdict: "True",
		version: [3, own],
		base: [1, own],
		ancestors: [[1, own]],
	});
	const layers = [layerOf(own, [edit.after]), layerOf(foreign, [theirs])];
	expect(offeredClaims(layers, seen).map((offer) => offer.claim)).toEqual([theirs]);
});

test("F8 an edit of a version that no layer has any more descends from that version, and from what the analyst knows", () => {
	const mine = claim({ version: [2, own], base: [1, other] });
	const theirs = claim({ version: [5, foreign], base: [4, foreign] });
	const { after } = editClaim(
		editing(theirs),
		theirs,
		{ verdict: "True" },
		{ version: [3, foreign], known: [mine] },
	);
	expect(after).toMatchObject({
		version: [6, own],
		base: [3, foreign],
		ancestors: [
			[2, own],
			[3, foreign],
			[1, other],
		],
	});
});

test("F8 merging writes into the claim where its evidence goes, and nothing else", () => {
	const theirs = claim({ version: [4, foreign] });
	const { after } = mergeClaim(editing(theirs), theirs, claimIds[1]);
	expect(after).toMatchObject({ ...theirs, mergedInto: claimIds[1], version: [5, own], editedAt: now });
});

test("a claim is placed by a record of its own, above whoever placed it last", () => {
	const known = rank({ version: [3, foreign], rank: "3" });
	const { before, after } = placeClaim(editing(known), known.claimId, "m");
	expect(before).toBe(known);
	expect(after).toEqual(rank({ rank: "m", version: [4, own], editedAt: now }));
});
