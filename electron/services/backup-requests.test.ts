import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Answer, Payload, RequestName } from "../../shared/ipc/channels.ts";
import { contentOf } from "../testing/backups.ts";
import { unwrap } from "../testing/case.ts";
import { setReadOnly, smallDisk } from "../testing/disk.ts";
import { answeringDialogs, fixedPreferences, recordingEmit, recordingLog } from "../testing/fakes.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { fixedWorld } from "../testing/world.ts";
import { nameOfCopy } from "./backup-requests.ts";
import type { Dialogs } from "./ports.ts";
import { createWorkbench } from "./workbench.ts";

const article = "The ferry lost power at 17:42.\nTwelve people were hurt.\n";

async function open(dataFolder: string, dialogs: Partial<Dialogs> = {}) {
	const { emit, told } = recordingEmit();
	const workbench = createWorkbench({
		showReach: () => {},
		dataFolder,
		sampleFolder: "",
		world: fixedWorld(dataFolder),
		dialogs: answeringDialogs(dialogs),
		emit,
		log: recordingLog().log,
		preferences: fixedPreferences,
		unattended: false,
		appVersion: "9.9.9",
	});
	const ask = async <Name extends RequestName>(name: Name, payload: Payload<Name>): Promise<Answer<Name>> =>
		unwrap(await workbench.handlers[name](payload));
	onTestFinished(async () => void (await workbench.prepareToQuit()));
	return { ...workbench, ask, told };
}

/** A window with a new case that has one source. */
async function openCase(dataFolder: string, dialogs: Partial<Dialogs> = {}) {
	const window = await open(dataFolder, dialogs);
	await window.ask("app.setAnalyst", { name: "Ada" });
	const { id } = await window.ask("cases.create", { title: "Ferry", chooseFolder: false });
	await window.ask("sources.importPasted", { text: article });
	return { ...window, id, folder: join(dataFolder, "cases", "Ferry.parallax") };
}

test("B7 the window lists, makes and restores backups of the open case without ever seeing a path", async () => {
	const data = await temporaryFolder();
	const place = await temporaryFolder();
	const { ask, id, folder } = await openCase(data, { chooseRestoreFolder: async () => place });
	expect(await ask("backups.list", { caseId: null })).toEqual({
		caseId: id,
		cases: [],
		backups: [],
		broken: [],
	});
	const { made, view } = await ask("backups.make", {});
	expect(made).toBe(true);
	expect(view).toMatchObject({
		caseId: id,
		cases: [{ id, title: "Ferry" }],
		backups: [{ title: "Ferry", reason: "asked for", leftOut: [] }],
	});
	// The file of the backup has everything that was done before it was asked for.
	const content = await contentOf(folder);
	const size = Object.values(content).reduce((sum, hex) => sum + hex.length / 2, 0);
	expect(view.backups[0]).toMatchObject({ files: Object.keys(content).length, size });
	expect(await ask("backups.make", {})).toEqual({ made: false, view });
	expect(await ask("backups.list", { caseId: null })).toEqual(view);

	const backupId = view.backups[0]?.id ?? "";
	const restored = await ask("backups.restore", { caseId: id, backupId });
	expect(restored.name).toMatch(/^Ferry \(backup of \d{4}-\d\d-\d\d \d\d\.\d\d\)\.parallax$/);
	expect(await contentOf(join(place, restored.name))).toEqual(content);
	const again = await ask("backups.restore", { caseId: id, backupId });
	expect(again.name).toBe(restored.name.replace(".parallax", " 2.parallax"));

	// It opens by its place among the recent cases; the other one is closed first, and backed up.
	await ask("claims.create", { statement: "There was a fire." });
	const opened = await ask("cases.openRecent", { id: restored.recentId ?? "" });
	// A case that nobody has given a title is called like its folder.
	expect(opened).toMatchObject({ id, title: restored.name.replace(".parallax", ""), claims: [] });
	const after = await ask("backups.list", { caseId: null });
	expect(after.backups.map(({ reason }) => reason)).toEqual(["the case was closed", "asked for"]);
});

