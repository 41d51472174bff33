import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startDesk } from "./pages/start.ts";

const power = "The ferry lost power at 17:42 local time.";

test("a note and an attribution are a key away, shown in the row, and taken back", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.activate(power);
	await desk.pane(2).drag("23 people");
	await keys.press("a", "m");
	const note = page.getByRole("textbox", { name: "Note" });
	await expect(note).toBeFocused();
	await keys.type("Ask the harbour office");
	await keys.press("Shift+Enter");
	await keys.type("before noon");
	await keys.press("Enter");
	await desk.says("Note kept.");
	await expect(desk.pane(2).text).toBeFocused();
	const row = claims.evidence.filter({ hasText: "23 people" });
	await expect(row).toContainText("Ask the harbour office");

	await keys.press("b");
	await keys.type("harbour police");
	await keys.press("Enter");
	await expect(row).toContainText("according to harbour police");
	expect((await desk.ownWork()).evidence).toMatchObject([
		{ note: "Ask the harbour office\nbefore noon", attributedTo: "harbour police" },
	]);
	await keys.press("Control+z");
	await expect(row).not.toContainText("according to");
	await keys.press("Control+Shift+Z");

	// Names used in the case are offered; Escape leaves everything as it was.
	await desk.pane(1).drag("17 people");
	await keys.press("c", "b");
	const names = page.getByRole("dialog").getByRole("option");
	await expect(names).toHaveText(["harbour police"]);
	await keys.type("POL");
	await expect(names).toHaveText(["POL", "harbour police"]);
	await keys.press("ArrowDown", "Enter");
	await expect(claims.evidence.filter({ hasText: "17 people" })).toContainText("according to harbour police");
	await keys.press("m");
	await keys.type("never mind");
	await keys.press("Escape");
	await expect(claims.evidence.filter({ hasText: "17 people" })).not.toContainText("never mind");
});

test("M on words that are not tagged makes them context, with the note", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.pane(1).drag("17 people");
	await keys.press("m");
	await keys.type("Only those in hospital?");
	await keys.press("Enter");
	await expect(desk.claims.evidence).toHaveText([/17 people.*context.*Only those in hospital/s]);
});

test("without selected words the stance keys change the tag at the caret, and Delete deletes it", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	const keys = new Keyboard(desk.page);
	await desk.pane(2).drag("23 people");
	await keys.press("a", "c");
	await desk.says("“23 people” conflicts now.");
	await expect(claims.evidence).toHaveText([/23 people.*conflicts/]);
	expect((await desk.ownWork()).evidence).toMatchObject([{ stance: "conflicts" }]);
	await keys.press("Delete");
	await desk.says("Tag deleted.");
	await expect(claims.evidence).toHaveCount(0);
	await keys.press("Control+z");
	await expect(claims.evidence).toHaveText([/23 people.*conflicts/]);
	// Away from any tag they say what to do.
	await keys.press("Control+Home", "c");
	await desk.says("Select the words to tag first");
});

test("Shift+F10 and the right mouse button list all that can be done with a tag, with its keys", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await desk.pane(2).drag("23 people");
	await keys.press("a", "Shift+F10");
	const menu = page.getByRole("menu", { name: "The tag" });
	await expect(menu.getByRole("menuitem")).toHaveText([
		/Agrees.*now/,
		/Conflicts/,
		/Context/,
		/Another claim…/,
		/Note…/,
		/According to…/,
		/Delete the tag/,
		/Select its words again/,
	]);
	await expect(menu.getByRole("menuitem", { name: "Agrees" })).toBeFocused();
	await keys.press("ArrowDown", "Enter");
	await expect(claims.evidence).toHaveText([/conflicts/]);
	await expect(desk.pane(2).text).toBeFocused();

	const words = await desk.pane(2).boxOf("23 people");
	await page.mouse.click(words.x, words.y, { button: "right" });
	await expect(menu).toBeVisible();
	await keys.press("m");
	await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
	await keys.press("Escape");

	await claims.evidence.first().hover();
	await page.getByRole("button", { name: "All that can be done with the tag “23 people”" }).click();
	await menu.getByRole("menuitem", { name: /Delete the tag/ }).click();
	await expect(claims.evidence).toHaveCount(0);
	// Where there is no tag there is no list.
	await desk.pane(1).click("17 people");
	await keys.press("Shift+F10");
	await desk.says("Go to a tag first");
	await expect(menu).toBeHidden();
});

test("D1 a teammate’s tag lists only what does not change it, and T selects its words for a tag of one's own", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page, claims } = desk;
	const keys = new Keyboard(page);
	await claims.activate("There was a fire on board.");
	await claims.evidence.first().click({ button: "right" });
	await expect(page.getByRole("menuitem")).toHaveText([/Select its words again/, /Also here/]);
	await keys.press("t");
	await expect(desk.toolbar).toBeVisible();
	await keys.press("x");
	await expect(desk.toolbar).toBeHidden();
	expect((await desk.ownWork()).evidence).toMatchObject([{ stance: "context" }]);
});
