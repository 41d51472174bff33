import type { Locator, Page } from "@playwright/test";

/** The sources on the left. */
export class SourceList {
	readonly root: Locator;

	constructor(page: Page) {
		this.root = page.getByRole("navigation", { name: "Sources" });
	}

	/** Shows a source in the focused pane. */
	async show(name: string): Promise<void> {
		await this.row(name)
			.getByRole("button", { name: new RegExp(`^${name}`) })
			.first()
			.click();
	}

	/** Shows a source in a pane of its own. */
	async showBeside(name: string): Promise<void> {
		await this.row(name).hover();
		await this.root.getByRole("button", { name: `Open ${name} beside the others` }).click();
	}

	/** Opens what is known of a source. */
	async details(name: string): Promise<void> {
		await this.row(name).hover();
		await this.root.getByRole("button", { name: `Details of ${name}` }).click();
	}

	async bringBack(name: string): Promise<void> {
		await this.root.getByRole("button", { name: `Bring back ${name}` }).click();
	}

	row(name: string): Locator {
		return this.root.getByRole("listitem").filter({ hasText: name });
	}
}
