import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessibilityProblems } from "./axe.ts";
import { expect } from "./launch/test.ts";
import { giveAway } from "./launch/user.ts";
import { CheckDialog } from "./pages/check.ts";
import { Desk } from "./pages/desk.ts";
import { bytesOf } from "./pages/files.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { chooseFromMenu } from "./pages/native-dialogs.ts";
import { test } from "./pages/sample-case.ts";
import { holdOpening, letDiskGo } from "./pages/slow-disk.ts";
import { startDesk } from "./pages/start.ts";

/** Presses Tab until something of this name has the keyboard. */
async function tabTo(keyboard: Keyboard, name: string): Promise<void> {
	for (let presses = 0; presses < 20; presses++) {
		if ((await keyboard.place()).includes(`“${name}`)) return;
		await keyboard.press("Tab");
	}
	throw new Error(`Tab does not lead to “${name}”.`);
}

/** Tags something, so that there is a layer of one's own, and ends the application. */
async function work(desk: Desk): Promise<void> {
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await desk.saved();
	await desk.launched.close();
}

/** Damages the case as disks, sync engines and people do: what can be put right, and what cannot. */
function damage(folder: string): { teammates: string; text: string } {
	const [broken = "", bare = "", misquoted = ""] = readdirSync(join(folder, "sources")).sort();
	const text = `sources/${broken}/source.json`;
	writeFileSync(join(folder, text), readFileSync(join(folder, text), "utf8").slice(0, 200));
	rmSync(join(folder, "sources", bare, "originals"), { recursive: true });
	const [layer = ""] = readdirSync(join(folder, "layers")).filter((id) => id.startsWith("sampleanalyst"));
	const teammates = `layers/${layer}/evidence/${misquoted}.json`;
	const sound = readFileSync(join(folder, teammates), "utf8");
	writeFileSync(join(folder, teammates), sound.replace('"quote": "', '"quote": "x'));
	writeFileSync(join(folder, "notes from the desk.txt"), "");
	giveAway(folder);
	return { teammates, text };
}

for (const colorScheme of ["light", "dark"] as const) {
	test(`K2 K3 a damaged case is checked and repaired by keyboard alone (${colorScheme})`, async ({
		launch,
		stage,
		sampleCase,
	}, info) => {
		const folder = stage(sampleCase);
		const args = [`--theme=${colorScheme}`, folder];
		const first = await startDesk(launch, { args, colorScheme });
		await work(first);
		const whole = bytesOf(folder);
		const { teammates, text } = damage(folder);
		const before = bytesOf(folder);

		const { dataFolder } = first.launched;
		const desk = new Desk(await launch({ dataFolder, args: ["--size=1440x900", ...args], colorScheme }));
		await desk.settled();
		const { page, launched } = desk;
		const keyboard = new Keyboard(page);
		const dialog = new CheckDialog(launched);
		await dialog.open();
		await expect(dialog.status).toHaveText(
			/^2 errors, 1 warning, 1 for information\. \d\d files looked at\.$/,
		);
		await expect(dialog.findings).toHaveCount(4);
		await expect(dialog.root.getByRole("heading", { level: 3 })).toHaveText([
			"▲ Lost or not shown (2)",
			"△ Not as it was written (1)",
			"ℹ Good to know (1)",
		]);
		await expect(dialog.findings.filter({ hasText: "does not quote the text" })).toContainText(
			"It is kept as it is: tag the words again where they stand.",
		);
		await expect(dialog.findings.filter({ hasText: "source.json" })).toContainText(
			"Repairing makes it anew from its original",
		);
		await expect(dialog.root).toContainText("Repair puts right one of these");
		expect(await accessibilityProblems(page)).toEqual([]);
		await info.attach(`findings-${colorScheme}`, {
			body: await page.screenshot(),
			contentType: "image/png",
		});
		expect(bytesOf(folder), "checking changes nothing").toEqual(before);

		// What scrolls has the keyboard on the way.
		await tabTo(keyboard, "Findings");
		await tabTo(keyboard, "Repair");
		await keyboard.press("Enter");
		await expect(dialog.status).toHaveText(/^1 error, 1 warning, 1 for information\./);
		await expect(dialog.root).toContainText("One file was put right");
		await expect(dialog.root).toContainText(/What was replaced is kept in .*set-aside/);
		await expect(dialog.button("Repair")).toBeHidden();
		await keyboard.expectFocus("repairing");
		expect(await accessibilityProblems(page)).toEqual([]);
		await info.attach(`repaired-${colorScheme}`, {
			body: await page.screenshot(),
			contentType: "image/png",
		});
		const after = bytesOf(folder);
		expect(after[text]).toBe(whole[text]);
		const { [text]: _rebuilt, ...others } = before;
		expect(after, "nothing else is touched").toMatchObject(others);
		expect(after[teammates]).not.toBe(whole[teammates]);

		await keyboard.press("Escape");
		await expect(dialog.root).toBeHidden();
		await keyboard.expectFocus("closing the dialog");
		// The text is shown again without opening the case anew.
		await expect(desk.sources.root.getByRole("heading", { name: "Sources · 5" })).toBeVisible();
	});
}

test("K2 a case with which all is well says so, and Enter closes", async ({ launch }) => {
	const desk = await startDesk(launch);
	const dialog = new CheckDialog(desk.launched);
	const before = bytesOf(desk.caseFolder);
	await dialog.open();
	await expect(dialog.status).toHaveText(/^All is well: \d\d files looked at\.$/);
	await expect(dialog.findings).toHaveCount(0);
	await expect(dialog.button("Repair")).toBeHidden();
	expect(await accessibilityProblems(desk.page)).toEqual([]);
	expect(bytesOf(desk.caseFolder)).toEqual(before);
	await desk.page.keyboard.press("Enter");
	await expect(dialog.root).toBeHidden();
	await new Keyboard(desk.page).expectFocus("closing the dialog");
});

test("K1 a check shows how far it is, is cancelled, and can be asked for again", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { app, page } = desk.launched;
	const dialog = new CheckDialog(desk.launched);
	await holdOpening(app, "originals");
	await chooseFromMenu(app, "check-case");
	const progress = dialog.root.getByRole("progressbar", { name: "Files looked at" });
	await expect(progress).toBeVisible();
	await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.position)).toBeGreaterThan(0);
	await expect(dialog.status).toBeEmpty();
	expect(await accessibilityProblems(page)).toEqual([]);
	await dialog.button("Cancel").click();
	await expect(dialog.root).toBeHidden();
	await new Keyboard(page).expectFocus("cancelling");
	await letDiskGo(app);
	await dialog.open();
	await expect(dialog.status).toHaveText(/^All is well/);
});
