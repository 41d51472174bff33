import { expect, type Locator, type Page } from "@playwright/test";

/** The field over the window that finds sources, claims and actions. */
export class Palette {
	readonly root: Locator;
	readonly field: Locator;
	readonly options: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByRole("dialog", { name: "Search sources, claims, actions" });
		this.field = this.root.getByRole("combobox");
		this.options = this.root.getByRole("option");
	}

	/** Opens it by its keys and types into it. */
	async find(words: string): Promise<void> {
		await this.page.keyboard.press("Control+K");
		await expect(this.field).toBeFocused();
		await this.page.keyboard.type(words);
	}

	/** Finds something, and does or opens what comes first, which must have this name. */
	async choose(words: string, name: string | RegExp): Promise<void> {
		await this.find(words);
		await expect(this.chosen).toHaveAccessibleName(name);
		await this.page.keyboard.press("Enter");
		await expect(this.root).toBeHidden();
	}

	/** The option that Enter chooses. */
	get chosen(): Locator {
		return this.root.getByRole("option", { selected: true });
	}

	/** The options of a group. */
	group(name: string): Locator {
		return this.root.getByRole("group", { name }).getByRole("option");
	}
}
