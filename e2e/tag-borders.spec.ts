import type { Page } from "@playwright/test";
import { expect, test } from "./launch/test.ts";
import { readCase } from "./pages/case-on-disk.ts";
import type { Desk } from "./pages/desk.ts";
import { startDesk } from "./pages/start.ts";
import { pointOn } from "./pages/words-at-hand.ts";

/** The words of the tag that stands out, as they are drawn: those between its handles. */
const quotes = async (desk: Desk) => (await desk.ownWork()).evidence.map(({ anchor }) => anchor.quote);

function handle(page: Page, border: "start" | "end") {
	return page.locator(`.border-handle.at-${border}`);
}

/** The middle of a handle's knob. */
async function knob(page: Page, border: "start" | "end"): Promise<{ x: number; y: number }> {
	const box = await handle(page, border).boundingBox();
	if (!box) throw new Error(`There is no handle at the ${border}.`);
	const toMiddle = box.width / 2;
	return { x: box.x + toMiddle, y: border === "start" ? box.y + toMiddle : box.y + box.height - toMiddle };
}

test("the borders of one's own tag are dragged, shown while they move, and one step of undo", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const pane = desk.pane(1);
	await pane.drag("gusts of 41 knots");
	await page.keyboard.press("a");
	await expect(handle(page, "start")).toBeVisible();
	await expect(handle(page, "end")).toBeVisible();

	const from = await knob(page, "end");
	const to = await pointOn(pane, "before the accident");
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(to.x + 10, to.y + 12, { steps: 6 });
	const drawn = async () => (await pane.marks()).map(({ words }) => words);
	await expect.poll(drawn).toContainEqual(expect.stringMatching(/^gusts of 41 knots shortly b/));
	// Nothing is the case's yet, and Escape leaves it so.
	expect(await quotes(desk)).toEqual(["gusts of 41 knots"]);
	await page.keyboard.press("Escape");
	await page.mouse.up();
	await expect.poll(drawn).toContain("gusts of 41 knots");
	expect(await quotes(desk)).toEqual(["gusts of 41 knots"]);
	await expect(desk.claims.statement("gusts of 41 knots")).toHaveAttribute("aria-expanded", "true");

	const start = await knob(page, "start");
	const [first, earlier] = [await pointOn(pane, "gusts of 41"), await pointOn(pane, "recorded gusts")];
	await page.mouse.move(start.x, start.y);
	await page.mouse.down();
	await page.mouse.move(earlier.x - 2, earlier.y + start.y - first.y, { steps: 6 });
	await page.mouse.up();
	await expect.poll(drawn).toContain("recorded gusts of 41 knots");
	await expect(desk.claims.evidence).toContainText(["recorded gusts of 41 knots"]);
	expect(await quotes(desk)).toEqual(["recorded gusts of 41 knots"]);
	await expect(pane.text).toBeFocused();
	await page.keyboard.press("Control+z");
	await expect(desk.claims.evidence).toContainText(["gusts of 41 knots"]);
	await expect.poll(() => quotes(desk)).toEqual(["gusts of 41 knots"]);
});

test("I and O move the borders by words, with Alt by characters; a burst is one step of undo", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { keyboard } = desk.page;
	await desk.pane(1).drag("gusts of 41 knots");
	await keyboard.press("a");
	await expect(handle(desk.page, "end")).toBeVisible();
	for (const key of ["o", "o", "i", "Shift+O", "Alt+Shift+O"]) await keyboard.press(key);
	await expect(desk.claims.evidence).toContainText(["recorded gusts of 41 knots shortl"]);
	await expect.poll(() => quotes(desk)).toEqual(["recorded gusts of 41 knots shortl"]);
	expect((await desk.ownWork()).evidence).toMatchObject([{ version: [2, expect.any(String)] }]);

	// Undone at once, while the keys have not come to rest: what they moved is what goes.
	await keyboard.press("Shift+I");
	await keyboard.press("Control+z");
	await expect.poll(() => quotes(desk)).toEqual(["recorded gusts of 41 knots shortl"]);
	await keyboard.press("Control+z");
	await expect.poll(() => quotes(desk)).toEqual(["gusts of 41 knots"]);
	await expect(desk.pane(1).text).toBeFocused();
	for (let step = 0; step < 6; step++) await keyboard.press("Shift+O");
	await desk.says("The border cannot go any further.");
	await expect.poll(() => quotes(desk)).toEqual(["gusts"]);
});

test("what keys have moved is kept when the program quits before they have come to rest", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	await desk.pane(1).drag("gusts of 41 knots");
	await desk.page.keyboard.press("a");
	await expect(handle(desk.page, "end")).toBeVisible();
	await desk.page.keyboard.press("o");
	const { caseFolder } = desk;
	await desk.launched.close();
	const all = readCase(caseFolder).layers.flatMap(({ evidence }) => evidence);
	expect(all.map(({ anchor }) => anchor.quote)).toContain("gusts of 41 knots shortly");
});

test("D1 a teammate's tag has no handles, and its borders' keys say why", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.pane(1).click("was carrying 214");
	await expect(desk.claims.statement("There were 214 passengers on board.")).toHaveAttribute(
		"aria-expanded",
		"true",
	);
	await expect(handle(desk.page, "start")).toBeHidden();
	await desk.page.keyboard.press("o");
	await desk.says("This tag is a teammate's: only they can change it.");
});