test("B7 the backups of a case whose folder is gone are found and restored without it", async () => {
	const data = await temporaryFolder();
	const place = await temporaryFolder();
	const { ask, id, folder, handlers } = await openCase(data, { chooseRestoreFolder: async () => place });
	await ask("cases.close", {});
	const content = await contentOf(folder);
	await rename(folder, join(data, "gone"));
	expect(await ask("backups.list", { caseId: null })).toMatchObject({
		caseId: null,
		cases: [{ id, title: "Ferry" }],
		backups: [],
	});
	const { backups } = await ask("backups.list", { caseId: id });
	expect(backups).toMatchObject([{ reason: "the case was closed" }]);
	const { name, recentId } = await ask("backups.restore", { caseId: id, backupId: backups[0]?.id ?? "" });
	expect(await contentOf(join(place, name))).toEqual(content);
	expect(await ask("cases.openRecent", { id: recentId ?? "" })).toMatchObject({ id });
	await ask("cases.close", {});
	expect(await handlers["backups.make"]({})).toMatchObject({ ok: false, problem: { code: "no-case" } });
});

test("B4 B7 cancelling, a place inside a case and an unknown backup restore nothing", async () => {
	const data = await temporaryFolder();
	let chosen: string | null = null;
	const { ask, handlers, id, folder } = await openCase(data, { chooseRestoreFolder: async () => chosen });
	const { view } = await ask("backups.make", {});
	const backupId = view.backups[0]?.id ?? "";
	const before = await filesIn(data);
	const restore = (name = backupId) => handlers["backups.restore"]({ caseId: id, backupId: name });
	expect(await restore()).toMatchObject({ ok: false, problem: { code: "cancelled" } });
	chosen = folder;
	expect(await restore()).toMatchObject({
		ok: false,
		problem: { message: expect.stringContaining("belongs to a case") },
	});
	expect(await restore("2020-01-01T00-00-00.000Z")).toMatchObject({
		ok: false,
		problem: { code: "not-found" },
	});
	expect(await filesIn(data)).toEqual(before);
});

test("B6 a backup that lacks what the disk refuses says so, and is made all the same", async (context) => {
	const disk = await smallDisk(context, 4_000_000);
	const data = await temporaryFolder();
	await mkdir(join(disk, "cases"));
	const { ask, handlers, id } = await (async () => {
		const window = await open(data, { chooseParentFolder: async () => join(disk, "cases") });
		await window.ask("app.setAnalyst", { name: "Ada" });
		const view = await window.ask("cases.create", { title: "Ferry", chooseFolder: true });
		return { ...window, id: view.id };
	})();
	await ask("sources.importPasted", { text: article });
	setReadOnly(disk, true);
	await ask("claims.create", { statement: "There was a fire." });
	expect(await handlers["backups.make"]({})).toMatchObject({
		ok: false,
		problem: { code: "disk", message: expect.stringContaining("lacks what is not on disk yet") },
	});
	expect((await ask("backups.list", { caseId: id })).backups).toHaveLength(1);
	setReadOnly(disk, false);
});

test("B5 what cannot be used stands in the window's list with its reason", async () => {
	const data = await temporaryFolder();
	const { ask, id } = await openCase(data);
	await ask("backups.make", {});
	await writeFile(join(data, "backups", id, "backups", "2026-01-01T00-00-00.000Z.json"), "{");
	expect((await ask("backups.list", { caseId: null })).broken).toMatchObject([
		{ file: "2026-01-01T00-00-00.000Z.json", message: expect.stringContaining("not whole JSON") },
	]);
});

test("B4 a restored copy's name says what it is, and fits on every disk", () => {
	const at = new Date(2026, 10, 27, 14, 5).toISOString();
	expect(nameOfCopy({ title: "Ferry", createdAt: at })).toBe("Ferry (backup of 2026-11-27 14.05)");
	expect(nameOfCopy({ title: "Fire: 12/13?", createdAt: at })).toBe(
		"Fire 12 13 (backup of 2026-11-27 14.05)",
	);
	const long = nameOfCopy({ title: "火".repeat(500), createdAt: at });
	expect(new TextEncoder().encode(`.${long} 12.parallax.0123456789ab.restoring`).length).toBeLessThan(255);
});
