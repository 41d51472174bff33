import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Layout } from "../../shared/ipc/views.ts";
import type { Launched } from "../launch/launch.ts";
import { type CaseOnDisk, caseFolderIn, type LayerOnDisk, ownLayerId, readCase } from "./case-on-disk.ts";
import { Claims } from "./claims.ts";
import { readJson } from "./files.ts";
import { Pane } from "./pane.ts";
import { SourceList } from "./source-list.ts";

/** The window with a case open, and the case's files behind it. */
export class Desk {
	readonly page: Page;
	readonly claims: Claims;
	readonly sources: SourceList;
	/** The toolbar over selected words. */
	readonly toolbar: Locator;
	readonly dialog: Locator;

	constructor(
		readonly launched: Launched,
		/** Name of the case's folder, where the analyst has several. */
		private readonly caseName?: string,
	) {
		this.page = launched.page;
		this.claims = new Claims(this.page);
		this.sources = new SourceList(this.page);
		this.toolbar = this.page.getByRole("toolbar", { name: "Tag the selected words" });
		this.dialog = this.page.getByRole("dialog");
	}

	/** The pane of this number, counted from the left, from 1. */
	pane(number: number): Pane {
		return new Pane(this.page, this.page.getByRole("region", { name: new RegExp(`^Pane ${number}: `) }));
	}

	/** The pane that shows a source. */
	paneOf(source: string): Pane {
		return new Pane(this.page, this.page.getByRole("region", { name: new RegExp(`^Pane \\d: ${source}`) }));
	}

	/** Names of the sources shown side by side. */
	shown(): Promise<string[]> {
		return this.page
			.getByRole("region", { name: /^Pane \d: / })
			.evaluateAll((panes) => panes.map((pane) => pane.getAttribute("aria-label")?.slice(8) ?? ""));
	}

	/** Tags the selected words from the toolbar over them. */
	async tag(stance: "Agrees" | "Conflicts" | "Context"): Promise<void> {
		await this.toolbar.getByRole("button", { name: stance }).click();
		await expect(this.toolbar).toBeHidden();
	}

	/** Waits until everything asked for is on screen. */
	async settled(): Promise<void> {
		await expect(this.page.locator("html")).toHaveAttribute("data-ready", "true");
	}

	/** Waits until the window says that all is on disk. */
	async saved(): Promise<void> {
		await expect(this.page.getByRole("status").filter({ hasText: "✓ Saved" })).toBeVisible();
	}

	/** Holds that the window says something, on screen and to screen readers. */
	async says(words: string | RegExp): Promise<void> {
		const spoken = this.page.getByRole("status").or(this.page.getByRole("alert"));
		await expect(spoken.filter({ hasText: words })).toBeAttached();
		await expect(this.page.getByText(words).last()).toBeVisible();
	}

	/** Number of tags and claims, as the status bar counts them. */
	get counts(): Locator {
		return this.page.getByRole("contentinfo").getByText(/spans? · /);
	}

	/**
	 * Waits until the arrangement that is kept for the next start is as told: it follows the window after a
	 * moment of quiet.
	 */
	async keeps(isRight: (layout: Layout) => boolean, what: string): Promise<void> {
		const { id } = readJson<{ id: string }>(join(this.caseFolder, "case.json"));
		const file = join(this.launched.dataFolder, "layouts", `${id}.json`);
		const look = () => existsSync(file) && isRight(readJson<{ layout: Layout }>(file).layout);
		await expect.poll(look, { message: `the kept arrangement has ${what}` }).toBe(true);
	}

	get caseFolder(): string {
		return caseFolderIn(this.launched.dataFolder, this.caseName);
	}

	/** The case as it is on disk once the window says that it is saved. */
	async onDisk(): Promise<CaseOnDisk> {
		await this.saved();
		return readCase(this.caseFolder);
	}

	/** One's own work as it is on disk once the window says that it is saved; waits for the first of it. */
	async ownWork(): Promise<LayerOnDisk> {
		const id = ownLayerId(this.launched.dataFolder);
		let own: LayerOnDisk | undefined;
		const look = async () => {
			own = (await this.onDisk()).layers.find((layer) => layer.id === id);
			return own !== undefined;
		};
		await expect.poll(look, { message: `the analyst's own layer ${id} is on disk` }).toBe(true);
		if (!own) throw new Error("The layer was there.");
		return own;
	}
}
