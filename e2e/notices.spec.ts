import type { NoticeView } from "../shared/ipc/views.ts";
import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { tell } from "./pages/live.ts";
import { startDesk } from "./pages/start.ts";

const torn: NoticeView = {
	id: "torn",
	file: "layers/imke/evidence/ferry.json",
	message: "It is not whole JSON: it ends too early.",
	tone: "problem",
};
const newer: NoticeView = { ...torn, id: "newer", file: "layers/imke/sources.json", message: "It is newer." };
const restored: NoticeView = {
	id: "restored",
	file: "layers/ada/claims/aa.json",
	message: "An old copy of your claims was put right from this computer's journal.",
	tone: "done",
};

function arrive(desk: Desk, notices: readonly NoticeView[]): Promise<void> {
	return tell(desk.launched.app, "caseChanged", { notices, history: { undo: null, redo: null } });
}

for (const colorScheme of ["light", "dark"] as const) {
	test(`files that break and heal are told of as they do, and never in the way (${colorScheme})`, async ({
		launch,
	}) => {
		const desk = await startDesk(launch, { args: [`--theme=${colorScheme}`], colorScheme });
		const { page } = desk;
		const header = page.getByRole("banner");
		await desk.pane(1).text.focus();
		await arrive(desk, [torn]);
		await desk.says("A file needs a look. It is not whole JSON: it ends too early.");
		await expect(desk.pane(1).text).toBeFocused();
		await expect(header.getByRole("button", { name: "▲ 1 file needs a look" })).toBeVisible();
		await arrive(desk, [torn, newer, restored]);
		await desk.says("1 file needs a look, 1 was put right.");
		await expect(header.getByRole("button", { name: "▲ 2 files need a look · ● 1 note" })).toBeVisible();
		expect(await accessibilityProblems(page)).toEqual([]);

		await page
			.getByRole("alert")
			.getByText("1 file needs a look, 1 was put right.")
			.waitFor({ state: "attached" });
		await page.getByRole("button", { name: "Show" }).last().click();
		const dialog = page.getByRole("dialog", { name: "The case's files" });
		const group = (name: string) =>
			dialog
				.locator("section")
				.filter({ has: page.getByRole("heading", { name }) })
				.getByRole("listitem");
		await expect(group("Needs a look")).toHaveText([/ferry\.json.*ends too early/, /sources\.json/]);
		await expect(group("Put right")).toHaveText([/aa\.json.*journal/]);
		expect(await accessibilityProblems(page)).toEqual([]);

		await arrive(desk, [newer, restored]);
		await expect(group("Needs a look")).toHaveText([/sources\.json/]);
		await expect(dialog.getByRole("status")).toHaveText("Now: 1 file needs a look, 1 was put right.");
		await arrive(desk, []);
		await expect(dialog).toContainText("All is well: every file of the case is shown.");
		await expect(dialog.getByRole("status")).toContainText("Now: All is well");
		await expect(dialog.getByRole("listitem")).toHaveCount(0);
		await new Keyboard(page).press("Escape");
		await expect(dialog).toBeHidden();
		await expect(header.getByRole("button", { name: /look|note/ })).toHaveCount(0);

		await arrive(desk, [restored]);
		await desk.says(restored.message);
		await expect(header.getByRole("button", { name: "● 1 note" })).toBeVisible();
		expect(await accessibilityProblems(page)).toEqual([]);
	});
}
