import { expect, test } from "vitest";

import { editing, now } from "../testing/editing.ts";
import {
	claim,
	evidence,
	exclusion,
	layerIds,
	metadata,
	setting,
	silence,
	sourceIds,
} from "../testing/samples.ts";
import {
	describeSource,
	excludeSource,
	foldBlock,
	newClaim,
	newEvidence,
	newSilence,
	remove,
	settleClaim,
	titleCase,
} from "./edits.ts";

const [own = "", , foreign = "", , other = ""] = layerIds;

test("F6 a new record starts at 1, in one's own layer, now", () => {
	const { before, after } = newClaim(editing(), "It rained.");
	expect(before).toBeNull();
	expect(after).toEqual({
		kind: "claim",
		id: "newidaaaaaaaaaaa",
		statement: "It rained.",
		createdAt: now,
		version: [1, own],
		editedAt: now,
	});
});

test("F8 an edit descends from all that the version it edits descends from, and from that version", () => {
	const theirs = claim({
		version: [4, foreign],
		base: [3, own],
		ancestors: [
			[3, own],
			[2, other],
		],
	});
	const { after } = remove(editing(theirs), theirs);
	expect(after).toMatchObject({
		base: [4, foreign],
		ancestors: [
			[3, own],
			[4, foreign],
			[2, other],
		],
	});
});

test("F8 settling a claim writes what was chosen, descending from all that was offered", () => {
	const winner = claim({
		version: [4, own],
		statement: "Mine.",
		ancestors: [[1, foreign]],
		base: [1, foreign],
	});
	const offered = claim({ version: [3, other], statement: "Theirs.", base: [2, foreign] });
	const { before, after } = settleClaim(editing(winner), offered, [offered]);
	expect(before).toBe(winner);
	expect(after).toEqual({
		...offered,
		version: [5, own],
		base: [4, own],
		ancestors: [
			[4, own],
			[2, foreign],
			[3, other],
		],
		editedAt: now,
	});
});

test("F9 a silence is recorded under the id given, and again where it was withdrawn", () => {
	const { id, claimId, sourceId } = silence();
	const first = newSilence(editing(), id, claimId, sourceId).after;
	expect(first).toEqual(silence({ createdAt: now, editedAt: now, version: [1, own] }));
	const withdrawn = remove(editing(first), first).after;
	expect(withdrawn).toEqual({ ...first, deleted: true, version: [2, own] });
	const later = { ...editing(withdrawn), now: "2026-05-01T08:00:00.000Z" };
	const again = newSilence(later, id, claimId, sourceId);
	expect(again.before).toBe(withdrawn);
	expect(again.after).toEqual({ ...first, version: [3, own], editedAt: later.now });
});

test("F6 the new version is above the winner in the whole case, not above what the caller held", () => {
	const held = claim({ version: [1, own] });
	const winner = claim({ version: [6, foreign] });
	const { before, after } = remove(editing(winner), held);
	expect(before).toBe(winner);
	expect(after).toMatchObject({ version: [7, own], base: [6, foreign] });
});

test("F7 deleting keeps the last content and says so", () => {
	const theirs = evidence({ version: [2, own], note: "Check this." });
	const { after } = remove(editing(theirs), theirs);
	expect(after).toEqual({ ...theirs, deleted: true, version: [3, own], editedAt: now });
});

test("evidence is made with what was asked for", () => {
	const { claimId, sourceId, stance, anchor } = evidence();
	const { after } = newEvidence(editing(), { claimId, sourceId, stance, anchor });
	expect(after).toEqual(
		evidence({ id: "newidaaaaaaaaaaa", createdAt: now, editedAt: now, version: [1, own] }),
	);
});

test("F4 what is known of a source is put by source and field, above whoever said it last", () => {
	const known = [metadata({ version: [3, foreign] }), exclusion({ version: [1, foreign] })];
	const title = describeSource(editing(...known), sourceIds[0], "title", "Corrected");
	expect(title.after).toMatchObject({ field: "title", value: "Corrected", version: [4, own] });
	expect(describeSource(editing(...known), sourceIds[0], "outlet", "Paper").before).toBeNull();
	expect(excludeSource(editing(...known), sourceIds[0], false).after).toMatchObject({
		excluded: false,
		version: [2, own],
	});
	expect(foldBlock(editing(), sourceIds[0], 3, true).after).toMatchObject({
		block: 3,
		folded: true,
		version: [1, own],
	});
});

test("the title of the case is a setting", () => {
	const { after } = titleCase(editing(setting({ version: [1, foreign] })), "Ferry");
	expect(after).toMatchObject({ kind: "setting", name: "title", value: "Ferry", version: [2, own] });
});

test("F7 putting a deleted record again brings it back to life", () => {
	const gone = metadata({ version: [2, foreign], deleted: true });
	const { after } = describeSource(editing(gone), sourceIds[0], "title", "Back");
	expect(after).not.toHaveProperty("deleted");
	expect(after).toMatchObject({ value: "Back", version: [3, own] });
});
