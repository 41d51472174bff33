import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import { giveAway } from "./launch/user.ts";
import { BackupsDialog } from "./pages/backups.ts";
import { bytesOf, foldersIn, readJson } from "./pages/files.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { answerDialogs, chooseFromMenu, shownDialogs } from "./pages/native-dialogs.ts";
import { startAgain, startDesk } from "./pages/start.ts";
import { WelcomeScreen } from "./pages/welcome.ts";

/** Presses Tab until something of this name has the keyboard. */
async function tabTo(keyboard: Keyboard, name: string): Promise<void> {
	for (let presses = 0; presses < 40; presses++) {
		await keyboard.press("Tab");
		if ((await keyboard.place()).includes(`“${name}`)) return;
	}
	throw new Error(`Tab does not lead to “${name}”.`);
}

for (const colorScheme of ["light", "dark"] as const) {
	test(`B4 B7 a backup is made, seen, restored as a copy and opened, by keyboard alone (${colorScheme})`, async ({
		launch,
		stage,
	}) => {
		const desk = await startDesk(launch, { args: [`--theme=${colorScheme}`], colorScheme });
		const { page, launched } = desk;
		const keyboard = new Keyboard(page);
		const dialog = new BackupsDialog(launched);
		await dialog.open();
		await expect(dialog.root).toContainText("There are no backups yet.");
		expect(await accessibilityProblems(page)).toEqual([]);

		await tabTo(keyboard, "Back up now");
		await keyboard.press("Enter");
		await expect(dialog.status).toHaveText("Backed up.");
		await expect(dialog.rows).toHaveCount(1);
		await expect(dialog.rows.first()).toContainText("asked for");
		await keyboard.press("Enter");
		await expect(dialog.status).toHaveText("Nothing has changed since the latest backup.");
		await expect(dialog.rows).toHaveCount(1);
		const before = bytesOf(desk.caseFolder);

		const place = stage(join(import.meta.dirname, "pages"));
		await answerDialogs(launched.app, { chosen: [place] });
		await tabTo(keyboard, "Restore a copy…");
		await keyboard.press("Enter");
		await expect(dialog.status).toContainText(
			/^Restored as “Ferry accident .* \(backup of .*\)\.parallax” in /,
		);
		expect(await accessibilityProblems(page)).toEqual([]);
		const [name = ""] = foldersIn(place).filter((folder) => folder.endsWith(".parallax"));
		expect(bytesOf(join(place, name))).toEqual(before);
		expect((await shownDialogs(launched.app)).map(({ title }) => title)).toEqual([
			"Where to put the restored copy",
		]);

		await tabTo(keyboard, "Open the copy");
		await keyboard.press("Enter");
		await expect(dialog.root).toBeHidden();
		await expect(desk.counts).toHaveText("30 spans · 9 claims");
		await keyboard.expectFocus("opening the copy");
		const { recents } = readJson<{ recents: { path: string }[] }>(join(launched.dataFolder, "profile.json"));
		expect(recents[0]?.path).toBe(join(place, name));
	});
}

test("B6 closing a case backs it up, and its backups are found when its folder is gone", async ({
	launch,
	stage,
}) => {
	const desk = await startDesk(launch);
	const { page, launched } = desk;
	const folder = desk.caseFolder;
	await chooseFromMenu(launched.app, "close-case");
	await new WelcomeScreen(page).shown();
	const before = bytesOf(folder);
	renameSync(folder, `${folder}.moved`);
	giveAway(join(folder, ".."));

	const dialog = new BackupsDialog(launched);
	await dialog.open();
	await expect(dialog.root.getByRole("combobox", { name: "Case" })).toContainText("cases");
	await expect(dialog.rows).toHaveCount(1);
	await expect(dialog.rows.first()).toContainText("the case was closed");
	await expect(dialog.button("Back up now")).toBeHidden();
	expect(await accessibilityProblems(page)).toEqual([]);
	const place = stage(join(import.meta.dirname, "pages"));
	await answerDialogs(launched.app, { chosen: [place] });
	await dialog.button("Restore a copy…").click();
	await expect(dialog.status).toContainText("Restored as");
	await dialog.button("Open the copy").click();
	await expect(desk.counts).toHaveText("30 spans · 9 claims");
	const [name = ""] = foldersIn(place).filter((one) => one.endsWith(".parallax"));
	expect(bytesOf(join(place, name))).toEqual(before);
});

test("B6 quitting backs up what has changed, and what cannot be backed up holds nobody up", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { dataFolder } = desk.launched;
	const backups = join(dataFolder, "backups");
	await desk.launched.close();
	const [caseId = ""] = foldersIn(backups);
	const made = () => readdirSync(join(backups, caseId, "backups")).length;
	expect(made()).toBe(1);

	const again = await startAgain(launch, desk);
	await again.launched.close();
	expect(made()).toBe(1);

	renameSync(backups, `${backups}.away`);
	writeFileSync(backups, "a file where a folder should be");
	giveAway(dataFolder);
	const third = await startAgain(launch, desk);
	await chooseFromMenu(third.launched.app, "close-case");
	await new WelcomeScreen(third.page).shown();
	await third.says(/The case could not be backed up in .*A file stands where a folder should be/);
	expect(existsSync(join(third.caseFolder, "case.json"))).toBe(true);
});

test("B5 a damaged backup is refused in the dialog with the file's name, and nothing is made", async ({
	launch,
	stage,
}) => {
	const desk = await startDesk(launch);
	const { launched } = desk;
	const dialog = new BackupsDialog(launched);
	await dialog.open();
	await dialog.button("Back up now").click();
	await expect(dialog.rows).toHaveCount(1);
	const home = join(launched.dataFolder, "backups", foldersIn(join(launched.dataFolder, "backups"))[0] ?? "");
	const [manifest = ""] = readdirSync(join(home, "backups"));
	const { files } = readJson<{ files: { path: string; sha256: string }[] }>(join(home, "backups", manifest));
	const { path = "", sha256 = "" } = files.at(-1) ?? {};
	writeFileSync(join(home, "objects", sha256.slice(0, 2), sha256), "broken");
	writeFileSync(join(home, "backups", "2026-01-01T00-00-00.000Z.json"), "{");
	const place = stage(join(import.meta.dirname, "pages"));
	await answerDialogs(launched.app, { chosen: [place] });
	await dialog.button("Restore a copy…").click();
	await expect(dialog.root.getByRole("alert")).toContainText(`${path} cannot be restored`);
	expect(readdirSync(place).filter((name) => name.includes("parallax"))).toEqual([]);
	await dialog.button("Close").click();
	await dialog.open();
	await expect(dialog.root).toContainText("Not usable, and left as it is: 2026-01-01T00-00-00.000Z.json");
	expect(await accessibilityProblems(desk.page)).toEqual([]);
});
