import { expect, type Locator } from "@playwright/test";
import type { Launched } from "../launch/launch.ts";
import { chooseFromMenu } from "./native-dialogs.ts";

/** The dialog that checks the case and puts right what loses nothing. */
export class CheckDialog {
	readonly root: Locator;
	/** One item for each finding, the gravest first. */
	readonly findings: Locator;

	constructor(private readonly launched: Launched) {
		this.root = launched.page.getByRole("dialog", { name: "Check the case" });
		this.findings = this.root.getByRole("region", { name: "Findings" }).getByRole("listitem");
	}

	/** Opens it from the menu and waits until the check is through. */
	async open(): Promise<void> {
		await chooseFromMenu(this.launched.app, "check-case");
		await expect(this.root).toBeVisible();
		await expect(this.status).not.toBeEmpty();
	}

	/** What the check has come to; empty while it is under way. */
	get status(): Locator {
		return this.root.getByRole("status");
	}

	button(name: string): Locator {
		return this.root.getByRole("button", { name });
	}
}
