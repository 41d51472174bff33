import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { startDesk } from "./pages/start.ts";

// Every state of the desk in every look that there is. What opens from a dialog or by a file has its own test.

const claim = "The ferry lost power at 17:42 local time.";

/** A state of the desk: the way there, from the text of the first pane with one's own tag at the caret. */
interface DeskState {
	readonly name: string;
	readonly enter: (desk: Desk) => Promise<unknown>;
}

const press =
	(...keys: readonly string[]) =>
	async ({ page }: Desk) => {
		for (const key of keys) await page.keyboard.press(key);
	};

const dialog =
	(name: string | RegExp, ...keys: readonly string[]) =>
	async (desk: Desk) => {
		await press(...keys)(desk);
		await expect(desk.page.getByRole("dialog", { name })).toBeVisible();
	};

const states: readonly DeskState[] = [
	{ name: "the caret in a tag", enter: async () => {} },
	{ name: "the bar over selected words", enter: press("Escape", "End", "Shift+Home") },
	{ name: "the claim picker", enter: dialog(/claim/i, "l") },
	{ name: "a note", enter: dialog(/note/i, "m") },
	{ name: "an attribution", enter: dialog(/./, "b") },
	{ name: "what can be done with a tag", enter: dialog(/./, "Shift+F10") },
	{ name: "the card of a highlight", enter: press("d") },
	{
		name: "finding in the text",
		enter: async ({ page }) => {
			await page.keyboard.press("Control+f");
			await expect(page.locator(".find-field")).toBeFocused();
			await page.keyboard.type("the");
		},
	},
	{
		name: "what was found in the case",
		enter: async ({ page }) => {
			await page.keyboard.press("Control+Shift+F");
			await expect(page.locator(".search-field")).toBeFocused();
			await page.keyboard.type("power");
			await expect(page.getByText(/passages? in/)).toBeVisible();
		},
	},
	{
		name: "a search without hits",
		enter: async ({ page }) => {
			await page.keyboard.press("Control+Shift+F");
			await expect(page.locator(".search-field")).toBeFocused();
			await page.keyboard.type("zzzz");
		},
	},
	{
		name: "the palette",
		enter: async (desk) => {
			await dialog(/./, "Control+k")(desk);
			await desk.page.keyboard.type("po");
		},
	},
	{ name: "all keys", enter: dialog("Keys", "?") },
	{ name: "settings", enter: dialog("Settings", "Control+,") },
	{
		name: "the filters of claims",
		enter: ({ claims }) => claims.root.getByRole("button", { name: /^Filter/ }).click(),
	},
	{ name: "the verdict", enter: press("v") },
	{ name: "a claim being worded", enter: press("e") },
	{
		name: "marked claims",
		enter: async ({ claims, page }) => {
			await claims.statements.nth(0).click({ modifiers: ["Control"] });
			await claims.statements.nth(3).click({ modifiers: ["Control"] });
			await expect(page.getByRole("checkbox").first()).toBeVisible();
		},
	},
	{
		name: "merging claims",
		enter: async (desk) => {
			await desk.claims.statements.nth(0).click({ modifiers: ["Control"] });
			await desk.claims.statements.nth(3).click({ modifiers: ["Control"] });
			await dialog(/merge/i, "Shift+G")(desk);
		},
	},
	{ name: "no columns", enter: press("Control+b", "Control+Shift+B") },
];

/** Back to where every state is entered from. */
async function toBeginning(desk: Desk): Promise<void> {
	await desk.page.reload();
	await desk.settled();
	await desk.claims.activate(claim);
	await desk.pane(1).click("Ferry loses power");
}

/** Every look that there is, as the desktop asks for it. */
const looks = [
	{ colorScheme: "light", contrast: "no-preference" },
	{ colorScheme: "dark", contrast: "no-preference" },
	{ colorScheme: "light", contrast: "more" },
	{ colorScheme: "dark", contrast: "more" },
] as const;

test("axe finds nothing wrong in any state of the desk, in any look", async ({ launch }) => {
	test.setTimeout(400_000);
	const desk = await startDesk(launch);
	const { page } = desk;
	// What changes its colours slowly would be looked at on the way.
	await page.emulateMedia({ reducedMotion: "reduce" });
	await desk.pane(1).drag("Ferry loses power");
	await page.keyboard.press("Shift+A");
	for (const { name, enter } of states) {
		await toBeginning(desk);
		await enter(desk);
		for (const look of looks) {
			await page.emulateMedia(look);
			const state = `${name} (${look.colorScheme}, contrast: ${look.contrast})`;
			await expect.soft(await accessibilityProblems(page), `${state} is accessible`).toEqual([]);
		}
	}
});
