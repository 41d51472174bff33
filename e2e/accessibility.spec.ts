import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { accessibilityProblems } from "./axe.ts";
import { expect } from "./launch/test.ts";
import { Desk } from "./pages/desk.ts";
import { filesIn } from "./pages/files.ts";
import { answerDialogs } from "./pages/native-dialogs.ts";
import { test } from "./pages/sample-case.ts";
import { answerName, startDesk } from "./pages/start.ts";
import { WelcomeScreen } from "./pages/welcome.ts";

// axe sees what a machine can see: names, roles, contrast. Keys and focus have tests of their own.

/** Holds that axe finds nothing wrong, and goes on where it does. */
async function expectAccessible(page: Page, state: string): Promise<void> {
	await expect.soft(await accessibilityProblems(page), `${state} is accessible`).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
	test(`axe finds nothing wrong from the first start to the last dialog (${colorScheme})`, async ({
		launch,
		stage,
		sampleCase,
	}) => {
		test.slow();
		const args = [`--theme=${colorScheme}`, "--size=1440x900"];
		const folder = stage(sampleCase);
		writeFileSync(join(folder, filesIn(folder).find((path) => path.includes("/evidence/")) ?? ""), "{");
		const launched = await launch({ args: [...args, folder], colorScheme });
		const { app, page } = launched;
		await page.locator("html[data-ready=true]").waitFor();
		await expectAccessible(page, "the question of the first run");
		await answerName(launched, "Ada");

		const desk = new Desk(launched);
		await desk.claims.activate("The ferry lost power at 17:42 local time.");
		await desk.claims.evidence.first().click();
		await expectAccessible(page, "a claim with its evidence");
		await desk.pane(2).drag("23 people");
		await expectAccessible(page, "the bar over selected words");
		await desk.claims.root.getByRole("button", { name: "Edit" }).click();
		await expectAccessible(page, "a statement being worded");
		await page.keyboard.press("Escape");

		const dialogs: readonly [string, () => Promise<unknown>][] = [
			["Keys", () => page.getByRole("button", { name: "All keys" }).click()],
			["Paste an article", () => page.getByRole("button", { name: "Paste text…" }).click()],
			["Rename the case", () => page.getByRole("heading", { level: 1 }).getByRole("button").click()],
			["Details of the source", () => desk.sources.details("Tern News Agency")],
			["The case's files", () => page.getByRole("button", { name: /needs? a look/ }).click()],
		];
		for (const [name, open] of dialogs) {
			await open();
			await expect(page.getByRole("dialog", { name })).toBeVisible();
			await expectAccessible(page, `the dialog “${name}”`);
			await page.keyboard.press("Escape");
			await expect(desk.dialog).toBeHidden();
		}
		await answerDialogs(app, { chosen: [join(folder, "case.json"), join(folder, "none.txt")] });
		await page.getByRole("button", { name: "Import files…" }).click();
		await expect(page.getByRole("dialog", { name: "Some files were not imported" })).toBeVisible();
		await expectAccessible(page, "the dialog for files that were refused");
		await page.keyboard.press("Escape");

		await desk.sources.details("The Sarrow Courier");
		await desk.dialog.getByRole("textbox", { name: "Updated" }).fill("yesterday");
		await desk.dialog.getByRole("button", { name: "Save" }).click();
		await expect(desk.dialog.getByRole("alert")).not.toBeEmpty();
		await expectAccessible(page, "a dialog that refuses");
		await desk.dialog.getByRole("button", { name: "Exclude from the case" }).click();
		await expectAccessible(page, "an excluded source");

		await desk.saved();
		const layers = join(folder, "layers");
		for (const path of [layers, ...filesIn(layers).map((file) => join(layers, file, ".."))])
			chmodSync(path, 0o555);
		await desk.pane(1).drag("17 people");
		await desk.tag("Agrees");
		await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
		await expectAccessible(page, "work that the disk refuses");
		await answerDialogs(app, { button: 1 });
	});

	test(`axe finds nothing wrong on the welcome screen and in an empty case (${colorScheme})`, async ({
		launch,
	}) => {
		const launched = await launch({ args: ["--welcome", `--theme=${colorScheme}`], colorScheme });
		const { page, app } = launched;
		await answerName(launched, "Ada");
		await expectAccessible(page, "the welcome screen");
		const welcome = new WelcomeScreen(page);
		await welcome.askForTitle("Empty");
		await expectAccessible(page, "the dialog for a new case");
		await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
		await expect(page.getByRole("heading", { name: "This case has no articles yet" })).toBeVisible();
		await expectAccessible(page, "a case without articles");
		await answerDialogs(app, { chosen: null });
	});
}

/** Makes everything twice as large, as the menu's zoom does. */
async function zoomIn({ launched, page }: Desk): Promise<void> {
	await launched.app.evaluate(({ BrowserWindow }) =>
		BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2),
	);
	await expect.poll(() => page.evaluate(() => innerWidth)).toBe(720);
}

test("at 200 per cent every control can still be reached", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page, toolbar } = desk;
	await zoomIn(desk);
	const fire = "There was a fire on board.";
	await claims.activate(fire);
	for (const control of [
		page.getByRole("button", { name: "Import files…" }),
		page.getByRole("button", { name: "All keys" }),
		claims.root.getByRole("button", { name: "New claim" }),
		claims.card(fire).getByRole("button", { name: "Edit" }),
		claims.card(fire).getByRole("button", { name: "Delete", exact: true }),
		claims.evidence.last(),
	]) {
		await control.scrollIntoViewIfNeeded();
		await expect(control).toBeInViewport({ ratio: 0.95 });
	}
	await desk.pane(1).text.focus();
	await page.keyboard.press("Control+A");
	for (const stance of ["Agrees", "Conflicts", "Context", "Claim…", "Note"])
		await expect(toolbar.getByRole("button", { name: stance })).toBeInViewport({ ratio: 0.95 });
	await desk.tag("Conflicts");
	expect((await desk.ownWork()).evidence).toMatchObject([{ stance: "conflicts" }]);
	await desk.sources.details("Tern News Agency");
	const save = desk.dialog.getByRole("button", { name: "Save" });
	await save.scrollIntoViewIfNeeded();
	await expect(save).toBeInViewport({ ratio: 0.95 });
});

test("at 200 per cent a line of text still holds several words", async ({ launch }) => {
	const desk = await startDesk(launch);
	await zoomIn(desk);
	const width = await desk.pane(1).text.evaluate((text) => text.clientWidth);
	expect(width).toBeGreaterThan(150);
});
