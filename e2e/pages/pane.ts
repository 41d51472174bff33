import { expect, type Locator, type Page } from "@playwright/test";
import { type PlaceOfWords, placeOfWords } from "./words-in-text.ts";

/** One source's text beside others. */
export class Pane {
	/** The text itself. */
	readonly text: Locator;

	constructor(
		private readonly page: Page,
		readonly root: Locator,
	) {
		this.text = root.getByRole("textbox", { name: /^Text of / });
	}

	/** Selects words by dragging the mouse over them. */
	async drag(words: string): Promise<void> {
		const { from, to } = await this.find(words);
		await this.page.mouse.move(from.x, from.y);
		await this.page.mouse.down();
		await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
		await this.page.mouse.move(to.x, to.y, { steps: 3 });
		await this.page.mouse.up();
	}

	/** Clicks on the beginning of words. */
	async click(words: string): Promise<void> {
		const { from } = await this.find(words);
		await this.page.mouse.click(from.x + 2, from.y);
	}

	/** Where the beginning of words is on the screen, in CSS pixels. */
	async boxOf(words: string): Promise<{ x: number; y: number }> {
		const { from } = await this.find(words);
		return { x: from.x + 2, y: from.y };
	}

	/** Holds that words are in sight. */
	async expectInSight(words: string): Promise<void> {
		const look = async () =>
			(await this.text.evaluate(placeOfWords, { words, bring: false }))?.inSight ?? "not there";
		await expect.poll(look, { message: `“${words}” is in sight` }).toBe(true);
	}

	/** Words marked as evidence, segment by segment, with the classes that say how they are drawn. */
	marks(): Promise<{ words: string; look: string }[]> {
		return this.text
			.locator("mark")
			.evaluateAll((marks) =>
				marks.map((mark) => ({ words: mark.textContent ?? "", look: [...mark.classList].sort().join(" ") })),
			);
	}

	/** The article as it stands in the page: folded paragraphs too, the program's own lines not. */
	article(): Promise<string> {
		return this.text.evaluate((root) =>
			[...root.children]
				.filter((child) => (child as HTMLElement).contentEditable !== "false")
				.map((paragraph) => paragraph.textContent)
				.join("\n"),
		);
	}

	/** Turns the mouse wheel over the text. */
	async wheel(pixels: number): Promise<void> {
		await this.text.hover();
		await this.page.mouse.wheel(0, pixels);
	}

	/** How far the text is scrolled down, in CSS pixels. */
	scrolled(): Promise<number> {
		return this.text.evaluate((root) => {
			let frame: Element | null = root;
			while (frame && frame.scrollHeight <= frame.clientHeight + 1) frame = frame.parentElement;
			return Math.round(frame?.scrollTop ?? 0);
		});
	}

	/** Opens what is known of the source. */
	details(): Promise<void> {
		return this.root.getByRole("button", { name: /^Details of/ }).click();
	}

	close(): Promise<void> {
		return this.root.getByRole("button", { name: /^Close the pane/ }).click();
	}

	private async find(words: string): Promise<PlaceOfWords> {
		const place = await this.text.evaluate(placeOfWords, { words, bring: true });
		if (!place) throw new Error(`“${words}” is not in the text, or folded away.`);
		return place;
	}
}
