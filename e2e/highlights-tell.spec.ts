import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { currentCase, showAs } from "./pages/live.ts";
import { startDesk } from "./pages/start.ts";
import { pointOn } from "./pages/words-at-hand.ts";

const card = (desk: Desk) => desk.page.getByRole("tooltip");
const told = (desk: Desk) => desk.page.locator(".caret-teller");
const row = (desk: Desk, words: string) => desk.claims.evidence.filter({ hasText: words });

/** Three tags on the same words, each under a claim of its own: the widest first. */
async function tagThrice(desk: Desk): Promise<void> {
	const tags = [
		["The harbour mast recorded gusts of 41 knots", "Shift+A"],
		["recorded gusts of 41 knots", "Shift+C"],
		["gusts of 41", "Shift+X"],
	] as const;
	for (const [words, key] of tags) {
		await desk.pane(1).drag(words);
		await desk.page.keyboard.press(key);
		await expect(row(desk, words)).toBeVisible();
	}
	await desk.page.keyboard.press("Escape");
}

/** The claim that is chosen. */
function chosen(desk: Desk): Promise<string> {
	return desk.claims.root.getByRole("button", { expanded: true }).first().innerText();
}

test("clicks on words with several tags go through them, the innermost first", async ({ launch }) => {
	const desk = await startDesk(launch);
	await tagThrice(desk);
	await desk.pane(2).click("counted 241 passengers");
	const seen: string[] = [];
	for (let click = 0; click < 4; click++) {
		// Apart from each other: two clicks at once select a word.
		const place = await pointOn(desk.pane(1), click % 2 === 0 ? "usts of 41" : "of 41");
		await desk.page.mouse.click(place.x, place.y);
		await expect.poll(() => chosen(desk)).not.toBe(seen.at(-1));
		seen.push(await chosen(desk));
	}
	expect(seen).toEqual([
		"gusts of 41",
		"recorded gusts of 41 knots",
		"The harbour mast recorded gusts of 41 knots",
		"gusts of 41",
	]);
});

test("Enter gives the keyboard to the tag in its claim, Escape back to the caret; again Enter, the next tag", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	await tagThrice(desk);
	const { keyboard } = desk.page;
	await desk.pane(1).click("knots shortly");
	await desk.pane(1).click("of 41 knots");
	await desk.page.evaluate(() => getSelection()?.modify("move", "forward", "character"));
	const caret = () =>
		desk.page.evaluate(() => {
			const { focusNode, focusOffset } = getSelection() ?? {};
			return `${focusNode?.textContent} ${focusOffset}`;
		});
	const before = await caret();
	const quoteAtKeyboard = () =>
		desk.page.evaluate(
			() => document.activeElement?.closest("[data-evidence]")?.querySelector("q")?.textContent,
		);
	// The clicks have chosen the widest of the three: it comes first, then the innermost.
	const [widest, middle, innermost] = [
		"The harbour mast recorded gusts of 41 knots",
		"recorded gusts of 41 knots",
		"gusts of 41",
	];
	for (const words of [widest, innermost, middle, widest]) {
		await keyboard.press("Enter");
		await expect.poll(quoteAtKeyboard).toBe(words);
		await keyboard.press("Escape");
		await expect(desk.pane(1).text).toBeFocused();
		expect(await caret()).toBe(before);
	}
	// Walked to, a tag is meant itself, not the next one.
	await keyboard.press("k");
	const walked = await chosen(desk);
	await keyboard.press("Enter");
	await expect(desk.claims.root.locator("[data-evidence]:focus")).toHaveCount(1);
	expect(await chosen(desk)).toBe(walked);
});

