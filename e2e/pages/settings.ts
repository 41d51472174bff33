import type { ElectronApplication, Locator, Page } from "@playwright/test";
import type { Preferences } from "../../shared/schema/preferences.ts";
import { expect } from "../launch/test.ts";

/** The dialog that says how the window looks. */
export class Settings {
	readonly dialog: Locator;
	/** A few tagged words as articles look. */
	readonly sample: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.getByRole("dialog", { name: "Settings" });
		this.sample = this.dialog.getByText("The ferry reached Port Ellery");
	}

	async open(): Promise<void> {
		await this.page.keyboard.press("Control+,");
		await expect(this.dialog).toBeVisible();
	}

	async close(): Promise<void> {
		await this.page.keyboard.press("Escape");
		await expect(this.dialog).toBeHidden();
	}

	/** Chooses one of a few ways. */
	async choose(group: string, way: string): Promise<void> {
		await this.way(group, way).check();
	}

	way(group: string, way: string): Locator {
		return this.dialog.getByRole("group", { name: group }).getByRole("radio", { name: way, exact: true });
	}

	amount(name: string): Locator {
		return this.dialog.getByRole("slider", { name });
	}
}

/** What of the window's look the main process sees to. */
export interface WindowLook {
	readonly theme: Preferences["theme"];
	/** 1: usual size. */
	readonly zoom: number;
	/** Colour behind the page. */
	readonly background: string;
}

/** How the window looks as the main process has it. */
export function windowLook(app: ElectronApplication): Promise<WindowLook> {
	return app.evaluate(({ BrowserWindow, nativeTheme }) => {
		const [window] = BrowserWindow.getAllWindows();
		return {
			theme: nativeTheme.themeSource,
			zoom: Math.round((window?.webContents.getZoomFactor() ?? 0) * 100) / 100,
			background: window?.getBackgroundColor().toLowerCase() ?? "",
		};
	});
}

/** The value of a style property of an element, as computed. */
export function styleOf(element: Locator, property: string): Promise<string> {
	return element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
}
