import { expect, type Locator, type Page } from "@playwright/test";

/** The screen that one starts from when no case is open. */
export class WelcomeScreen {
	readonly recents: Locator;

	constructor(private readonly page: Page) {
		this.recents = page.getByRole("region", { name: "Recent cases" }).getByRole("listitem");
	}

	/** Waits until it is shown. */
	async shown(): Promise<void> {
		await expect(this.page.getByRole("heading", { name: "Parallax", level: 1 })).toBeVisible();
	}

	/** Makes a case of this title in the analyst's own folder. */
	async createCase(title: string): Promise<void> {
		const dialog = await this.askForTitle(title);
		await dialog.getByRole("button", { name: "Create" }).click();
		await expect(dialog).toBeHidden();
	}

	/** Opens the dialog for a new case and writes a title into it. */
	async askForTitle(title: string): Promise<Locator> {
		await this.page.getByRole("button", { name: "New case" }).click();
		const dialog = this.page.getByRole("dialog", { name: "New case" });
		await dialog.getByRole("textbox", { name: "Title" }).fill(title);
		return dialog;
	}

	openSample(): Promise<void> {
		return this.page.getByRole("button", { name: "Look at the sample" }).click();
	}

	/** Opens the case that the stubbed dialog of the desktop answers with. */
	chooseCase(): Promise<void> {
		return this.page.getByRole("button", { name: "Open a case…" }).click();
	}

	/** One of the recent cases. */
	recent(title: string): Locator {
		return this.recents.getByRole("button", { name: new RegExp(`^${title}`) });
	}

	forget(title: string): Promise<void> {
		return this.page.getByRole("button", { name: `Take “${title}” off the list` }).click();
	}
}