test("the card on a highlight says claim, stance, author, attribution and note, and covers no words of it", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const { evidence } = await currentCase(desk);
	const facts = {
		attributedTo: "Inspector Dara Lindqvist, harbour police",
		note: "A count on the quay, not a list.",
	};
	await showAs(desk, {
		evidence: evidence.map((item) => (item.quote.includes("241 passengers") ? { ...item, ...facts } : item)),
	});
	await desk.settled();
	const words = await pointOn(desk.pane(2), "counted 241 passengers");
	await page.mouse.move(words.x, words.y);
	await expect(card(desk)).toBeVisible();
	for (const part of [
		"Conflicts",
		"There were 214 passengers on board.",
		"Tag of Sample analyst",
		"According to Inspector Dara Lindqvist, harbour police",
		"A count on the quay, not a list.",
	])
		await expect(card(desk)).toContainText(part);
	expect(await accessibilityProblems(page), "with the card open").toEqual([]);
	const covered = await desk.pane(2).text.evaluate((root) => {
		const box = document.querySelector("[role=tooltip]")?.getBoundingClientRect();
		const marks = [...root.querySelectorAll("mark")].filter((mark) => mark.textContent?.includes("241"));
		const lines = marks.flatMap((mark) => [...mark.getClientRects()]);
		return lines.some((line) => box && line.bottom > box.top && line.top < box.bottom);
	});
	expect(covered).toBe(false);

	// The pointer reaches it, Escape takes it away and leaves the rest alone, and it goes by itself.
	const box = await card(desk).boundingBox();
	await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 20, { steps: 8 });
	await page.waitForTimeout(500);
	await expect(card(desk)).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(card(desk)).toBeHidden();
	await page.mouse.move(words.x, words.y);
	await expect(card(desk)).toBeVisible();
	await page.mouse.move(words.x, 5, { steps: 4 });
	await expect(card(desk)).toBeHidden();
});

test("the card lists every tag on the words; D brings it for the caret, and takes it away", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	await tagThrice(desk);
	const { page } = desk;
	const place = await pointOn(desk.pane(1), "usts of 41");
	await page.mouse.move(place.x, place.y);
	await expect(card(desk)).toContainText("3 tags here");
	await page.mouse.move(place.x, 5);
	await expect(card(desk)).toBeHidden();

	await page.mouse.click(place.x, place.y);
	await page.mouse.move(place.x, 5);
	await page.keyboard.press("d");
	await expect(card(desk)).toBeVisible();
	expect(await card(desk).getByRole("term").allInnerTexts()).toEqual([
		expect.stringMatching(/Context\s*Your tag/),
		expect.stringMatching(/Conflicts\s*Your tag/),
		expect.stringMatching(/Agrees\s*Your tag/),
	]);
	await expect(desk.pane(1).text).toHaveAccessibleDescription(/3 tags here/);
	await page.keyboard.press("d");
	await expect(card(desk)).toBeHidden();
	await page.keyboard.press("d");
	await page.keyboard.press("ArrowRight");
	await expect(card(desk)).toBeHidden();
	await page.keyboard.press("Control+Home");
	await page.keyboard.press("d");
	await desk.says("No tag here");
});

test("one live region tells which highlights the caret comes to, and nothing of those it only passes", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const { keyboard } = page;
	await expect(told(desk)).toHaveCount(1);
	await expect(told(desk)).toHaveAttribute("aria-live", "polite");
	await desk.pane(2).text.focus();
	await keyboard.press("j");
	await expect(told(desk)).toHaveText(
		"Conflicts: The ferry lost power at 17:42 local time. Tag of Sample analyst.",
	);
	await keyboard.press("Control+Home");
	await expect(told(desk)).toHaveText("No tag here.");
	await tagThrice(desk);
	await desk.pane(1).click("knots shortly");
	await expect(told(desk)).toHaveText(/^2 tags here\. Conflicts: recorded gusts/);

	// Every word that is told is noted while the caret runs through the text.
	await desk.pane(1).click("The harbour mast recorded");
	await page.keyboard.press("Home");
	await page.waitForTimeout(400);
	await page.evaluate(() => {
		const said: string[] = [];
		Object.assign(globalThis, { said });
		new MutationObserver(() => said.push(document.querySelector(".caret-teller")?.textContent ?? "")).observe(
			document.querySelector(".caret-teller") as Element,
			{ subtree: true, characterData: true, childList: true },
		);
	});
	for (let step = 0; step < 60; step++) await keyboard.down("ArrowRight");
	await keyboard.up("ArrowRight");
	await expect(told(desk)).toHaveText("No tag here.");
	expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual([
		"No tag here.",
	]);
});
