import { expect, test } from "./launch/test.ts";
import { startDesk } from "./pages/start.ts";
import { clipboard } from "./pages/words-at-hand.ts";

const cited =
	"“gusts of 41 knots” (Tern News Agency, Ferry loses power and hits breakwater at Port Sarrow, 17 injured, 6 Nov 2025, 19:55)";

test("copied words are the words as they stand there, highlighted or not, line for line", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	await desk.pane(1).drag("The ferry was carrying 214 passengers and 19 crew, according");
	await page.keyboard.press("Control+c");
	await expect
		.poll(() => clipboard(desk))
		.toEqual({
			text: "The ferry was carrying 214 passengers and 19 crew, according",
			html: expect.stringContaining(
				'<p dir="auto">The ferry was carrying 214 passengers and 19 crew, according</p>',
			),
		});
	await page.keyboard.press("Control+a");
	await page.keyboard.press("Control+c");
	await expect.poll(async () => (await clipboard(desk)).text).toContain("\nBy Tern News Agency\n");
	const { sources } = await desk.onDisk();
	const texts = [...sources.values()].map(({ text }) => text);
	expect(texts).toContain((await clipboard(desk)).text);
});

test("Ctrl Shift C copies the quote with its source, from the text and from the claims", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	await desk.pane(1).text.focus();
	await page.keyboard.press("Control+Home");
	await page.keyboard.press("Control+Shift+C");
	await desk.says("Select words or go to a tag first");
	await desk.pane(1).drag("gusts of 41 knots");
	await page.keyboard.press("Control+Shift+C");
	await desk.says("Copied, with its source.");
	await expect.poll(async () => (await clipboard(desk)).text).toBe(cited);
	expect((await clipboard(desk)).html).toContain(
		'<p dir="auto">“gusts of 41 knots” (Tern News Agency, <cite>Ferry loses power and hits breakwater at Port Sarrow, 17 injured</cite>, 6 Nov 2025, 19:55)</p>',
	);
	await expect(desk.toolbar).toBeVisible();

	await page.keyboard.press("a");
	await desk.claims.evidence.first().focus();
	await desk.launched.app.evaluate((electron) => electron.clipboard.clear());
	await page.keyboard.press("Control+Shift+C");
	await expect.poll(async () => (await clipboard(desk)).text).toBe(cited);
	await expect(desk.claims.evidence.first()).toBeFocused();
});
