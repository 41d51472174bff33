import { expect, type Page } from "@playwright/test";
import type { Desk } from "./desk.ts";
import type { Pane } from "./pane.ts";
import { placeOfWords } from "./words-in-text.ts";

/** The words that are selected, as the page has them. */
export function selectedWords(page: Page): Promise<string> {
	return page.evaluate(() => getSelection()?.toString() ?? "");
}

/** Waits until exactly these words are selected. */
export async function expectSelected(page: Page, words: string): Promise<void> {
	await expect.poll(() => selectedWords(page), { message: "the selected words" }).toBe(words);
}

/** A place in the middle of words' first letter, in CSS pixels of the window. */
export async function pointOn(pane: Pane, words: string): Promise<{ x: number; y: number }> {
	const place = await pane.text.evaluate(placeOfWords, { words, bring: true });
	if (!place) throw new Error(`“${words}” is not in the text, or folded away.`);
	return { x: place.from.x + 2, y: place.from.y };
}

/** The plain text on the system's clipboard, and the HTML. */
export function clipboard(desk: Desk): Promise<{ text: string; html: string }> {
	return desk.launched.app.evaluate(async ({ clipboard: board }) => {
		const text = await board.readText();
		// Electron 33, which the tests run on where nothing newer can be had, has this instead of items.
		const { readHTML } = board as unknown as { readHTML?: () => string };
		if (readHTML) return { text, html: readHTML() };
		const [item] = await board.read();
		return {
			text,
			html: item?.types.includes("text/html") ? await (await item.getType("text/html")).text() : "",
		};
	});
}
