import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { chooseFromMenu } from "./pages/native-dialogs.ts";
import { Palette } from "./pages/palette.ts";
import { startDesk } from "./pages/start.ts";

for (const colorScheme of ["light", "dark"] as const) {
	test(`one field finds sources, claims and actions, by keyboard alone (${colorScheme})`, async ({
		launch,
	}) => {
		const desk = await startDesk(launch, { colorScheme, args: [`--theme=${colorScheme}`] });
		const { page, claims } = desk;
		const keys = new Keyboard(page);
		const palette = new Palette(page);

		// A source, in place of the one that is read; by its title, without its capitals.
		await palette.find("eighteen harbour");
		await expect(palette.options).toHaveText([/^Harbour & Coast Review/, /^Search texts and notes/]);
		expect(await accessibilityProblems(page)).toEqual([]);
		await keys.press("Enter");
		await expect(palette.root).toBeHidden();
		await expect.poll(() => desk.shown()).toContain("Harbour & Coast Review");
		await expect(desk.paneOf("Harbour & Coast Review").text).toBeFocused();

		// A source beside the others.
		await palette.find("tern");
		await keys.press("Control+Enter");
		await expect.poll(() => desk.shown()).toHaveLength(4);

		// A claim by words in any order; the keyboard stays in the text.
		await palette.choose("power ferry lost", /^The ferry lost power at 17:42/);
		await expect(claims.statement("The ferry lost power at 17:42 local time.")).toHaveAttribute(
			"aria-expanded",
			"true",
		);
		await expect(desk.paneOf("Tern News Agency").text).toBeFocused();

		// An action; it acts where the keyboard was.
		await desk.paneOf("Tern News Agency").drag("17 people");
		await palette.choose("conflict new", "Tag as conflicting with a new claim");
		await expect(claims.statement("17 people")).toBeVisible();
		await palette.choose("undo", "Undo");
		await expect(claims.statement("17 people")).toBeHidden();

		// What was chosen lately stands on top, before anything is typed.
		await palette.find("");
		await expect(palette.group("Recent").first()).toHaveAccessibleName("Undo");
		await expect(palette.group("Recent")).toHaveCount(5);
		expect(await accessibilityProblems(page)).toEqual([]);
		await keys.press("ArrowUp");
		await expect(palette.options.last()).toHaveAttribute("aria-selected", "true");
		await keys.press("ArrowDown");
		await expect(palette.options.first()).toHaveAttribute("aria-selected", "true");
		await keys.type("nothing of the kind");
		await expect(palette.options).toHaveText([/^Search texts and notes for “nothing of the kind”/]);
		await expect(palette.root.getByRole("status")).not.toBeEmpty();
		expect(await accessibilityProblems(page)).toEqual([]);
		await keys.press("Escape");
		await expect(palette.root).toBeHidden();
		await keys.expectFocus("leaving the palette");
	});
}

test("the palette opens another dialog, also from a field, and works without a case", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { page, claims } = desk;
	const keys = new Keyboard(page);
	const palette = new Palette(page);
	await keys.press("n");
	await keys.type("Half a thought");
	await palette.choose("all keys", "Show all keys");
	const sheet = page.getByRole("dialog", { name: "Keys" });
	await expect(sheet).toBeVisible();
	// What was being worded is kept.
	await expect(claims.statement("Half a thought")).toBeAttached();

	await keys.type("conflicting");
	await expect(sheet.getByRole("definition")).toHaveText([
		"Tag as conflicting",
		"Tag as conflicting with a new claim",
	]);
	await keys.type(" qqq");
	await expect(sheet.getByRole("status")).toContainText("No key does that");
	await keys.press("Enter");
	await expect(sheet).toBeHidden();

	await chooseFromMenu(desk.launched.app, "close-case");
	await expect(page.getByRole("heading", { name: "Recent cases" })).toBeVisible();
	await palette.find("tag");
	await expect(palette.options).toHaveCount(0);
	await keys.press("Escape");
	await palette.choose("new", "New case…");
	await expect(page.getByRole("dialog", { name: "New case" })).toBeVisible();
});

test("the sheet of all keys fits a usual window", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.page.keyboard.press("?");
	const sheet = desk.page.getByRole("dialog", { name: "Keys" });
	await expect(sheet).toBeVisible();
	expect(await sheet.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
});
