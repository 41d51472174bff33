import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { showAs } from "./pages/live.ts";
import { chooseFromMenu, isOffered } from "./pages/native-dialogs.ts";
import { startDesk } from "./pages/start.ts";

const sentence = "Another window has this case open, so this one only shows it.";

for (const colorScheme of ["light", "dark"] as const) {
	test(`a case that is only shown can be read, and says why nothing can be changed (${colorScheme})`, async ({
		launch,
	}) => {
		test.slow();
		const desk = await startDesk(launch, { args: [`--theme=${colorScheme}`], colorScheme });
		await showAs(desk, { readOnly: sentence });
		await desk.settled();
		const { claims, page, sources } = desk;
		const keys = new Keyboard(page);
		await expect(page.getByText(sentence)).toBeVisible();
		await expect(page.getByRole("contentinfo")).toContainText("Read-only");
		expect(await accessibilityProblems(page)).toEqual([]);

		// Reading, choosing and walking go on.
		await claims.activate("The ferry lost power at 17:42 local time.");
		await expect(claims.evidence).toHaveCount(5);
		await expect(claims.root.getByRole("button", { name: /^(Edit|Delete)/ })).toHaveCount(0);
		await keys.press("1", "j", "j", "k", "]", "[");
		await expect(desk.pane(1).text).toBeFocused();
		await sources.showBeside("Harbour & Coast Review");
		await expect.poll(() => desk.shown()).toContain("Harbour & Coast Review");
		await desk.pane(1).drag("17 people");
		await expect(desk.toolbar).toBeHidden();
		await keys.press("Control+C");
		expect(await desk.launched.app.evaluate(({ clipboard }) => clipboard.readText())).toContain("17 people");

		// Whoever tries to change something hears why not, by key, by button and by menu.
		const says = async (act: () => Promise<unknown>) => {
			await act();
			await expect(page.getByRole("button", { name: "Dismiss" })).toBeVisible();
			await desk.says(sentence);
			await page.getByRole("button", { name: "Dismiss" }).click();
		};
		for (const key of ["a", "c", "x", "n", "e", "Control+Z", "Control+Shift+Z"])
			await says(() => keys.press(key));
		await claims.evidence.first().focus();
		for (const key of ["Delete", "a"]) {
			await claims.evidence.first().focus();
			await says(() => keys.press(key));
		}
		const statement = claims.statement("The ferry lost power at 17:42 local time.");
		for (const key of ["Delete", "F2"]) {
			await statement.focus();
			await says(() => keys.press(key));
		}
		await says(() => statement.dblclick());
		for (const name of [
			"Import files…",
			"Paste text…",
			"New claim",
			"Ferry accident at Port Sarrow (sample)",
		]) {
			const button = page.getByRole("button", { name });
			await expect(button).toHaveAttribute("title", sentence);
			await button.focus();
			await says(() => page.keyboard.press("Enter"));
		}
		for (const command of ["undo", "redo"]) await says(() => chooseFromMenu(desk.launched.app, command));
		for (const command of ["import-files", "paste-text", "tag-agrees"])
			expect(await isOffered(desk.launched.app, command), command).toBe(false);
		await expect(claims.field).toBeHidden();
		await expect(claims.evidence).toHaveCount(5);

		// What is known of a source can be looked up.
		await sources.details("Tern News Agency");
		await expect(desk.dialog).toContainText(sentence);
		await expect(desk.dialog.getByRole("textbox", { name: "Outlet" })).not.toBeEditable();
		await expect(desk.dialog.getByRole("button", { name: "Exclude from the case" })).toHaveCount(0);
		expect(await accessibilityProblems(page)).toEqual([]);
		await keys.press("Escape");
		await expect(desk.dialog).toBeHidden();
	});
}
