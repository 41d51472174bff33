import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { startDesk } from "./pages/start.ts";

// Articles come from anywhere. Whatever stands in them is text: shown as it is, tagged as it is, never obeyed.

/** Starts with one article of these bytes. */
async function startWith(
	{ launch, stage }: { launch: Parameters<typeof startDesk>[0]; stage: (path: string) => string },
	folder: string,
	content: string | Uint8Array,
): Promise<Desk> {
	const file = join(folder, "article.txt");
	writeFileSync(file, content);
	return startDesk(launch, { args: [stage(file)] });
}

test("markup in an article is shown as text, in the pane, the claim and the list, and nothing in it runs", async ({
	launch,
	stage,
}, info) => {
	const markup =
		'<img src="x" onerror="window.ran = true"><script>window.ran = true</script> <b>12 killed</b>';
	const desk = await startWith(
		{ launch, stage },
		info.outputPath(""),
		`Harbour\n\n${markup}\n\n<iframe src="file:///etc/passwd">\n`,
	);
	expect(await desk.pane(1).article()).toBe(`Harbour\n${markup}\n<iframe src="file:///etc/passwd">`);
	await desk.pane(1).drag(markup);
	await desk.tag("Agrees");
	await expect(desk.claims.statement(markup)).toBeVisible();
	await expect(desk.claims.evidence).toContainText([markup]);
	await desk.claims.word(markup, '"><svg onload="window.ran = true">');
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: markup } }]);
	const found = await desk.page.evaluate(() => ({
		ran: "ran" in window,
		elements: document.querySelectorAll("#root img, #root script, #root iframe, #root b[onclick]").length,
	}));
	expect(found).toEqual({ ran: false, elements: 0 });
});

test("a tag that begins or ends inside an emoji or an accented letter takes the whole of it", async ({
	launch,
	stage,
}, info) => {
	const family = "👨‍👩‍👧‍👦";
	const accented = "Ame\u0301lie";
	const desk = await startWith(
		{ launch, stage },
		info.outputPath(""),
		`Harbour\n\nThe ${family} of ${accented} and 🇨🇴🇺🇸 came home safe.\n`,
	);
	const line = `The ${family} of ${accented} and 🇨🇴🇺🇸 came home safe.`;
	const select = (from: number, to: number) =>
		desk.pane(1).text.evaluate(selectOffsets, ["The ", from, to] as const);
	await desk.pane(1).click("Harbour");
	const wanted: readonly [number, number, string][] = [
		[line.indexOf(family) + 3, line.indexOf(family) + 8, family],
		[line.indexOf("Am"), line.indexOf("Am") + 3, "Ame\u0301"],
		[line.indexOf("🇺🇸") - 2, line.indexOf("🇺🇸") + 2, "🇨🇴🇺🇸"],
	];
	for (const [from, to, quote] of wanted) {
		await select(from, to);
		await expect(desk.toolbar).toBeVisible();
		await desk.tag("Context");
		const own = await desk.ownWork();
		expect(own.evidence.map(({ anchor }) => anchor.quote)).toContain(quote);
		await desk.page.keyboard.press("Escape");
	}
});

test("text that changes its own direction stays in its place and does not turn around what is beside it", async ({
	launch,
	stage,
}, info) => {
	const title = "Harbour \u202eburns";
	const overridden = "killed \u202e21\u202d reported";
	const hebrew = "שלום harbour 12";
	const desk = await startWith(
		{ launch, stage },
		info.outputPath(""),
		`${title}\n\n${overridden}\n\n${hebrew} boats\n`,
	);
	expect(await desk.pane(1).article()).toBe(`${title}\n${overridden}\n${hebrew} boats`);
	await desk.pane(1).text.focus();
	await desk.page.keyboard.press("Control+A");
	await desk.page.keyboard.press("a");
	await expect(desk.claims.evidence).toHaveCount(1);
	const own = await desk.ownWork();
	expect(own.evidence[0]?.anchor.quote).toBe(`${title}\n${overridden}\n${hebrew} boats`);
	// What stands beside the quote and beside the outlet's name still runs from left to right.
	const evidence = desk.claims.evidence.first();
	expect(await evidence.evaluate(leftToRight, "agrees")).toBe(true);
	await expect(evidence).toContainText("\u202e");
});

