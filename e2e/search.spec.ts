import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessibilityProblems } from "./axe.ts";
import { corpusTest, expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { Palette } from "./pages/palette.ts";
import { foundMarks, SearchPanel } from "./pages/search.ts";
import { startDesk } from "./pages/start.ts";

test("words are found in every article, and Enter goes to them while the list stays", async ({ launch }) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await search.find("fire");
	await expect(search.status).toHaveText("2 passages in 2 sources · 1 claim");
	await expect(search.headings).toHaveText([/^Claims1$/, /^Tern News Agency1$/, /^Harbour & Coast Review1$/]);
	await desk.page.keyboard.press("ArrowDown");
	await desk.page.keyboard.press("ArrowDown");
	await desk.page.keyboard.press("ArrowDown");
	await expect(search.hits.nth(2)).toBeFocused();
	expect(await search.marked(search.hits.nth(2))).toEqual(["fire"]);
	await desk.page.keyboard.press("Enter");
	// The article was not open: it has a pane now, the keyboard, and the words are marked in sight.
	const pane = desk.paneOf("Harbour & Coast Review");
	await expect(pane.text).toBeFocused();
	await pane.expectInSight("fire in the engine room");
	expect(await foundMarks(desk.page, "found-now")).toEqual(["fire"]);
	await expect(search.hits.nth(2)).toHaveAttribute("aria-current", "true");
	// The caret stands at the words: the keys of the text go on from there.
	await desk.page.keyboard.press("Shift+Control+ArrowRight");
	await expect(desk.toolbar).toBeVisible();
	await desk.page.keyboard.press("c");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "fire" } }]);
});

test("F3 goes through everything that was found, from the text and with the panel put away", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await search.find("fire");
	await expect(search.hits).toHaveCount(3);
	await search.field.press("Enter");
	const claim = desk.claims.statement("There was a fire on board.");
	await expect(claim).toBeFocused();
	await desk.page.keyboard.press("F3");
	await expect(desk.paneOf("Tern News Agency").text).toBeFocused();
	await desk.says("2 of 3 found");
	await desk.page.keyboard.press("Control+Shift+F");
	await expect(search.field).toBeFocused();
	await desk.page.keyboard.press("Escape");
	await expect(search.root).toBeHidden();
	await expect(desk.paneOf("Tern News Agency").text).toBeFocused();
	expect(await foundMarks(desk.page, "found-now")).toEqual([]);
	await desk.page.keyboard.press("F3");
	await expect(desk.paneOf("Harbour & Coast Review").text).toBeFocused();
	await desk.page.keyboard.press("Shift+F3");
	await expect(desk.paneOf("Tern News Agency").text).toBeFocused();
	await desk.paneOf("Tern News Agency").expectInSight("no fire on board");
	// Down leads back to where one was.
	await desk.page.keyboard.press("Control+Shift+F");
	await desk.page.keyboard.press("ArrowDown");
	await expect(search.hits.nth(1)).toBeFocused();
	await desk.page.keyboard.press("ArrowUp");
	await desk.page.keyboard.press("ArrowUp");
	await expect(search.field).toBeFocused();
});

test("filters keep to a source, a stance, an analyst; without words they list the tags", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await search.find("fire");
	await search.filter("Stance").selectOption({ label: "▲ Conflicts" });
	await expect(search.status).toHaveText(/^2 passages in 2 sources · 1 claim/);
	await search.filter("Source").selectOption({ label: "Tern News Agency" });
	await expect(search.status).toHaveText("1 passage in 1 source · 1 claim");
	await search.field.fill("");
	await expect(search.status).toHaveText(/^1 claim · 1 tag/);
	await search.hits.filter({ hasText: "There was no fire on board" }).click();
	await desk.paneOf("Tern News Agency").expectInSight("There was no fire on board");
	await search.filter("Source").selectOption({ label: "All sources" });
	await search.filter("Stance").selectOption({ label: "Any stance" });
	await search.field.fill("by:ada");
	await expect(search.status).toHaveText("Nothing found.");
});

test("what analysts wrote is found: statements, and what changes shows at once", async ({ launch }) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await search.find("zebra");
	await expect(search.status).toHaveText("Nothing found.");
	await desk.claims.activate("There was a fire on board.");
	await desk.page.keyboard.press("e");
	await desk.claims.field.fill("A zebra was on board.");
	await desk.claims.field.press("Enter");
	await expect(search.status).toHaveText("1 claim");
	await search.hits.first().click();
	await expect(desk.claims.statement("A zebra was on board.")).toHaveAttribute("aria-expanded", "true");
});

