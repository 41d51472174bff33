import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./launch/test.ts";
import { FindBar, foundMarks } from "./pages/search.ts";
import { startDesk } from "./pages/start.ts";

test("words are found as they are typed, walked through, and selected when the bar closes", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const bar = new FindBar(desk.page);
	const pane = desk.paneOf("Tern News Agency");
	await pane.click("Ferry loses power");
	await bar.find("coastg");
	await expect(bar.count).toHaveText(/^1 of \d$/);
	const total = Number((await bar.count.textContent())?.split(" of ")[1]);
	expect(total).toBeGreaterThan(1);
	await expect.poll(() => foundMarks(desk.page, "found-now")).toEqual(["Coastg"]);
	await desk.page.keyboard.press("Enter");
	await expect(bar.count).toHaveText(`2 of ${total}`);
	await desk.page.keyboard.press("F3");
	await desk.page.keyboard.press("Shift+Enter");
	await desk.page.keyboard.press("Shift+F3");
	await desk.page.keyboard.press("Shift+Enter");
	await expect(bar.count).toHaveText(`${total} of ${total}`);
	await desk.page.keyboard.press("Escape");
	await expect(bar.root).toBeHidden();
	await expect(pane.text).toBeFocused();
	await expect(desk.toolbar).toBeVisible();
	expect(await foundMarks(desk.page, "found")).toEqual([]);
	await desk.page.keyboard.press("x");
	const [tagged] = (await desk.ownWork()).evidence;
	expect(tagged?.anchor.quote.toLowerCase()).toBe("coastg");
});

test("the selected words are what is looked for, and what was looked for last is there again", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const bar = new FindBar(desk.page);
	await desk.pane(1).drag("breakwater at Port Sarrow");
	await desk.page.keyboard.press("Control+F");
	await expect(bar.field).toHaveValue("breakwater at Port Sarrow");
	await expect(bar.count).toHaveText(/^1 of /);
	await desk.page.keyboard.press("Escape");
	await desk.pane(2).text.focus();
	await desk.page.keyboard.press("Control+F");
	await expect(bar.field).toHaveValue("breakwater at Port Sarrow");
	// It is selected: typing replaces it.
	await desk.page.keyboard.type("Brook");
	await expect(bar.field).toHaveValue("Brook");
	await expect(desk.pane(2).root.getByRole("search")).toBeVisible();
	await expect(desk.pane(1).root.getByRole("search")).toBeHidden();
});

test("all panes are looked through on request", async ({ launch }) => {
	const desk = await startDesk(launch);
	const bar = new FindBar(desk.page);
	await desk.pane(1).text.focus();
	await bar.find("ferry");
	const alone = Number((await bar.count.textContent())?.split(" of ")[1]);
	await bar.root.getByRole("button", { name: "All panes" }).click();
	await expect(bar.count).not.toHaveText(new RegExp(` of ${alone}$`));
	await bar.field.focus();
	for (let step = 0; step < alone; step++) await desk.page.keyboard.press("Enter");
	await expect(bar.count).toHaveText(new RegExp(`^${alone + 1} of`));
	await desk.page.keyboard.press("Escape");
	await expect(desk.pane(2).text).toBeFocused();
});

test("what is folded away opens for what is found in it", async ({ launch }) => {
	const desk = await startDesk(launch);
	const bar = new FindBar(desk.page);
	const pane = desk.paneOf("The Sarrow Courier");
	await pane.text.focus();
	await bar.find("Tides & Sailings");
	await expect(bar.count).toHaveText("1 of 1");
	await pane.expectInSight("Tides & Sailings");
	await bar.field.fill("nowhere in it");
	await expect(bar.count).toHaveText("Not found");
	await desk.page.keyboard.press("Escape");
	await expect(pane.text).toBeFocused();
});

test("a text of 100,000 words is found through, and marked only near the screen", async ({
	launch,
	stage,
}, info) => {
	test.slow();
	const file = join(info.outputPath(""), "long.txt");
	const paragraph = "The ferry left the harbour in the rain and the crew counted the boats again. ".repeat(4);
	writeFileSync(file, `Harbour\n\n${`${paragraph}\n\n`.repeat(1_700)}The very last ferry.\n`);
	const desk = await startDesk(launch, { args: [stage(file)] });
	const bar = new FindBar(desk.page);
	await desk.pane(1).text.focus();
	await bar.find("ferry");
	await expect(bar.count).toHaveText("1 of 6,801");
	const marks = await foundMarks(desk.page, "found");
	expect(marks.length).toBeGreaterThan(4);
	expect(marks.length).toBeLessThan(1_000);
	await desk.page.keyboard.press("Shift+Enter");
	await expect(bar.count).toHaveText("6,801 of 6,801");
	await desk.pane(1).expectInSight("The very last ferry");
	await expect.poll(() => foundMarks(desk.page, "found-now")).toEqual(["ferry"]);
});

test("hostile words find what is written there", async ({ launch, stage }, info) => {
	const file = join(info.outputPath(""), "article.txt");
	writeFileSync(file, "Harbour\n\nCosts a.*b (50%) and 👨‍👩‍👧 came; שָׁלוֹם to “all” of Ame\u0301lie’s.\n");
	const desk = await startDesk(launch, { args: [stage(file)] });
	const bar = new FindBar(desk.page);
	await desk.pane(1).text.focus();
	for (const [typed, found] of [
		["a.*b", "a.*b"],
		["(50%", "(50%"],
		["👧", "👨‍👩‍👧"],
		["שלום", "שָׁלוֹם"],
		['"all"', "“all”"],
		["amelie's", "Ame\u0301lie’s"],
	] as const) {
		await bar.find(typed);
		await expect(bar.count).toHaveText("1 of 1");
		await expect.poll(() => foundMarks(desk.page, "found-now")).toEqual([found]);
	}
	for (const typed of ["x".repeat(10_000), "\\", "[", "\u200b"]) {
		await bar.find(typed);
		await expect(bar.count).toHaveText("Not found");
	}
});
