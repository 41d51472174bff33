import { writeFileSync } from "node:fs";
import { expect, test } from "./launch/test.ts";
import { startDesk } from "./pages/start.ts";

// Offsets count UTF-16 code units; people see letters. What a tag's offsets say and what one sees must be the same.

const line = "Ame\u0301lie 👩‍👩‍👧‍👦 saw 12 🇫🇷 boats, שלום עולם and 東京駅 burn.";
const tagged = ["lie 👩‍👩‍👧‍👦 saw", "👩‍👩‍👧‍👦", "12 🇫🇷 boats, שלום", "עולם", "京駅 burn"];

test("each letter that one sees belongs to the tags whose offsets hold it, in every script, and to no other", async ({
	launch,
	stage,
}, info) => {
	test.slow();
	const file = info.outputPath("article.txt");
	writeFileSync(file, `Harbour\n\n${line}\n`);
	const desk = await startDesk(launch, { args: [stage(file)] });
	const { page } = desk;
	const { text } = desk.pane(1);
	await text.focus();
	for (const words of tagged) {
		const start = line.indexOf(words);
		await text.evaluate(selectInLine, [start, start + words.length] as const);
		await page.keyboard.press("Shift+A");
		await expect(desk.claims.statement(words)).toBeVisible();
	}
	const { evidence } = await desk.ownWork();
	expect(evidence.map(({ anchor }) => anchor.quote).sort()).toEqual([...tagged].sort());

	const first = "Harbour\n".length;
	const letters = [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(line)];
	for (const { index, segment } of letters.filter(({ segment }) => segment.trim() !== "")) {
		const at = await text.evaluate(middleOf, [index, index + segment.length] as const);
		await page.mouse.move(at.x, 4);
		await expect(page.getByRole("tooltip")).toBeHidden();
		await page.mouse.move(at.x, at.y);
		const holding = evidence
			.filter(({ anchor }) => anchor.start <= first + index && first + index < anchor.end)
			.sort((a, b) => a.anchor.quote.length - b.anchor.quote.length)
			.map(({ anchor }) => anchor.quote);
		if (holding.length === 0) await page.waitForTimeout(500);
		const shown = page.getByRole("tooltip").locator(".hover-claim");
		await expect(shown, `the tags on “${segment}”`).toHaveText(holding);
	}
});

// The following run in the page, each by itself.

/** Selects from one offset of the last paragraph to another. */
function selectInLine(root: Element, [from, to]: readonly [number, number]): void {
	const walker = document.createTreeWalker(root.lastElementChild ?? root, NodeFilter.SHOW_TEXT);
	const ends: [Node, number][] = [];
	let passed = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const length = node.textContent?.length ?? 0;
		if (ends.length === 0 && from < passed + length) ends.push([node, from - passed]);
		if (ends.length === 1 && to <= passed + length) ends.push([node, to - passed]);
		passed += length;
	}
	const [start, end] = ends;
	if (start && end) getSelection()?.setBaseAndExtent(...start, ...end);
}

/** The middle of the letter between two offsets of the last paragraph, in CSS pixels of the window. */
function middleOf(root: Element, [from, to]: readonly [number, number]): { x: number; y: number } {
	const walker = document.createTreeWalker(root.lastElementChild ?? root, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	let passed = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const length = node.textContent?.length ?? 0;
		if (from >= passed && from < passed + length) range.setStart(node, from - passed);
		if (to > passed && to <= passed + length) range.setEnd(node, to - passed);
		passed += length;
	}
	const { left, right, top, bottom } = range.getBoundingClientRect();
	return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
