import { chmodSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { expect, test } from "./launch/test.ts";
import { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { chooseFromMenu } from "./pages/native-dialogs.ts";
import { startDesk } from "./pages/start.ts";

// Whoever works by keyboard alone is lost when the keyboard is nowhere. It must not be, also where the
// very thing that had it goes away by being pressed.

test.use({ startOptions: { args: ["--welcome", "--size=1440x900"] } });

/** Presses a button by keyboard, and holds that something in sight has the keyboard afterwards. */
async function pressAndStay(keys: Keyboard, button: Locator): Promise<void> {
	await button.focus();
	await keys.press("Enter");
}

test("the keyboard has a place from the first question to a case and back", async ({ parallax, page }) => {
	const keys = new Keyboard(page);
	await keys.type("Ada");
	await keys.press("Enter");
	await expect(page.getByRole("dialog")).toBeHidden();
	await keys.expectFocus("naming oneself");
	await pressAndStay(keys, page.getByRole("button", { name: "New case" }));
	await keys.type("Harbour");
	await keys.press("Enter");
	await expect(page.getByRole("heading", { name: "This case has no articles yet" })).toBeVisible();
	await keys.expectFocus("making a case");

	await pressAndStay(keys, page.getByRole("button", { name: "Paste text…" }));
	await page.keyboard.insertText("Harbour burns\n\nTwelve boats were lost.");
	await pressAndStay(keys, page.getByRole("dialog").getByRole("button", { name: "Import" }));
	const desk = new Desk(parallax, "Harbour");
	await expect(desk.pane(1).text).toBeVisible();
	await pressAndStay(keys, page.getByRole("button", { name: /^Close the pane/ }));
	await expect(page.getByText("Choose a source on the left")).toBeVisible();
	await keys.expectFocus("closing the last pane");

	await chooseFromMenu(parallax.app, "close-case");
	await expect(page.getByRole("heading", { name: "Recent cases" })).toBeVisible();
	await keys.expectFocus("closing the case");
	const forget = page.getByRole("button", { name: "Take “Harbour” off the list" });
	await pressAndStay(keys, forget);
	await expect(forget).toBeHidden();
	await keys.expectFocus("forgetting a case");
});

test("the keyboard has a place when what had it is deleted, closed, undone or done with", async ({
	launch,
}) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const desk = await startDesk(launch);
	const { claims, page, sources } = desk;
	const keys = new Keyboard(page);
	await keys.expectFocus("opening the sample");
	await pressAndStay(keys, page.getByRole("button", { name: "Close the pane of The Sarrow Courier" }));
	await sources.details("Tern News Agency");
	await pressAndStay(keys, page.getByRole("button", { name: "Exclude from the case" }));
	await expect(desk.dialog).toBeHidden();
	await keys.expectFocus("excluding a source");
	const bringBack = sources.root.getByRole("button", { name: "Bring back Tern News Agency" });
	await pressAndStay(keys, bringBack);
	await expect(bringBack).toBeHidden();
	await keys.expectFocus("bringing a source back");

	await desk.paneOf("vozdocais.example").drag("17 people");
	await keys.press("a");
	await expect(claims.evidence).toHaveCount(1);
	await pressAndStay(keys, claims.root.getByRole("button", { name: /^Delete the tag “17 people/ }));
	await expect(claims.evidence).toHaveCount(0);
	await keys.expectFocus("deleting a tag");
	const dismiss = page.getByRole("button", { name: "Dismiss" });
	await pressAndStay(keys, dismiss);
	await expect(dismiss).toBeHidden();
	await keys.expectFocus("dismissing a message");
	await pressAndStay(keys, claims.card("17 people").getByRole("button", { name: "Delete", exact: true }));
	await expect(claims.statement("17 people")).toBeHidden();
	await keys.expectFocus("deleting a claim");

	const undo = page.getByRole("contentinfo").getByRole("button", { name: "Undo" });
	await undo.focus();
	while (await undo.isVisible()) {
		const before = await undo.getAttribute("title");
		await keys.press("Enter");
		await expect.poll(() => undo.getAttribute("title", { timeout: 100 }).catch(() => null)).not.toBe(before);
		if (await undo.isVisible()) await undo.focus();
	}
	await keys.expectFocus("undoing everything there was");

	const own = await desk.ownWork();
	const claimsFolder = join(desk.caseFolder, "layers", own.id, "claims");
	chmodSync(claimsFolder, 0o555);
	await keys.press("n");
	await keys.press("Escape");
	const tryAgain = page.getByRole("button", { name: "Try again" });
	await expect(tryAgain).toBeVisible();
	chmodSync(claimsFolder, 0o755);
	await pressAndStay(keys, tryAgain);
	await desk.saved();
	await keys.expectFocus("saving what could not be saved before");
});