test("phrases, words to leave out, and what says nothing", async ({ launch }) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await search.find('"no fire on"');
	await expect(search.status).toHaveText("1 passage in 1 source");
	await search.field.fill("ferry -breakwater");
	const others = await search.headings.allTextContents();
	await search.field.fill("ferry");
	await expect(search.headings).not.toHaveCount(others.length);
	await search.field.fill("fire stance:maybe");
	await expect(search.status).toContainText("Left out of the query: “stance:maybe”");
});

test("the palette hands what was typed over to the search", async ({ launch }) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await new Palette(desk.page).choose("life jackets", /^Search texts and notes for “life jackets”/);
	await expect(search.field).toBeFocused();
	await expect(search.field).toHaveValue("life jackets");
	await expect(search.status).toHaveText(/passages? in/);
});

test("what was searched for before is offered within the session", async ({ launch }) => {
	const desk = await startDesk(launch);
	const search = new SearchPanel(desk.page);
	await search.find("breakwater");
	await search.field.press("Enter");
	await search.find("");
	await search.root.getByRole("button", { name: "breakwater", exact: true }).click();
	await expect(search.field).toHaveValue("breakwater");
	await expect(search.status).toHaveText(/passages/);
});

async function startWith(
	launch: Parameters<typeof startDesk>[0],
	stage: (path: string) => string,
	folder: string,
	text: string,
): Promise<Desk> {
	const file = join(folder, "article.txt");
	writeFileSync(file, text);
	return startDesk(launch, { args: [stage(file)] });
}

test("hostile queries find what is written there, or nothing, and harm nothing", async ({
	launch,
	stage,
}, info) => {
	const text =
		"Harbour\n\nCosts a.*b (50%) \\d+ and 👨‍👩‍👧 came; שָׁלוֹם to all. 双方达成协议 in the STRASSE.\n";
	const desk = await startWith(launch, stage, info.outputPath(""), text);
	const search = new SearchPanel(desk.page);
	const marked: readonly [string, string[] | null][] = [
		["a.*b", ["a.*b"]],
		["(50%)", ["(50%)"]],
		["\\d+", ["\\d+"]],
		["[a-z", null],
		["👩", ["👨‍👩‍👧"]],
		["שלום", ["שָׁלוֹם"]],
		["协议", ["协议"]],
		["straße", ["STRASSE"]],
		['"came; ', ["came;"]],
		['"""', null],
		["x".repeat(10_000), null],
		["a ".repeat(5_000), ["a"]],
		["<img src=x onerror=alert(1)>", null],
	];
	for (const [query, words] of marked) {
		await search.find(query);
		if (words === null) await expect(search.status).toContainText(/^Nothing found/);
		else await expect.poll(() => search.marked(search.hits.first())).toEqual(expect.arrayContaining(words));
	}
	await search.field.fill("   ");
	await expect(search.root.getByRole("heading", { name: "What can be typed" })).toBeVisible();
});

corpusTest("the example articles are searched", async ({ launch, stage, corpus }) => {
	const desk = await startDesk(launch, { args: [stage(corpus)] });
	const search = new SearchPanel(desk.page);
	await search.find("meeting");
	await expect(search.status).toHaveText(/^\d+ passages in [3-5] sources$/);
	const [first] = await search.marked(search.hits.first());
	expect(first?.toLowerCase()).toBe("meeting");
	await search.field.press("Enter");
	expect((await foundMarks(desk.page, "found-now")).map((words) => words.toLowerCase())).toContain("meeting");
});

for (const colorScheme of ["light", "dark"] as const)
	test(`axe finds nothing wrong with searching and finding (${colorScheme})`, async ({ launch }) => {
		const desk = await startDesk(launch, { args: [`--theme=${colorScheme}`], colorScheme });
		const search = new SearchPanel(desk.page);
		await search.find("");
		expect.soft(await accessibilityProblems(desk.page), "before a search").toEqual([]);
		await search.find("fire");
		await search.field.press("Enter");
		await desk.page.keyboard.press("F3");
		await expect(search.hits).toHaveCount(3);
		expect.soft(await accessibilityProblems(desk.page), "what was found").toEqual([]);
		await search.find("stance:conflicts stance:maybe");
		await expect(search.headings.first()).toBeVisible();
		expect.soft(await accessibilityProblems(desk.page), "tags that were found").toEqual([]);
		await desk.pane(1).text.focus();
		await desk.page.keyboard.press("Control+F");
		await desk.page.keyboard.type("ferry");
		expect.soft(await accessibilityProblems(desk.page), "the bar over a text").toEqual([]);
	});