test("a word of 10,000 letters breaks, scrolls nothing sideways, and can be tagged", async ({
	launch,
	stage,
}, info) => {
	const word = "Donaudampfschiff".repeat(625);
	const desk = await startWith({ launch, stage }, info.outputPath(""), `Harbour\n\nThe ${word} sank.\n`);
	await desk.pane(1).text.focus();
	await desk.page.keyboard.press("Control+A");
	await desk.page.keyboard.press("a");
	await expect(desk.claims.evidence).toHaveCount(1);
	expect((await desk.ownWork()).evidence[0]?.anchor.quote).toBe(`Harbour\nThe ${word} sank.`);
	const sideways = await desk.page.evaluate(() =>
		[...document.querySelectorAll("#root *")]
			.filter(
				(element) =>
					element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "hidden",
			)
			.filter((element) => element.clientWidth > 0 && getComputedStyle(element).display !== "inline")
			.map((element) => `${element.localName}.${element.className}`),
	);
	expect(sideways).toEqual([]);
});

test("half characters are mended with a warning, and UTF-16 reads as any other text", async ({
	launch,
	stage,
}, info) => {
	const text = "Harbour\r\n\r\nTwelve \ud83d boats 🚢 were lost \udea2.\r\n";
	const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
	const desk = await startWith({ launch, stage }, info.outputPath(""), bytes);
	const mended = "Twelve \ufffd boats 🚢 were lost \ufffd.";
	expect(await desk.pane(1).article()).toBe(`Harbour\n${mended}`);
	await desk.pane(1).drag(mended);
	await desk.tag("Conflicts");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: mended } }]);
	await desk.pane(1).details();
	await expect(desk.dialog.getByRole("listitem").filter({ hasText: "▲" })).toContainText(/character/);
});

test("control characters, invisible ones and odd line ends neither hide nor move words", async ({
	launch,
	stage,
}, info) => {
	const odd = "one\u0007two\u200bthree\u00a0four\u2028five\u0085six\tseven";
	const desk = await startWith({ launch, stage }, info.outputPath(""), `Harbour\r\r${odd}\u000cend\n`);
	const { sources } = await desk.onDisk();
	const [source] = [...sources.values()];
	expect(await desk.pane(1).article()).toBe(source?.text);
	await desk.pane(1).drag("seven");
	await desk.tag("Agrees");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "seven" } }]);
});

// The following run in the page, each by itself.

/** Selects by script, which can put the ends where no key or mouse would: within the paragraph beginning so. */
function selectOffsets(root: Element, [beginning, from, to]: readonly [string, number, number]): void {
	const paragraph = [...root.children].find((child) => child.textContent?.startsWith(beginning));
	const walker = document.createTreeWalker(paragraph ?? root, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	let passed = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const length = node.textContent?.length ?? 0;
		if (from >= passed && from <= passed + length) range.setStart(node, from - passed);
		if (to >= passed && to <= passed + length) range.setEnd(node, to - passed);
		passed += length;
	}
	const { startContainer, startOffset, endContainer, endOffset } = range;
	getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Whether a word is drawn with its first letter on the left. */
function leftToRight(root: Element, word: string): boolean {
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = node.textContent?.lastIndexOf(word) ?? -1;
		if (at < 0) continue;
		const leftOf = (offset: number) => {
			const range = document.createRange();
			range.setStart(node as Node, offset);
			range.setEnd(node as Node, offset + 1);
			return range.getBoundingClientRect().left;
		};
		return leftOf(at) < leftOf(at + word.length - 1);
	}
	throw new Error(`“${word}” is not there.`);
}
