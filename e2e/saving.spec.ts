import { chmodSync, cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { expect } from "./launch/test.ts";
import { giveAway } from "./launch/user.ts";
import { ownLayerId, readCase } from "./pages/case-on-disk.ts";
import type { Desk } from "./pages/desk.ts";
import { bytesBeside, filesIn } from "./pages/files.ts";
import { answerDialogs, shownDialogs } from "./pages/native-dialogs.ts";
import { test } from "./pages/sample-case.ts";
import { holdDisk, letDiskGo } from "./pages/slow-disk.ts";
import { cannotMount, mountSmallDisk } from "./pages/small-disk.ts";
import { startAgain, startDesk } from "./pages/start.ts";

/** What the status bar says when the disk refuses. */
function refusal(desk: Desk): Locator {
	return desk.page.getByRole("contentinfo").getByRole("alert");
}

function tryAgain(desk: Desk): Promise<void> {
	return refusal(desk).getByRole("button", { name: "Try again" }).click();
}

/** Quotes of one's own evidence in a case's files. */
function quotesIn(folder: string, desk: Desk): string[] {
	const id = ownLayerId(desk.launched.dataFolder);
	const own = readCase(folder).layers.find((layer) => layer.id === id);
	return (own?.evidence ?? []).map(({ anchor }) => anchor.quote).sort();
}

test("“Saved” is shown when the files have it, and not before", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { app } = desk.launched;
	await holdDisk(app);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	// The tag shows at once, and the window owns up to what is not on disk.
	await expect(desk.claims.evidence).toHaveText([/17 people/]);
	await desk.says("Saving…");
	await desk.pane(2).drag("23 people");
	await desk.tag("Conflicts");
	await expect(desk.claims.evidence).toHaveCount(2);
	await expect(desk.page.getByText("✓ Saved")).toBeHidden();
	const own = join(desk.caseFolder, "layers", ownLayerId(desk.launched.dataFolder));
	expect(existsSync(own) ? filesIn(own).filter((file) => file.endsWith(".json")) : []).toEqual([]);
	await letDiskGo(app);
	await desk.saved();
	expect(quotesIn(desk.caseFolder, desk)).toEqual(["17 people", "23 people"]);
});

test("a disk that refuses costs nothing: the tag stays, marked and explained, and is saved when it can be", async ({
	launch,
}) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const desk = await startDesk(launch);
	const layers = join(desk.caseFolder, "layers");
	chmodSync(layers, 0o555);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await expect(refusal(desk)).toContainText(
		"1 change is not in the case's folder yet: You may not write to this folder.",
	);
	await desk.says("Not in the case's folder. You may not write to this folder.");
	await expect(desk.claims.evidence).toHaveText([/17 people.*▲ not in the folder yet/]);
	await expect(desk.claims.card("17 people")).toContainText("▲ not in the folder yet");
	const marked = await desk.pane(1).marks();
	expect(marked.find(({ words }) => words === "17 people")?.look).toContain("unsaved");

	// Further work goes on, and nothing is forgotten.
	await desk.pane(2).drag("23 people");
	await desk.tag("Conflicts");
	await expect(refusal(desk)).toContainText("2 changes are not in the case's folder yet");
	await tryAgain(desk);
	await desk.says("Still not in the case's folder.");
	expect(quotesIn(desk.caseFolder, desk)).toEqual([]);

	chmodSync(layers, 0o755);
	await tryAgain(desk);
	await desk.saved();
	await expect(refusal(desk)).toHaveCount(0);
	await expect(desk.claims.evidence.filter({ hasText: "not in the folder yet" })).toHaveCount(0);
	expect(quotesIn(desk.caseFolder, desk)).toEqual(["17 people", "23 people"]);
});

test("quitting with unsaved work asks, and staying keeps the window and the work", async ({ launch }) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const desk = await startDesk(launch);
	const { app } = desk.launched;
	chmodSync(join(desk.caseFolder, "layers"), 0o555);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await expect(refusal(desk)).toBeVisible();
	await answerDialogs(app, { button: 0 });
	await app.evaluate((electron) => electron.app.quit());
	await expect.poll(() => shownDialogs(app)).toHaveLength(1);
	await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
	await expect.poll(() => shownDialogs(app)).toHaveLength(2);
	expect((await shownDialogs(app))[0]).toMatchObject({
		message: "One change is not in the case's folder yet.",
		detail: expect.stringMatching(/You may not write to this folder\.[\s\S]*kept on this computer/),
		buttons: ["Stay", "Go On"],
	});
	// Still there, still unsaved, and not lost.
	await expect(desk.claims.evidence).toHaveText([/17 people.*▲ not in the folder yet/]);
	chmodSync(join(desk.caseFolder, "layers"), 0o755);
	await tryAgain(desk);
	await desk.saved();
	expect(quotesIn(desk.caseFolder, desk)).toEqual(["17 people"]);
});

