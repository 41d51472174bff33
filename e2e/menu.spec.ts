import type { ElectronApplication } from "@playwright/test";
import { expect, test } from "./launch/test.ts";
import { chooseFromMenu, isOffered } from "./pages/native-dialogs.ts";
import { answerName } from "./pages/start.ts";

test.use({ startOptions: { args: ["--welcome", "--size=1440x900"] } });

/** Holds that the menu offers commands, and that it does not offer others. */
async function expectOffered(
	app: ElectronApplication,
	offered: readonly string[],
	others: readonly string[],
): Promise<void> {
	for (const id of offered) await expect.poll(() => isOffered(app, id), { message: id }).toBe(true);
	for (const id of others) await expect.poll(() => isOffered(app, id), { message: id }).toBe(false);
}

test("the menu offers what can be run at the moment, and nothing else", async ({ parallax, page }) => {
	const { app } = parallax;
	await expectOffered(app, ["zoom-in"], ["new-case", "show-keys", "tag-agrees"]);
	await answerName(parallax, "Ada");
	await expectOffered(app, ["new-case", "open-palette"], ["close-case", "tag-agrees", "next-highlight"]);

	await page.getByRole("button", { name: "Look at the sample" }).click();
	await expectOffered(app, ["close-case", "tag-agrees", "next-highlight"], []);
	await chooseFromMenu(app, "pane-2");
	await expect(page.getByRole("region", { name: /^Pane 2/ }).getByRole("textbox")).toBeFocused();

	// Behind a dialog nothing can be run; what fields have for themselves stays theirs.
	await chooseFromMenu(app, "paste-text");
	await expectOffered(app, ["undo", "redo", "zoom-in"], ["new-case", "close-case", "pane-2"]);
	const field = page.getByRole("dialog").getByRole("textbox");
	await field.focus();
	await page.keyboard.type("Words");
	await chooseFromMenu(app, "undo");
	await expect(field).not.toHaveValue("Words");
	await page.keyboard.press("Escape");
	await chooseFromMenu(app, "close-case");
	await expectOffered(app, ["new-case"], ["close-case", "rename-case"]);
});
