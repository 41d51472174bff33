import type { Locator, Page } from "@playwright/test";

/** The claims on the right, with the evidence under the active one. */
export class Claims {
	readonly root: Locator;
	/** The field that a statement is worded in. */
	readonly field: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByRole("complementary", { name: "Claims" });
		this.field = this.root.getByRole("textbox", { name: "The claim's statement" });
	}

	/** The button that says a claim's statement. */
	statement(words: string): Locator {
		return this.root.getByRole("button", { name: words, exact: true });
	}

	/** One claim, by its statement. */
	card(statement: string): Locator {
		const button = this.page.getByRole("button", { name: statement, exact: true });
		return this.root.getByRole("listitem").filter({ has: button }).first();
	}

	/** The evidence under the active claim, each as one says it: quote, outlet, stance. */
	get evidence(): Locator {
		return this.root.getByRole("list", { name: "Evidence" }).getByRole("button").filter({ hasText: "·" });
	}

	/** The statements of the claims that are listed and drawn, in their order. */
	get statements(): Locator {
		return this.root.locator(".statement");
	}

	/** What a card says of its claim's state. */
	state(statement: string): Locator {
		return this.card(statement).locator(".state-pill");
	}

	/** The marks that say what each source says, in reading order. */
	cells(statement: string): Locator {
		return this.card(statement).getByRole("toolbar", { name: "What each source says" }).getByRole("button");
	}

	/** Makes a claim the active one. */
	async activate(statement: string): Promise<void> {
		const button = this.statement(statement);
		if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
	}

	/** Words a claim anew, as by double click. */
	async word(statement: string, words: string): Promise<void> {
		await this.statement(statement).dblclick();
		await this.field.fill(words);
		await this.field.press("Enter");
	}

	/** Deletes the evidence that quotes these words. */
	async deleteEvidence(quote: string): Promise<void> {
		await this.root
			.getByRole("button", { name: new RegExp(`^Delete the tag “${quote.slice(0, 40)}`) })
			.click();
	}
}
