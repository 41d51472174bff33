import type { Page } from "@playwright/test";
import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { chooseFromMenu } from "./pages/native-dialogs.ts";
import { startDesk } from "./pages/start.ts";

/** Presses Tab until the keyboard is in a part of the window. Returns how often. */
async function tabInto(page: Page, part: string): Promise<number> {
	for (let presses = 1; presses < 40; presses++) {
		await page.keyboard.press("Tab");
		if (await page.evaluate((selector) => document.activeElement?.closest(selector) != null, part)) {
			return presses;
		}
	}
	throw new Error(`Tab does not lead to ${part}.`);
}

test("Tab stops at one item of a list, with what belongs to it, and comes back to the same", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page, claims, sources } = desk;
	const keys = new Keyboard(page);
	const source = sources.root.getByRole("button", { name: /^vozdocais.example/ });
	await source.focus();
	// The source itself, its details, the border of the column, the text.
	expect(await tabInto(page, ".panes")).toBeLessThanOrEqual(4);
	while (!(await sources.root.evaluate((list) => list.contains(document.activeElement))))
		await page.keyboard.press("Shift+Tab");
	while (!(await source.evaluate((button) => button === document.activeElement)))
		await page.keyboard.press("Shift+Tab");
	await expect(source).toBeFocused();

	await claims.statement("There was a fire on board.").focus();
	await keys.press("ArrowDown", "ArrowUp");
	await expect(claims.statement("There was a fire on board.")).toBeFocused();
	expect(await tabInto(page, "body:not(:has(.claims :focus))")).toBeLessThanOrEqual(3);

	// With its evidence open, the claim's own buttons are a Tab away, and the evidence an arrow.
	await claims.activate("There was a fire on board.");
	await claims.statement("There was a fire on board.").focus();
	await keys.press("ArrowDown");
	await expect(claims.evidence.first()).toBeFocused();
	await keys.press("Shift+Tab");
	await keys.press("Tab");
	await expect(claims.evidence.first()).toBeFocused();
});

test("Escape goes back one step at a time: what lies over the window, the selection, the active claim", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page, claims } = desk;
	const keys = new Keyboard(page);
	const fire = claims.statement("There was a fire on board.");
	await claims.activate("There was a fire on board.");
	await keys.press("1", "Control+Shift+ArrowRight");
	await expect(desk.toolbar).toBeVisible();
	await chooseFromMenu(desk.launched.app, "show-keys");
	await expect(desk.dialog).toBeVisible();
	await keys.press("Escape");
	await expect(desk.dialog).toBeHidden();
	await expect(desk.toolbar).toBeVisible();

	// The keyboard has left the text, and the words are selected still.
	await fire.focus();
	await keys.press("Escape");
	await expect(desk.toolbar).toBeHidden();
	await expect(fire).toHaveAttribute("aria-expanded", "true");
	await keys.press("Escape");
	await expect(fire).toHaveAttribute("aria-expanded", "false");
	await expect(fire).toBeFocused();

	await claims.activate("There was a fire on board.");
	await keys.press("1", "Control+Shift+ArrowRight");
	await expect(desk.toolbar).toBeVisible();
	await keys.press("Escape");
	await expect(desk.toolbar).toBeHidden();
	await expect(fire).toHaveAttribute("aria-expanded", "true");
	await keys.press("Escape");
	await expect(fire).toHaveAttribute("aria-expanded", "false");
	await expect(desk.pane(1).text).toBeFocused();
});
