import { expect, test } from "./launch/test.ts";
import { startDesk } from "./pages/start.ts";
import { expectSelected, pointOn, selectedWords } from "./pages/words-at-hand.ts";

test("two clicks select the word, three the sentence, four the paragraph, and a tag takes exactly that", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const pane = desk.pane(1);
	const place = await pointOn(pane, "breath test for alcohol");
	await page.mouse.dblclick(place.x, place.y);
	await expectSelected(page, "breath");
	await page.mouse.click(place.x, place.y, { clickCount: 3 });
	await expectSelected(page, "A breath test for alcohol was negative, Lindqvist said.");
	await expect(desk.toolbar).toBeVisible();
	await page.mouse.click(place.x, place.y, { clickCount: 4 });
	await expectSelected(
		page,
		"Captain Liv Tarrant, 52, was questioned by police and released. A breath test for alcohol was negative, Lindqvist said.",
	);
	await page.mouse.click(place.x, place.y, { clickCount: 3 });
	await page.keyboard.press("x");
	await expect(desk.claims.evidence).toHaveCount(1);
	expect((await desk.ownWork()).evidence).toMatchObject([
		{ anchor: { quote: "A breath test for alcohol was negative, Lindqvist said." } },
	]);
});

test("dragging on after two clicks takes whole words, after three whole sentences, in both directions", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const pane = desk.pane(1);
	const [test_, negative, released] = [
		await pointOn(pane, "test for alcohol"),
		await pointOn(pane, "negative, Lindqvist"),
		await pointOn(pane, "released. A breath"),
	];
	const drag = async (clicks: number, to: { x: number; y: number }) => {
		await page.mouse.move(test_.x, test_.y);
		for (let count = 1; count <= clicks; count++) {
			await page.mouse.down({ clickCount: count });
			if (count < clicks) await page.mouse.up({ clickCount: count });
		}
		await page.mouse.move(to.x, to.y, { steps: 4 });
	};
	await drag(2, negative);
	await expectSelected(page, "test for alcohol was negative");
	await page.mouse.move(released.x, released.y, { steps: 4 });
	await expectSelected(page, "released. A breath test");
	await page.mouse.up({ clickCount: 2 });
	await drag(3, released);
	await page.mouse.up({ clickCount: 3 });
	await expectSelected(
		page,
		"Captain Liv Tarrant, 52, was questioned by police and released. A breath test for alcohol was negative, Lindqvist said.",
	);
	// Let go, it is let go: the pointer selects nothing more.
	await page.mouse.move(negative.x, negative.y);
	expect(await selectedWords(page)).toMatch(/^Captain Liv Tarrant/);
	await page.mouse.click(negative.x, negative.y);
	await expectSelected(page, "");
});

test("D2 W grows the selection and Shift with it goes back; Z takes whole sentences", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const { keyboard } = page;
	await desk.pane(1).click("pinned the vessel");
	const sentence =
		"Two tugs pinned the vessel to the stonework while people were led off along a gangway laid from the breakwater, an operation that ended shortly before 21:00.";
	const steps = [
		"pinned",
		"Two tugs pinned the vessel to the stonework while people were led off along a gangway laid from the breakwater",
		sentence,
		`The ferry was carrying 214 passengers and 19 crew, according to its operator, the Corvane Line. ${sentence}`,
	];
	for (const words of steps) {
		await keyboard.press("w");
		await expectSelected(page, words);
	}
	await keyboard.press("w");
	await expectSelected(page, steps[3] ?? "");
	for (const words of [...steps.slice(0, 3).reverse(), ""]) {
		await keyboard.press("Shift+W");
		await expectSelected(page, words);
	}
	await keyboard.press("Shift+W");
	await desk.says("This selection has not grown");
	await expect(desk.pane(1).text).toBeFocused();

	await desk.pane(1).drag("tugs pinned");
	await keyboard.press("z");
	await expectSelected(page, sentence);
	await keyboard.press("Shift+W");
	await expectSelected(page, "tugs pinned");
	await keyboard.press("z");
	await keyboard.press("a");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: sentence } }]);
});
