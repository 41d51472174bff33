import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Answer, Payload, RequestName } from "../../shared/ipc/channels.ts";
import { requestNames } from "../../shared/ipc/channels.ts";
import type { CaseView } from "../../shared/ipc/views.ts";
import { unwrap } from "../testing/case.ts";
import { setReadOnly, smallDisk } from "../testing/disk.ts";
import { answeringDialogs, fixedPreferences, recordingEmit, recordingLog } from "../testing/fakes.ts";
import { filesIn, fingerprints, temporaryFolder } from "../testing/folder.ts";
import { buildProgram, killAtOnce, startProgram } from "../testing/program.ts";
import { fixedWorld } from "../testing/world.ts";
import type { Dialogs, Unsaved } from "./ports.ts";
import { createWorkbench } from "./workbench.ts";

// Real processes and disks take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const sample = join(import.meta.dirname, "../../resources/sample");
const article = "The ferry lost power at 17:42.\nTwelve people were hurt.\n";

/** The use cases over a data folder, with everything around them recorded. */
async function open(dataFolder: string, dialogs: Partial<Dialogs> = {}) {
	const { emit, told } = recordingEmit();
	const { log, lines } = recordingLog();
	const workbench = createWorkbench({
		showReach: () => {},
		dataFolder,
		sampleFolder: sample,
		world: fixedWorld(`window ${windows++}`),
		dialogs: answeringDialogs(dialogs),
		emit,
		log,
		preferences: fixedPreferences,
		unattended: false,
		appVersion: "9.9.9",
	});
	const ask = async <Name extends RequestName>(name: Name, payload: Payload<Name>): Promise<Answer<Name>> =>
		unwrap(await workbench.handlers[name](payload));
	// What is still being written must not meet the removal of the folder.
	onTestFinished(async () => void (await workbench.prepareToQuit()));
	return { ...workbench, ask, told, lines };
}

let windows = 0;

/** A window with a new case that has one source and one tag. */
async function openWithTag(dataFolder: string, dialogs: Partial<Dialogs> = {}) {
	const window = await open(dataFolder, dialogs);
	await window.ask("app.setAnalyst", { name: "Ada" });
	const view = await window.ask("cases.create", { title: "Ferry", chooseFolder: false });
	const { imported } = await window.ask("sources.importPasted", { text: article });
	const sourceId = imported[0]?.sourceId ?? "";
	const tag = (quote: string) => {
		const start = article.indexOf(quote);
		return window.ask("evidence.tag", {
			sourceId,
			start,
			end: start + quote.length,
			quote,
			stance: "agrees",
			claimId: null,
		});
	};
	await tag("The ferry");
	return { ...window, view, sourceId, tag };
}

async function currentCase(window: Awaited<ReturnType<typeof open>>): Promise<CaseView> {
	const view = await window.ask("cases.current", {});
	if (!view) throw new Error("No case is open.");
	return view;
}

test("there is a use case for every request", async () => {
	const { handlers } = await open(await temporaryFolder());
	expect(Object.keys(handlers).sort()).toEqual([...requestNames].sort());
});

test("the first run knows nobody, offers the system's name, and writes nothing", async () => {
	const data = await temporaryFolder();
	const { ask } = await open(data);
	expect(await ask("app.welcome", {})).toEqual({
		analyst: null,
		unattended: false,
		suggestedName: userInfo().username,
		recents: [],
		version: "9.9.9",
		caseOpen: false,
		preferences: fixedPreferences.current,
		problem: null,
	});
	expect(await ask("cases.current", {})).toBeNull();
	expect(await filesIn(data)).toEqual([]);
});

test("without an open case, whatever needs one says so", async () => {
	const { handlers } = await open(await temporaryFolder());
	const payloads = {
		"case.undo": {},
		"sources.text": { sourceId: "a".repeat(26) },
		"claims.create": { statement: "" },
	} as const;
	for (const [name, payload] of Object.entries(payloads)) {
		expect(await handlers[name as RequestName](payload as never)).toEqual({
			ok: false,
			problem: { code: "no-case", message: "No case is open." },
		});
	}
});