test("who goes on although the case's folder refuses loses nothing: it is there again, and saved when it can be", async ({
	launch,
}) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const desk = await startDesk(launch);
	const { app } = desk.launched;
	const { counts } = desk;
	await expect(counts).toHaveText("30 spans · 9 claims");
	chmodSync(join(desk.caseFolder, "layers"), 0o555);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await expect(refusal(desk)).toBeVisible();
	await answerDialogs(app, { button: 1 });
	await desk.launched.close();
	expect(quotesIn(desk.caseFolder, desk)).toEqual([]);
	chmodSync(join(desk.caseFolder, "layers"), 0o755);
	const again = await startAgain(launch, desk);
	await expect(again.counts).toHaveText("31 spans · 10 claims");
	await again.saved();
	expect(quotesIn(desk.caseFolder, desk)).toEqual(["17 people"]);
});

test("what was shown as saved survives a crash, and what was being written tears nothing", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await desk.saved();
	await holdDisk(desk.launched.app);
	await desk.pane(2).drag("23 people");
	await desk.tag("Conflicts");
	await desk.says("Saving…");
	await desk.launched.crash();
	const again = await startAgain(launch, desk);
	await expect(again.claims.statement("17 people")).toBeVisible();
	await again.pane(1).drag("outer breakwater");
	await again.tag("Context");
	await again.saved();
	expect(quotesIn(again.caseFolder, again)).toEqual(
		expect.arrayContaining(["17 people", "outer breakwater"]),
	);
});

test("words typed into a statement are kept when the window is closed over them", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.page.keyboard.press("n");
	await expect(desk.claims.field).toBeFocused();
	await desk.page.keyboard.type("Not ended with Enter");
	await desk.launched.close();
	const again = await startAgain(launch, desk);
	await expect(again.claims.statement("Not ended with Enter")).toBeVisible();
});

test("two analysts in one shared folder write beside each other, never into each other's files", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	const ada = await startDesk(launch, { args: [folder], name: "Ada" });
	const ben = await startDesk(launch, { args: [folder], name: "Ben" });
	const others = (desk: Desk) => bytesBeside(folder, ownLayerId(desk.launched.dataFolder));
	for (const [desk, words, stance] of [
		[ada, "17 people", "Agrees"],
		[ben, "23 people", "Conflicts"],
		[ada, "outer breakwater", "Context"],
	] as const) {
		const before = others(desk);
		await desk.pane(words === "23 people" ? 2 : 1).drag(words);
		await desk.tag(stance);
		await desk.saved();
		expect(others(desk)).toEqual(before);
	}
	const { layers } = readCase(folder);
	expect(layers.map(({ analyst, evidence }) => [analyst.name, evidence.length]).sort()).toEqual([
		["Ada", 2],
		["Ben", 1],
		["Sample analyst", 30],
	]);
	await ada.launched.close();
	const again = await startAgain(launch, ada, [folder]);
	await expect(again.counts).toContainText("33 spans");
	await expect(again.page.getByRole("list", { name: "Analysts" }).getByRole("listitem")).toHaveCount(3);
});

test("a full disk and a write-protected one are named, and no file is torn", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const disk = mountSmallDisk(join(stage(sampleCase), ".."));
	test.skip(disk === null, cannotMount);
	if (disk === null) return;
	try {
		const folder = join(disk.folder, "Ferry.parallax");
		cpSync(sampleCase, folder, { recursive: true });
		giveAway(folder);
		const desk = await startDesk(launch, { args: [folder] });
		disk.fill();
		await desk.pane(1).drag("17 people");
		await desk.tag("Agrees");
		await expect(refusal(desk)).toContainText("The disk is full. Free some space, then try again.");
		expect(quotesIn(folder, desk)).toEqual([]);
		disk.free();
		await tryAgain(desk);
		await desk.saved();
		expect(quotesIn(folder, desk)).toEqual(["17 people"]);

		disk.setReadOnly(true);
		await desk.pane(2).drag("23 people");
		await desk.tag("Conflicts");
		await expect(refusal(desk)).toContainText("on a disk that cannot be written to");
		disk.setReadOnly(false);
		// A further change tries again by itself.
		await desk.pane(1).drag("outer breakwater");
		await desk.tag("Context");
		await desk.saved();
		expect(quotesIn(folder, desk)).toEqual(["17 people", "23 people", "outer breakwater"]);
		await desk.launched.close();
	} finally {
		disk.remove();
	}
});
