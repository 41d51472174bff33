import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./launch/test.ts";
import { giveAway } from "./launch/user.ts";
import { readCase } from "./pages/case-on-disk.ts";
import { Desk } from "./pages/desk.ts";
import { bytesOf, foldersIn, readJson } from "./pages/files.ts";
import { answerDialogs, chooseFromMenu, shownDialogs } from "./pages/native-dialogs.ts";
import { answerName } from "./pages/start.ts";
import { WelcomeScreen } from "./pages/welcome.ts";

test.use({ startOptions: { args: ["--welcome", "--size=1440x900"] } });

test("a new case starts empty and takes an article pasted as text", async ({ parallax, page }) => {
	await answerName(parallax, "Ada");
	const welcome = new WelcomeScreen(page);
	await welcome.createCase("Fire in the harbour?");
	const desk = new Desk(parallax);
	await expect(page.getByRole("heading", { name: "This case has no articles yet" })).toBeVisible();

	await page.getByRole("button", { name: "Paste text…" }).click();
	const dialog = page.getByRole("dialog", { name: "Paste an article" });
	await dialog.getByRole("textbox").fill("Harbour burns\n\nTwelve boats were lost.\r\nNobody was hurt.\n");
	await dialog.getByRole("button", { name: "Import" }).click();
	await desk.says("One source imported.");
	expect(await desk.pane(1).article()).toBe("Harbour burns\nTwelve boats were lost.\nNobody was hurt.");

	await desk.pane(1).drag("Twelve boats");
	await desk.tag("Agrees");
	const onDisk = await desk.onDisk();
	expect(readJson(join(onDisk.folder, "case.json"))).toMatchObject({ format: "parallax/case", version: 1 });
	expect([...onDisk.sources.values()].map(({ text }) => text)).toEqual([
		"Harbour burns\nTwelve boats were lost.\nNobody was hurt.",
	]);
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { start: 14, quote: "Twelve boats" } }]);
});

test("a new case can be kept where its teammates can reach it, and not be made at all", async ({
	app,
	parallax,
	page,
	stage,
}) => {
	await answerName(parallax, "Ada");
	const welcome = new WelcomeScreen(page);
	const dialog = await welcome.askForTitle("Shared");
	await answerDialogs(app, { chosen: null });
	await dialog.getByRole("button", { name: "Choose a folder…" }).click();
	await expect(dialog).toBeVisible();
	const shared = stage(join(import.meta.dirname, "pages"));
	await answerDialogs(app, { chosen: [shared] });
	await dialog.getByRole("button", { name: "Choose a folder…" }).click();
	await expect(page.getByRole("button", { name: "Shared", exact: true })).toBeVisible();
	expect(foldersIn(shared)).toEqual(["Shared.parallax"]);
	expect(foldersIn(join(parallax.dataFolder, "cases"))).toEqual([]);
	expect((await shownDialogs(app)).map(({ title }) => title)).toEqual(
		Array(2).fill("Where to keep the new case"),
	);
});

test("a case on disk opens by its folder, and cancelling leaves everything as it is", async ({
	app,
	parallax,
	page,
}) => {
	await answerName(parallax, "Ada");
	const welcome = new WelcomeScreen(page);
	await welcome.createCase("Kept");
	await chooseFromMenu(app, "close-case");
	await welcome.shown();
	await answerDialogs(app, { chosen: null });
	await welcome.chooseCase();
	await welcome.shown();
	await answerDialogs(app, { chosen: [join(parallax.dataFolder, "cases", "Kept.parallax")] });
	await welcome.chooseCase();
	await expect(page.getByRole("button", { name: "Kept", exact: true })).toBeVisible();
});

test("recent cases are listed, the last one first; a missing one says so; forgetting touches no folder", async ({
	app,
	parallax,
	page,
}) => {
	await answerName(parallax, "Ada");
	const welcome = new WelcomeScreen(page);
	for (const title of ["Older", "Newer"]) {
		await welcome.createCase(title);
		await expect(page.getByRole("button", { name: title, exact: true })).toBeVisible();
		await chooseFromMenu(app, "close-case");
		await welcome.shown();
	}
	await expect(welcome.recents).toHaveText([/^Newer/, /^Older/]);

	const cases = join(parallax.dataFolder, "cases");
	mkdirSync(join(cases, "away"));
	giveAway(cases);
	renameSync(join(cases, "Older.parallax"), join(cases, "away", "Older.parallax"));
	await page.reload();
	await expect(welcome.recent("Older")).toContainText("Not found any more in");
	await expect(welcome.recent("Older")).toBeDisabled();
	await welcome.forget("Older");
	await expect(welcome.recents).toHaveText([/^Newer/]);

	const kept = bytesOf(cases);
	await welcome.recent("Newer").click();
	await expect(page.getByRole("heading", { name: "This case has no articles yet" })).toBeVisible();
	await chooseFromMenu(app, "close-case");
	await welcome.forget("Newer");
	await expect(welcome.recents).toHaveCount(0);
	await expect(page.getByText("Cases that you open will be listed here.")).toBeVisible();
	expect(bytesOf(cases)).toEqual(kept);
	expect(readJson(join(parallax.dataFolder, "profile.json"))).toMatchObject({ recents: [] });
});

test("the sample opens from the welcome screen as an analyst's own copy", async ({ parallax, page }) => {
	await answerName(parallax, "Ada");
	await new WelcomeScreen(page).openSample();
	const desk = new Desk(parallax);
	await expect(desk.counts).toHaveText("30 spans · 9 claims");
	const { layers, sources } = readCase(desk.caseFolder);
	expect([sources.size, layers.map(({ analyst }) => analyst.name)]).toEqual([5, ["Sample analyst"]]);
});