test("claims, evidence and silences are worked on by requests, and opening again shows the same", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	const { ask, sourceId } = window;
	const [hurt, rain] = [
		await ask("claims.create", { statement: "Twelve were hurt." }),
		await ask("claims.create", { statement: "It rained." }),
	].map(({ claimId = "" }) => claimId);
	if (hurt === undefined || rain === undefined) throw new Error("Both claims are there.");
	const { evidence, claims } = await currentCase(window);
	const [tag] = evidence;
	const seen = claims.find(({ id }) => id === hurt)?.version ?? [1, ""];
	await ask("claims.edit", { claimId: hurt, seen, changes: { verdict: "Half true" } });
	await ask("evidence.edit", { evidenceId: tag?.id ?? "", changes: { claimId: hurt, note: "See there." } });
	await ask("silences.set", { claimId: rain, sourceId, silent: true });
	await ask("silences.setRest", { sourceId });
	await ask("claims.place", { claimId: rain, before: hurt });
	const split = await ask("claims.split", {
		claimId: hurt,
		evidenceIds: [tag?.id ?? ""],
		statement: "The ferry.",
	});
	await ask("claims.merge", { claimIds: [split.claimId ?? ""], into: hurt });
	const view = await currentCase(window);
	expect(view.evidence).toMatchObject([{ claimId: hurt, note: "See there." }]);
	expect(view.silences).toHaveLength(2);
	const placed = [...view.claims].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ id }) => id);
	expect(placed.indexOf(rain)).toBe(placed.indexOf(hurt) - 1);
	expect(view.claims.find(({ id }) => id === hurt)).toMatchObject({
		verdict: "Half true",
		merged: [{ statement: "The ferry." }],
	});
	await ask("cases.close", {});
	const again = await ask("cases.openRecent", { id: (await ask("app.welcome", {})).recents[0]?.id ?? "" });
	expect(again.claims).toEqual(expect.arrayContaining([...view.claims]));
	expect(again.evidence).toEqual(view.evidence);
	expect(again.silences).toEqual(expect.arrayContaining([...view.silences]));
});

test("a case is made, worked on, closed and opened again from the list of recent ones", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	const before = await currentCase(window);
	expect(before).toMatchObject({ title: "Ferry", folder: "Ferry", analyst: { name: "Ada" }, layout: null });
	const layout = {
		panes: [{ sourceId: window.sourceId, share: 1 }],
		scroll: {},
		activeClaimId: null,
		sides: { sources: 1, claims: 2 },
	};
	await window.ask("case.saveLayout", { layout });
	const welcome = await window.ask("cases.close", {});
	expect(welcome).toMatchObject({ caseOpen: false, recents: [{ title: "Ferry", missing: false }] });
	expect(JSON.stringify(welcome)).not.toContain("Ferry.parallax");
	expect(await window.ask("cases.current", {})).toBeNull();

	const later = await open(data);
	const [recent] = (await later.ask("app.welcome", {})).recents;
	const again = await later.ask("cases.openRecent", { id: recent?.id ?? "" });
	expect(again).toEqual({ ...before, layout, save: { state: "saved" } });
	expect(await later.ask("cases.forget", { id: recent?.id ?? "" })).toMatchObject({
		recents: [],
		caseOpen: true,
	});
	expect(await later.handlers["cases.openRecent"]({ id: recent?.id ?? "" })).toMatchObject({
		problem: { code: "not-found" },
	});
	expect(existsSync(join(data, "cases", "Ferry.parallax", "case.json"))).toBe(true);
});

test("a case that is gone is shown as missing, and opening it says why", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	await window.ask("cases.close", {});
	await rename(join(data, "cases", "Ferry.parallax"), join(data, "moved"));
	const { recents } = await window.ask("app.welcome", {});
	expect(recents).toMatchObject([{ missing: true }]);
	expect(await window.handlers["cases.openRecent"]({ id: recents[0]?.id ?? "" })).toMatchObject({
		problem: { code: "not-found", message: expect.stringContaining("There is nothing at") },
	});
});

test("F11 opening the case that is open again, at once after a change, shows the change and loses nothing", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	const [recent] = (await window.ask("app.welcome", {})).recents;
	for (const quote of ["17:42", "Twelve", "people", "hurt"]) {
		await window.tag(quote);
		const view = await window.ask("cases.openRecent", { id: recent?.id ?? "" });
		expect(view.evidence.map((evidence) => evidence.quote)).toContain(quote);
	}
	await window.ask("cases.close", {});
	const view = await window.ask("cases.openRecent", { id: recent?.id ?? "" });
	expect(view.evidence).toHaveLength(5);
});

