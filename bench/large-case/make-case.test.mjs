// @ts-check
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createCaseFolder, readCaseFolder } from "../../electron/files/case-folder.ts";
import { hiddenEvidence, shownEvidence } from "../../electron/services/evidence-views.ts";
import { openSession } from "../../electron/services/open-session.ts";
import { Profile } from "../../electron/services/profile.ts";
import { unwrap } from "../../electron/testing/case.ts";
import { fingerprints, temporaryFolder, textsIn } from "../../electron/testing/folder.ts";
import { fixedWorld } from "../../electron/testing/world.ts";
import { makeLargeCase } from "./make-case.mjs";

const size = { sources: 7, analysts: 3, evidence: 400, claims: 11, words: 120 };

/** @param {string} [seed] */
async function madeCase(seed) {
	const place = await temporaryFolder();
	const folder = join(place, "Large.parallax");
	const made = await makeLargeCase({ ...size, folder, ...(seed === undefined ? {} : { seed }) });
	return { folder, ...made };
}

test("a generated case is whole: every file is read, every anchor holds, every record has its number", async () => {
	const { folder, layers, sourceIds } = await madeCase();
	const content = unwrap(await readCaseFolder(folder));
	expect(content.notices).toEqual([]);
	expect(content.sources.map(({ id }) => id)).toEqual([...sourceIds].sort());
	expect(new Set(content.layers.map(({ id }) => id))).toEqual(new Set(layers.map(({ id }) => id)));
	for (const layer of content.layers) {
		const { upTo, shards } = layers.find(({ id }) => id === layer.id) ?? {};
		expect(layer).toMatchObject({ upTo, shards });
	}
	const records = content.layers.flatMap(({ shards }) =>
		[...shards.values()].flatMap((shard) => [...shard.values()]),
	);
	const evidence = records.flatMap((record) => (record.kind === "evidence" ? [record] : []));
	expect(evidence).toHaveLength(size.evidence);
	expect(evidence.some(({ deleted }) => deleted)).toBe(true);
	expect(evidence.some(({ version }) => version[0] > 1)).toBe(true);
	const claims = records.flatMap((record) => (record.kind === "claim" ? [record.id] : []));
	expect(new Set(claims).size).toBe(size.claims);
	// Some claims were worded better by somebody else.
	expect(claims.length).toBeGreaterThan(size.claims);
});

test("the same seed makes the same bytes, another seed another case", async () => {
	const [one, same, other] = await Promise.all([madeCase(), madeCase(), madeCase("another")]);
	expect(await textsIn(same.folder)).toEqual(await textsIn(one.folder));
	expect(other.caseId).not.toBe(one.caseId);
	expect(other.sourceIds.filter((id) => one.sourceIds.includes(id))).toEqual([]);
});

test("the analyst at this machine finds their layer as they left it, with its history", async () => {
	const place = await temporaryFolder();
	const folder = join(place, "Large.parallax");
	const dataFolder = join(place, "data");
	const { caseId, own } = await makeLargeCase({ ...size, evidence: 4_000, folder, dataFolder });
	const before = await fingerprints(place);
	const world = fixedWorld();
	const identity = await (await Profile.read(dataFolder, world)).identity("Nobody", "nowhere", caseId);
	expect(identity).toEqual(own);
	const session = unwrap(
		await openSession(folder, { dataFolder, ...identity, world, onSaveStatus: () => {} }),
	);
	onTestFinished(() => session.close());
	expect(session.layerId).toBe(`${own?.analyst.id}-${own?.device.id}`);
	expect(session.notices).toEqual([]);
	expect(session.notes).toEqual([]);
	expect(hiddenEvidence(session)).toEqual([]);
	expect(shownEvidence(session).length).toBeGreaterThan(3_900);
	await session.readHistory();
	expect(session.history.undo.length).toBeGreaterThan(4_000 / size.analysts);
	await session.flush();
	// Nothing had to be mended, copied or noted.
	expect(await fingerprints(place)).toEqual(before);
	expect(Object.keys(before).some((path) => path.includes("/history/000001.jsonl"))).toBe(true);
});

test("a case is not made over something that is there", async () => {
	const folder = join(await temporaryFolder(), "There.parallax");
	unwrap(await createCaseFolder(folder, "caseaaaaaaaaaaaa", "2026-03-01T09:00:00.000Z"));
	await expect(makeLargeCase({ ...size, folder })).rejects.toThrow("is there already");
});
