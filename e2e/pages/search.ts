import { expect, type Locator, type Page } from "@playwright/test";

/** The search of the whole case, beside the texts. */
export class SearchPanel {
	readonly root: Locator;
	readonly field: Locator;
	/** How much was found. */
	readonly status: Locator;
	/** What was found, each as its words in their context. */
	readonly hits: Locator;
	readonly headings: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByRole("search", { name: "Search" });
		this.field = this.root.getByRole("textbox", { name: "Search in sources, claims and notes" });
		this.status = this.root.getByRole("status");
		this.hits = this.root.getByRole("listitem").getByRole("button").and(page.locator("[data-walk]"));
		this.headings = this.root.getByRole("heading", { level: 3 });
	}

	/** Opens it by its keys and types into it. */
	async find(words: string): Promise<void> {
		await this.page.keyboard.press("Control+Shift+F");
		await expect(this.field).toBeFocused();
		await this.field.fill(words);
	}

	filter(name: "Source" | "Stance" | "Analyst"): Locator {
		return this.root.getByRole("combobox", { name });
	}

	/** The words that are marked in a hit. */
	marked(hit: Locator): Promise<string[]> {
		return hit.locator("b").allTextContents();
	}
}

/** The bar that finds words in the text below it. */
export class FindBar {
	readonly root: Locator;
	readonly field: Locator;
	/** Which hit of how many. */
	readonly count: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByRole("search", { name: "Find in the text" });
		this.field = this.root.getByRole("textbox");
		this.count = this.root.getByRole("status");
	}

	/** Opens it by its keys and types into it. */
	async find(words: string): Promise<void> {
		await this.page.keyboard.press("Control+F");
		await expect(this.field).toBeFocused();
		await this.field.fill(words);
	}
}

/** Words that are marked as found in the texts, by the kind of mark. */
export function foundMarks(page: Page, kind: "found" | "found-now"): Promise<string[]> {
	return page.evaluate((name) => {
		const ranges = [...(CSS.highlights.get(name) ?? [])] as AbstractRange[];
		return ranges.map((range) => {
			const live = document.createRange();
			live.setStart(range.startContainer, range.startOffset);
			live.setEnd(range.endContainer, range.endOffset);
			return live.toString();
		});
	}, kind);
}