test("a case that cannot be opened leaves the open one as it is", async () => {
	const data = await temporaryFolder();
	const elsewhere = await temporaryFolder();
	let chosen = elsewhere;
	const window = await openWithTag(data, { chooseCase: async () => chosen });
	expect(await window.handlers["cases.open"]({})).toMatchObject({ problem: { code: "not-a-case" } });
	chosen = join(elsewhere, "Held.parallax");
	await mkdir(chosen);
	await writeFile(
		join(chosen, "case.json"),
		'{"format": "parallax/case", "version": 1, "id": "heldaaaaaaaaaaaa", "createdAt": "2026-03-01T10:00:00Z"}',
	);
	const program = await buildProgram(
		join(import.meta.dirname, "../testing/lock-program.ts"),
		await temporaryFolder(),
	);
	const { child } = await startProgram(program, [data, "heldaaaaaaaaaaaa"]);
	expect(await window.ask("cases.open", {})).toMatchObject({
		id: "heldaaaaaaaaaaaa",
		readOnly: expect.stringContaining("Another Parallax"),
	});
	expect(await window.handlers["claims.create"]({ statement: "Refused." })).toMatchObject({
		problem: { code: "read-only", message: expect.stringContaining("can only be read here") },
	});
	await killAtOnce(child);
	expect(await window.ask("cases.open", {})).toMatchObject({ title: "Held", readOnly: null });
});

test("what a person cancels is not done", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	const cancelled = { ok: false, problem: { code: "cancelled", message: "Nothing was done." } };
	expect(await window.handlers["cases.create"]({ title: "Other", chooseFolder: true })).toEqual(cancelled);
	expect(await window.handlers["cases.open"]({})).toEqual(cancelled);
	expect(await window.handlers["sources.importFiles"]({})).toEqual(cancelled);
	expect(await currentCase(window)).toMatchObject({ title: "Ferry" });
});

test("a case is made where the person says, files are imported that they choose", async () => {
	const data = await temporaryFolder();
	const parent = await temporaryFolder();
	await writeFile(join(parent, "one.txt"), article);
	const window = await open(data, {
		chooseParentFolder: async () => parent,
		chooseFiles: async () => [join(parent, "one.txt"), join(parent, "gone.txt")],
	});
	const view = await window.ask("cases.create", { title: "Elsewhere", chooseFolder: true });
	expect(view.folder).toBe("Elsewhere");
	expect(await filesIn(parent)).toContain("Elsewhere.parallax/case.json");
	const report = await window.ask("sources.importFiles", {});
	expect(report.imported).toMatchObject([{ fileName: "one.txt" }]);
	expect(report.refused).toMatchObject([{ fileName: "gone.txt" }]);
	const dropped = await window.ask("sources.importDropped", {
		files: [{ name: "two.txt", bytes: new TextEncoder().encode("Other words.") }],
	});
	expect(dropped.imported).toMatchObject([{ fileName: "two.txt", isNew: true }]);
});

test("the sample case is made once, on first use, and is one's own copy", async () => {
	const data = await temporaryFolder();
	const window = await open(data);
	const first = await window.ask("cases.openSample", {});
	expect(first.title).toContain("(sample)");
	expect(first.sources).toHaveLength(5);
	await window.ask("claims.create", { statement: "Mine." });
	await window.ask("cases.close", {});
	const before = await fingerprints(join(data, "cases"));
	const again = await window.ask("cases.openSample", {});
	expect(again.claims.map(({ statement }) => statement)).toContain("Mine.");
	expect(await fingerprints(join(data, "cases"))).toEqual(before);
});

test("articles named at the start become a case; the same ones again open that case", async () => {
	const data = await temporaryFolder();
	const articles = join(await temporaryFolder(), "Ferry articles");
	await mkdir(articles);
	await writeFile(join(articles, "one.txt"), article);
	const first = await open(data);
	await first.openAtStart([articles]);
	const view = await currentCase(first);
	expect(view).toMatchObject({ title: "Ferry articles", sources: [{ fileNames: ["one.txt"] }] });
	await first.ask("cases.close", {});
	await writeFile(join(articles, "two.txt"), "Other words.");
	const later = await open(data);
	await later.openAtStart([articles]);
	expect(await currentCase(later)).toMatchObject({
		id: view.id,
		sources: [{ fileNames: ["one.txt"] }, { fileNames: ["two.txt"] }],
	});
});

