import { expect, type Locator } from "@playwright/test";
import type { Launched } from "../launch/launch.ts";
import { chooseFromMenu } from "./native-dialogs.ts";

/** The dialog that lists backups, makes one and restores copies. */
export class BackupsDialog {
	readonly root: Locator;
	/** One row for each backup, the latest first. */
	readonly rows: Locator;

	constructor(private readonly launched: Launched) {
		this.root = launched.page.getByRole("dialog", { name: "Backups" });
		this.rows = this.root.getByRole("row").filter({ has: launched.page.getByRole("rowheader") });
	}

	/** Opens it from the menu and waits until the list is there. */
	async open(): Promise<void> {
		await chooseFromMenu(this.launched.app, "backups");
		await expect(this.root).toBeVisible();
		await expect(this.status).toBeEmpty();
	}

	/** What it says of the thing done last. */
	get status(): Locator {
		return this.root.getByRole("status");
	}

	button(name: string): Locator {
		return this.root.getByRole("button", { name });
	}
}
