import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Answer, Payload, RequestName } from "../../shared/ipc/channels.ts";
import type { CaseDelta, CheckProgress } from "../../shared/ipc/views.ts";
import { ben, openAs, tag, unwrap } from "../testing/case.ts";
import { answeringDialogs, fixedPreferences, recordingEmit, recordingLog } from "../testing/fakes.ts";
import { fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { fixedWorld } from "../testing/world.ts";
import { createWorkbench } from "./workbench.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const article = "The ferry lost power at 17:42.\nTwelve people were hurt.\n";

/** A window with a case that has one source and one tag, and its files. */
async function openWithTag() {
	const dataFolder = await temporaryFolder();
	const { emit, told } = recordingEmit();
	const { log } = recordingLog();
	const workbench = createWorkbench({
		showReach: () => {},
		dataFolder,
		sampleFolder: join(import.meta.dirname, "../../resources/sample"),
		world: fixedWorld(),
		dialogs: answeringDialogs(),
		emit,
		log,
		preferences: fixedPreferences,
		unattended: false,
		appVersion: "9.9.9",
	});
	const ask = async <Name extends RequestName>(name: Name, payload: Payload<Name>): Promise<Answer<Name>> =>
		unwrap(await workbench.handlers[name](payload));
	onTestFinished(async () => void (await workbench.prepareToQuit()));
	await ask("app.setAnalyst", { name: "Ada" });
	await ask("cases.create", { title: "Ferry", chooseFolder: false });
	const { imported } = await ask("sources.importPasted", { text: article });
	const sourceId = imported[0]?.sourceId ?? "";
	const tagged = { sourceId, start: 0, end: 9, quote: "The ferry", stance: "agrees", claimId: null } as const;
	await ask("evidence.tag", tagged);
	const folder = join(dataFolder, "cases", "Ferry.parallax");
	const layer = async () => `layers/${(await readdir(join(folder, "layers")))[0]}`;
	return { ...workbench, ask, told, dataFolder, folder, sourceId, layer };
}

test("K1 the open case is checked with everything saved before, and the window is told how far it is", async () => {
	const { ask, told, folder } = await openWithTag();
	const view = await ask("case.check", { repair: false });
	expect(view).toEqual({
		findings: [],
		counts: { error: 0, warning: 0, information: 0 },
		repairable: 0,
		files: 7,
		repaired: null,
	});
	const progress = told.flatMap(({ name, data }) =>
		name === "checkProgress" ? [data as CheckProgress] : [],
	);
	expect(progress).toEqual(progress.map((_step, index) => ({ done: index + 1, total: 7 })));
	expect(progress).toHaveLength(7);
	const before = await fingerprints(folder);
	await ask("case.check", { repair: false });
	expect(await fingerprints(folder)).toEqual(before);
});

test("K2 K3 what is found is put right through the open session, and what comes back shows at once", async () => {
	const { ask, told, folder, sourceId, layer, dataFolder } = await openWithTag();
	await ask("case.check", { repair: false });
	// A file that is written anew says that it contains all changes up to now.
	const content = async () =>
		Object.entries(await textsIn(folder)).map(([path, text]) => [path, text.replace(/"upTo": \d+/, "")]);
	const before = await content();
	await writeFile(join(folder, `sources/${sourceId}/source.json`), "{");
	expect(await ask("case.check", { repair: false })).toMatchObject({
		findings: [{ code: "broken-file", repairable: true }],
		repairable: 1,
		counts: { error: 1 },
		repaired: null,
	});
	// The watch may find these before the repair does: they come back either way.
	await rm(join(folder, await layer(), "evidence"), { recursive: true });
	await writeFile(join(folder, await layer(), "sources.json"), "{ broken");
	const { repaired, ...after } = await ask("case.check", { repair: true });
	expect(after).toEqual({
		findings: [],
		counts: { error: 0, warning: 0, information: 0 },
		repairable: 0,
		files: 7,
	});
	expect(repaired?.refused).toEqual([]);
	expect(repaired?.done).toHaveLength(repaired?.count ?? 0);
	expect(repaired?.done.at(-1)).toBe(`sources/${sourceId}/source.json was made anew from its original.`);
	const [caseId = ""] = await readdir(join(dataFolder, "set-aside"));
	expect(repaired?.keptIn).toBe(join(dataFolder, "set-aside", caseId));
	expect(await content()).toEqual(before);
	const deltas = told.flatMap(({ name, data }) => (name === "caseChanged" ? [data as CaseDelta] : []));
	expect(deltas.at(-1)?.notices?.filter(({ tone }) => tone === "problem")).toEqual([]);
	// The session goes on from where it is.
	await ask("claims.create", { statement: "It rained." });
	expect(await ask("case.check", { repair: false })).toMatchObject({ findings: [] });
});

test("K1 a check is ended by the window, by another check, and by quitting", async () => {
	const { ask, handlers, prepareToQuit } = await openWithTag();
	const cancelled = { ok: false, problem: { code: "cancelled" } };
	const first = handlers["case.check"]({ repair: false });
	await ask("case.cancelCheck", {});
	expect(await first).toMatchObject(cancelled);
	const second = handlers["case.check"]({ repair: false });
	const third = handlers["case.check"]({ repair: false });
	expect(await second).toMatchObject(cancelled);
	expect(await third).toMatchObject({ ok: true });
	const fourth = handlers["case.check"]({ repair: false });
	expect(await prepareToQuit()).toBe(true);
	expect(await fourth).toMatchObject({ ok: false });
	expect(await handlers["case.check"]({ repair: false })).toMatchObject({ problem: { code: "no-case" } });
});

test("K1 a case of teammates is checked too, and nothing of theirs is put right here", async () => {
	const { ask, folder, layer } = await openWithTag();
	const asBen = await openAs(folder, ben);
	const [source] = [...asBen.sources.values()];
	if (!source) throw new Error("The source is there.");
	tag(asBen, source, "17:42");
	await asBen.flush();
	await asBen.close();
	const home = `layers/${asBen.layerId}`;
	const file = join(folder, home, `evidence/${source.id}.json`);
	await writeFile(file, (await readFile(file, "utf8")).replace('"quote": "17:42"', '"quote": "17:24"'));
	const { findings, repairable } = await ask("case.check", { repair: true });
	expect(findings).toMatchObject([{ code: "quote-differs", severity: "error", repairable: false }]);
	expect(repairable).toBe(0);
	expect(await readFile(file, "utf8")).toContain("17:24");
	expect(await layer()).not.toBe(home);
});

test("K3 a case that another process holds is checked, and not repaired", async () => {
	const { dataFolder, folder, handlers, ask } = await openWithTag();
	await ask("cases.close", {});
	const id = JSON.parse(await readFile(join(folder, "case.json"), "utf8")).id as string;
	await writeFile(join(dataFolder, "locks", `${id}.lock`), "1 \n");
	const { recents } = await ask("app.welcome", {});
	const view = await ask("cases.openRecent", { id: recents[0]?.id ?? "" });
	expect(view.readOnly).toContain("Another Parallax (process 1)");
	expect(await ask("case.check", { repair: false })).toMatchObject({ findings: [] });
	expect(await handlers["case.check"]({ repair: true })).toEqual({
		ok: false,
		problem: { code: "read-only", message: view.readOnly },
	});
	await rm(join(dataFolder, "locks", `${id}.lock`));
});