test("articles of which none can be imported make no case", async () => {
	const data = await temporaryFolder();
	const articles = await temporaryFolder();
	await writeFile(join(articles, "scan.pdf"), "%PDF-1.7");
	await writeFile(join(articles, "empty.txt"), "");
	const window = await open(data);
	await window.openAtStart([articles]);
	const { problem, caseOpen, recents } = await window.ask("app.welcome", {});
	expect(problem).toMatch(/empty\.txt.*scan\.pdf/s);
	expect({ caseOpen, recents }).toEqual({ caseOpen: false, recents: [] });
	expect(await filesIn(data)).toEqual([]);
});

test("L1 cases that are opened at the same time are opened one after the other, and only the last stays open", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	for (const title of ["Second", "Third"]) await window.ask("cases.create", { title, chooseFolder: false });
	const { recents } = await window.ask("app.welcome", {});
	const opened = await Promise.all(recents.map(({ id }) => window.ask("cases.openRecent", { id })));
	const current = await currentCase(window);
	expect(current.id).toBe(opened.at(-1)?.id);
	expect(await filesIn(join(data, "locks"))).toEqual([`${current.id}.lock`]);
	await Promise.all([window.ask("cases.close", {}), window.ask("cases.close", {})]);
	expect(await filesIn(join(data, "locks"))).toEqual([]);
});

test("what could not be opened at the start is said on the first screen, and logged without names", async () => {
	const data = await temporaryFolder();
	const window = await open(data);
	await window.openAtStart([join(data, "secret-story.parallax")]);
	expect(await window.ask("app.welcome", {})).toMatchObject({
		caseOpen: false,
		problem: expect.stringContaining("There is nothing at"),
	});
	expect(window.lines).toEqual(['start.refused {"code":"not-found"}']);
	expect(await window.ask("cases.current", {})).toBeNull();
});

test("a program that quits writes what is left, and asks when the disk refuses", async (context) => {
	const disk = await smallDisk(context, 4_000_000);
	const answers = [false, true];
	const asked: Unsaved[] = [];
	const data = await temporaryFolder();
	const window = await openWithTag(data, {
		chooseParentFolder: async () => disk,
		confirmLeaving: async (unsaved) => {
			asked.push(unsaved);
			return answers.shift() ?? false;
		},
	});
	expect(await window.prepareToQuit()).toBe(true);
	await window.ask("cases.create", { title: "On the disk", chooseFolder: true });
	setReadOnly(disk, true);
	await window.ask("claims.create", { statement: "Unsaved." });
	expect(await window.prepareToQuit()).toBe(false);
	expect(await currentCase(window)).toMatchObject({ save: { state: "failed", changes: 1 } });
	expect(await window.handlers["cases.openSample"]({})).toMatchObject({ ok: true });
	expect(asked).toEqual(
		Array(2).fill({
			changes: 1,
			reason: "The folder is on a disk that cannot be written to. Make it writable, then try again.",
			keptIn: "in Parallax's own folder",
		}),
	);
	setReadOnly(disk, false);
});

test("F13 a full disk is said, keeps everything, and saving again once there is space writes all of it", async (context) => {
	const disk = await smallDisk(context, 400_000);
	const window = await open(await temporaryFolder(), { chooseParentFolder: async () => disk });
	await window.ask("cases.create", { title: "Small", chooseFolder: true });
	await writeFile(join(disk, "filler"), "x".repeat(500_000)).catch(() => {});
	for (const statement of ["one", "two", "three"]) await window.ask("claims.create", { statement });
	expect(await window.ask("case.retrySaving", {})).toMatchObject({
		state: "failed",
		changes: 3,
		reason: "The disk is full. Free some space, then try again.",
	});
	expect(window.told.at(-1)).toMatchObject({ name: "saveStatus", data: { state: "failed", changes: 3 } });
	expect((await currentCase(window)).claims).toHaveLength(3);
	await rm(join(disk, "filler"));
	expect(await window.ask("case.retrySaving", {})).toEqual({ state: "saved" });
	await window.ask("cases.close", {});
	const [recent] = (await window.ask("app.welcome", {})).recents;
	const view = await window.ask("cases.openRecent", { id: recent?.id ?? "" });
	expect(view.claims.map(({ statement }) => statement).sort()).toEqual(["one", "three", "two"]);
});

