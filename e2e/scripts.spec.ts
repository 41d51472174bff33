import { writeFileSync } from "node:fs";
import { expect, test } from "./launch/test.ts";
import { Desk } from "./pages/desk.ts";
import { styleOf } from "./pages/settings.ts";
import { answerName } from "./pages/start.ts";

// Articles come in all scripts: each reads from its own side, in letters that the program brings or the system has.

const arabic = ["احترق قارب في الميناء", "قالت شركة Blue Harbour إن 3 أشخاص أصيبوا بعد الساعة 21:40."];
const japanese = ["港で漁船が全焼", "港湾局によると、昨夜、港で漁船一隻が全焼した。けが人はいなかった。"];
const mixed = ["A boat burned", "The crew said:", "לא היה איש על הסיפון"];

test("each paragraph runs from its own side, and a text is marked with the language that its script tells", async ({
	launch,
	stage,
}) => {
	const paths = [arabic, japanese, mixed].map((lines, index) => {
		const path = test.info().outputPath(`${index + 1}.txt`);
		writeFileSync(path, lines.join("\n\n"));
		return stage(path);
	});
	const launched = await launch({ args: ["--size=1440x900", ...paths] });
	await answerName(launched, "Ada");
	const desk = new Desk(launched);
	await desk.settled();
	const sides = (pane: number) =>
		desk
			.pane(pane)
			.text.locator(".block")
			.evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).direction));
	expect(await sides(1)).toEqual(["rtl", "rtl"]);
	expect(await sides(3)).toEqual(["ltr", "ltr", "rtl"]);
	for (const [pane, language] of [
		[1, ""],
		[2, "ja"],
		[3, ""],
	] as const)
		await expect(desk.pane(pane).text).toHaveAttribute("lang", language);

	await desk.pane(1).text.focus();
	await desk.page.keyboard.press("Control+End");
	for (let step = 0; step < 6; step++) await desk.page.keyboard.press("Control+Shift+ArrowRight");
	await desk.page.keyboard.press("a");
	const { evidence } = await desk.ownWork();
	expect(arabic.join("\n")).toContain(evidence[0]?.anchor.quote);
	expect(await styleOf(desk.pane(1).text.locator("mark").first(), "direction")).toBe("rtl");
});

test("the program brings letters for Latin, Greek, Cyrillic and Vietnamese in both typefaces", async ({
	page,
}) => {
	const loaded = await page.evaluate(async () => {
		const found: string[] = [];
		for (const face of ["Inter Variable", "Source Serif 4 Variable"])
			for (const letter of ["a", "ł", "Ω", "ж", "ґ", "ế"])
				if ((await document.fonts.load(`17px "${face}"`, letter)).length > 0) found.push(`${face} ${letter}`);
		return found;
	});
	expect(loaded).toHaveLength(12);
});

test("words longer than any window stay inside what holds them", async ({ launch, stage }) => {
	const path = test.info().outputPath("long.txt");
	const word = "x".repeat(10_000);
	writeFileSync(path, `${"W".repeat(10_000)}\n\nThe boat ${word} burned.\n`);
	const launched = await launch({ args: ["--size=1440x900", stage(path)] });
	await answerName(launched, "Ada");
	const desk = new Desk(launched);
	await desk.settled();
	await desk.pane(1).text.focus();
	await desk.page.keyboard.press("Control+a");
	await desk.page.keyboard.press("a");
	await expect(desk.claims.root.locator(".claim")).toBeVisible();
	const wider = await desk.page.evaluate(() =>
		[
			document.documentElement,
			...document.querySelectorAll(".sources, .claims, .claim, .reading-frame, .case-header"),
		]
			.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
			.map(({ className }) => className),
	);
	expect(wider).toEqual([]);
});
