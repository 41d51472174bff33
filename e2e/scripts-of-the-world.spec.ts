import { writeFileSync } from "node:fs";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { startDesk } from "./pages/start.ts";
import { expectSelected, pointOn } from "./pages/words-at-hand.ts";

// Invented articles in scripts that run from right to left, or have no spaces between words.

interface Article {
	readonly name: string;
	readonly lines: readonly [string, string];
	/** The second word of the second line, and the word that follows it. */
	readonly word: string;
	readonly next: string;
	/** The first sentence of the second line. */
	readonly sentence: string;
}

const articles: readonly Article[] = [
	{
		name: "Arabic",
		lines: [
			"حادث عند الميناء",
			"غرقت العبارة القديمة قرب الميناء. هل أصيب أحد؟ قالت الشرطة إن 12 شخصا أصيبوا.",
		],
		word: "العبارة",
		next: "القديمة",
		sentence: "غرقت العبارة القديمة قرب الميناء.",
	},
	{
		name: "Hebrew",
		lines: [
			"תאונה ליד שובר הגלים",
			"אתמול טבעה המעבורת ליד הנמל. איש לא נהרג, אמרה המשטרה, ו-12 בני אדם נפצעו.",
		],
		word: "טבעה",
		next: "המעבורת",
		sentence: "אתמול טבעה המעבורת ליד הנמל.",
	},
	{
		name: "Chinese",
		lines: ["港口事故", "昨天渡轮在港口沉没。没有人死亡，警方表示有12人受伤。"],
		word: "渡轮",
		next: "在",
		sentence: "昨天渡轮在港口沉没。",
	},
	{
		name: "Japanese",
		lines: ["フェリーが港で座礁", "昨日、東京の港でフェリーが沈没した。警察によると、12人がけがをした。"],
		word: "東京",
		next: "の",
		sentence: "昨日、東京の港でフェリーが沈没した。",
	},
];

for (const article of articles) {
	test(`${article.name}: selected by mouse and keys, tagged, its borders moved, and the quote is exact`, async ({
		launch,
		stage,
	}, info) => {
		const desk = await startWith(launch, stage, info.outputPath("article.txt"), article);
		const { page } = desk;
		const pane = desk.pane(1);
		const place = await pointOn(pane, article.word);
		await page.mouse.dblclick(place.x, place.y);
		await expectSelected(page, article.word);
		await page.mouse.click(place.x, place.y, { clickCount: 3 });
		await expectSelected(page, article.sentence);
		await page.keyboard.press("Escape");

		// By keys alone: from the beginning of the line, letter by letter, in the direction of reading.
		await page.keyboard.press("Control+Home");
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Home");
		const forward = ["Arabic", "Hebrew"].includes(article.name) ? "ArrowLeft" : "ArrowRight";
		const [before] = article.lines[1].split(article.word);
		for (let step = 0; step < (before?.length ?? 0); step++) await page.keyboard.press(forward);
		for (let step = 0; step < article.word.length; step++) await page.keyboard.press(`Shift+${forward}`);
		await expectSelected(page, article.word);
		await page.keyboard.press("a");
		await expect.poll(() => quotes(desk)).toEqual([article.word]);
		await page.keyboard.press("o");
		const both = article.lines[1].match(new RegExp(`${article.word}\\s*${article.next}`))?.[0] ?? "";
		await expect.poll(() => quotes(desk)).toEqual([both]);
		await page.keyboard.press("Alt+Shift+I");
		await expect.poll(() => quotes(desk)).toEqual([both.slice(1)]);
		await page.keyboard.press("Control+z");
		await page.keyboard.press("Control+z");
		await expect.poll(() => quotes(desk)).toEqual([article.word]);

		// The handle at the end stands where the line is read to, and moves the end.
		const handle = await page.locator(".border-handle.at-end").boundingBox();
		const middle = await pointOn(pane, article.next);
		if (!handle) throw new Error("The tag has no handle at its end.");
		const knob = { x: handle.x + handle.width / 2, y: handle.y + handle.height - handle.width / 2 };
		await page.mouse.move(knob.x, knob.y);
		await page.mouse.down();
		const ahead = forward === "ArrowLeft" ? -60 : 40;
		await page.mouse.move(knob.x + ahead, knob.y, { steps: 8 });
		await page.mouse.up();
		expect(Math.abs(middle.x - knob.x), "the handle is beside the word that follows").toBeLessThan(24);
		await expect.poll(async () => (await quotes(desk))[0]?.length).toBeGreaterThan(article.word.length);
		const [quote] = await quotes(desk);
		expect(article.lines[1]).toContain(quote);
		expect(quote?.startsWith(article.word)).toBe(true);
	});
}

async function startWith(
	launch: Parameters<typeof startDesk>[0],
	stage: (path: string) => string,
	file: string,
	{ lines }: Article,
): Promise<Desk> {
	writeFileSync(file, `${lines.join("\n\n")}\n`);
	const desk = await startDesk(launch, { args: [stage(file)] });
	expect(await desk.pane(1).article()).toBe(lines.join("\n"));
	return desk;
}

/** The quotes of one's tags, which {@link Desk.ownWork} has compared with the text. */
async function quotes(desk: Desk): Promise<string[]> {
	return (await desk.ownWork()).evidence.map(({ anchor }) => anchor.quote);
}

test("keys of Greek and Cyrillic keyboards tag, walk and select as those of Latin ones", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const session = await desk.page.context().newCDPSession(desk.page);
	const press = async (key: string, code: string, modifiers = 0) => {
		const text = modifiers === 0 ? key : "";
		const windowsVirtualKeyCode = code.charCodeAt(3);
		for (const type of ["keyDown", "keyUp"] as const)
			await session.send("Input.dispatchKeyEvent", {
				type,
				key,
				code,
				modifiers,
				windowsVirtualKeyCode,
				...(type === "keyDown" && text ? { text } : {}),
			});
	};
	const before = await desk.pane(1).article();
	await desk.pane(1).drag("gusts of 41 knots");
	await expect(desk.toolbar).toBeVisible();
	await press("ф", "KeyA");
	await expect.poll(() => quotes(desk)).toEqual(["gusts of 41 knots"]);
	await press("щ", "KeyO");
	await expect.poll(() => quotes(desk)).toEqual(["gusts of 41 knots shortly"]);
	await press("я", "KeyZ", 2);
	await expect.poll(() => quotes(desk)).toEqual(["gusts of 41 knots"]);
	await desk.pane(1).click("pinned the vessel");
	await press("ς", "KeyW");
	await expectSelected(desk.page, "pinned");
	await press("χ", "KeyX");
	await expect.poll(async () => (await quotes(desk)).sort()).toEqual(["gusts of 41 knots", "pinned"]);
	await press("λ", "KeyK");
	await expect(desk.pane(1).text).toBeFocused();
	expect(await desk.pane(1).article()).toBe(before);
});
