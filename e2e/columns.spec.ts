import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startAgain, startDesk } from "./pages/start.ts";

// The columns beside the texts can be put away; a window too narrow for them shows one at a time over the texts.

const columns = (desk: Desk) =>
	[desk.page.getByRole("navigation", { name: "Sources" }), desk.claims.root] as const;

test("columns go and come by key and by button, and are remembered for the case", async ({ launch }) => {
	const desk = await startDesk(launch);
	const [sources, claims] = columns(desk);
	const keys = new Keyboard(desk.page);
	const before = (await desk.pane(1).root.boundingBox())?.width ?? 0;
	await sources.getByRole("button").first().focus();
	await keys.press("Control+b");
	await expect(sources).toBeHidden();
	await keys.press("Control+Shift+B");
	await expect(claims).toBeHidden();
	expect((await desk.pane(1).root.boundingBox())?.width ?? 0).toBeGreaterThan(before + 100);
	const button = desk.page.getByRole("button", { name: "Claims column" });
	await expect(button).toHaveAttribute("aria-pressed", "false");
	await button.click();
	await expect(claims).toBeVisible();
	await expect(button).toHaveAttribute("aria-pressed", "true");
	await desk.keeps(({ hiddenSides }) => hiddenSides?.join() === "sources", "the sources put away");
	await desk.launched.close();

	const again = await startAgain(launch, desk);
	const [sourcesAgain, claimsAgain] = columns(again);
	await expect(claimsAgain).toBeVisible();
	await expect(sourcesAgain).toBeHidden();
	await new Keyboard(again.page).press("Control+b");
	await expect(sourcesAgain.locator(":focus")).toBeVisible();
});

test("a claim that is to be worded is in sight, also where the claims are put away", async ({ launch }) => {
	const desk = await startDesk(launch);
	const [, claims] = columns(desk);
	await desk.page.keyboard.press("Control+Shift+B");
	await expect(claims).toBeHidden();
	await desk.pane(1).text.focus();
	await desk.page.keyboard.press("n");
	await expect(claims.getByRole("textbox", { name: /claim/i })).toBeFocused();
	await desk.page.keyboard.type("The wind had dropped by then.");
	await desk.page.keyboard.press("Enter");
	await expect(claims).toBeHidden();
	await new Keyboard(desk.page).expectFocus("wording a claim");
});

test("in a narrow window one column at a time lies over the texts, and goes when a text is chosen", async ({
	launch,
}) => {
	const desk = await startDesk(launch, { args: ["--size=600x500"] });
	const [sources, claims] = columns(desk);
	await expect(sources).toBeHidden();
	await expect(claims).toBeHidden();
	await desk.page.keyboard.press("Control+b");
	await expect(sources).toBeInViewport({ ratio: 1 });
	await desk.page.keyboard.press("Control+Shift+B");
	await expect(claims).toBeInViewport({ ratio: 1 });
	await expect(sources).toBeHidden();
	await desk.page.keyboard.press("Escape");
	await expect(claims).toBeHidden();
	await desk.page.getByRole("button", { name: "Sources column" }).click();
	await sources.getByRole("button", { name: /^Harbour & Coast Review/ }).click();
	await expect(desk.paneOf("Harbour & Coast Review").text).toBeFocused();
	await expect(sources).toBeHidden();
});

test("the pane that takes the keyboard is in sight, however many there are beside it", async ({ launch }) => {
	const desk = await startDesk(launch, { args: ["--size=600x500"] });
	for (const number of [3, 1, 2]) {
		await desk.page.keyboard.press(String(number));
		await expect(desk.pane(number).text).toBeFocused();
		await expect(desk.pane(number).root).toBeInViewport({ ratio: 0.95 });
	}
});