test("F13 a case whose folder was moved away is not begun anew at its old place; back there, all is saved", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	expect(await window.ask("case.retrySaving", {})).toEqual({ state: "saved" });
	const folder = join(data, "cases", "Ferry.parallax");
	await rename(folder, join(data, "moved"));
	await window.tag("Twelve");
	expect(await window.ask("case.retrySaving", {})).toMatchObject({
		state: "failed",
		changes: 1,
		reason: expect.stringContaining("The folder is gone"),
	});
	const { refused } = await window.ask("sources.importPasted", { text: "Other words." });
	expect(refused).toMatchObject([{ message: expect.stringContaining("The folder is gone") }]);
	expect(existsSync(folder)).toBe(false);
	await rename(join(data, "moved"), folder);
	expect(await window.ask("case.retrySaving", {})).toEqual({ state: "saved" });
});

test("a list of recent cases that cannot be written is no reason not to work", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	await rm(join(data, "profile.json"));
	await mkdir(join(data, "profile.json", "in the way"), { recursive: true });
	expect(await window.ask("cases.create", { title: "Second", chooseFolder: false })).toMatchObject({
		title: "Second",
	});
});

test("F15 a broken profile is said with the way out, and is looked at again", async () => {
	const data = await temporaryFolder();
	const path = join(data, "profile.json");
	await writeFile(path, "{");
	const window = await open(data);
	expect(await window.handlers["app.welcome"]({})).toMatchObject({
		problem: { code: "broken-file", message: expect.stringContaining("Repair it or move it away") },
	});
	expect(await readFile(path, "utf8")).toBe("{");
	await rm(path);
	expect(await window.ask("app.welcome", {})).toMatchObject({ analyst: null });
});

test("naming the analyst while a case is open renames them in it", async () => {
	const window = await openWithTag(await temporaryFolder());
	const analyst = await window.ask("app.setAnalyst", { name: "Ada L." });
	expect(await currentCase(window)).toMatchObject({
		analyst,
		analysts: [analyst],
		claims: [{ editedBy: "Ada L." }],
	});
});

test("undo and redo through the window's requests", async () => {
	const window = await openWithTag(await temporaryFolder());
	const before = await currentCase(window);
	const undone = await window.ask("case.undo", {});
	expect(undone.delta.history.redo).toBe("tag “The ferry”");
	expect((await currentCase(window)).evidence).toEqual([]);
	await window.ask("case.redo", {});
	expect((await currentCase(window)).evidence).toEqual(before.evidence);
	expect(await window.handlers["case.redo"]({})).toMatchObject({ problem: { code: "nothing-to-undo" } });
});

test("the log holds no words of articles, claims or analysts, and no path", async () => {
	const data = await temporaryFolder();
	const window = await openWithTag(data);
	await window.openAtStart([join(data, "nothing here")]);
	await window.ask("cases.close", {});
	const log = window.lines.join("\n");
	for (const word of ["Ada", "ferry", "Ferry", basename(data)]) expect(log).not.toContain(word);
});

test("a title that no folder can be named after is the case's title all the same", async () => {
	const { ask } = await open(await temporaryFolder());
	const title = `Who said what: "fuel" / 17:42? ${"and so on ".repeat(12)}`.trim();
	expect(await ask("cases.create", { title, chooseFolder: false })).toMatchObject({ title });
	await ask("cases.close", {});
	const { recents } = await ask("app.welcome", {});
	const [recent] = recents;
	expect(await ask("cases.openRecent", { id: recent?.id ?? "" })).toMatchObject({ title });
});

test("F5 on a second device a person says once which analyst they are, and their earlier tags are theirs", async () => {
	const data = await temporaryFolder();
	const first = await openWithTag(data);
	await first.ask("cases.close", {});
	const folder = join(data, "cases", "Ferry.parallax");
	const second = await open(await temporaryFolder(), { chooseCase: async () => folder });
	await second.ask("app.setAnalyst", { name: "ada" });
	const view = await second.ask("cases.open", {});
	expect(view.namesakes).toMatchObject([{ name: "Ada", tags: 1 }]);
	expect(view.evidence).toMatchObject([{ own: false }]);
	expect(await second.handlers["cases.identify"]({ namesakeId: "aaaaaaaaaaaaaaaa" })).toMatchObject({
		problem: { code: "not-found" },
	});
	const namesakeId = view.namesakes[0]?.analystId ?? "";
	const identified = await second.ask("cases.identify", { namesakeId });
	expect(identified).toMatchObject({ namesakes: [], analyst: { id: namesakeId } });
	expect(identified.evidence).toMatchObject([{ own: true }]);
	await second.ask("cases.close", {});
	expect(await second.ask("cases.open", {})).toMatchObject({ namesakes: [], analyst: { id: namesakeId } });
});
