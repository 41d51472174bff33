import { hostname } from "node:os";
import { basename, join, resolve } from "node:path";
import type { CaseView } from "../../shared/ipc/views.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import { lockCase, type Unlock } from "../files/case-lock.ts";
import { diskProblem } from "../files/disk-problem.ts";
import { readArticleFiles } from "./article-files.ts";
import { CaseSession } from "./case-session.ts";
import { caseView, titleOf } from "./case-views.ts";
import { createCaseIn, isCase, resolveCaseFolder } from "./cases.ts";
import { importFiles } from "./import-sources.ts";
import { readLayout } from "./layouts.ts";
import type { Dialogs, Emit, World } from "./ports.ts";
import type { Profile } from "./profile.ts";
import { makeSampleCase } from "./sample-case.ts";

/** What the desk works with. */
export interface DeskOptions {
	readonly dataFolder: string;
	readonly sampleFolder: string;
	readonly world: World;
	readonly profile: Profile;
	/** The name for an analyst nobody has named yet. */
	readonly suggestedName: string;
	readonly dialogs: Pick<Dialogs, "confirmLosing">;
	readonly emit: Emit;
}

/** One desk holds one open case: opening another closes it first, after everything is written. */
export class CaseDesk {
	private open: { readonly session: CaseSession; readonly unlock: Unlock } | null = null;

	constructor(private readonly options: DeskOptions) {}

	/** The open case, or a problem saying that there is none. */
	get session(): Result<CaseSession> {
		return this.open ? success(this.open.session) : failure("no-case", "No case is open.");
	}

	/** Folder in which cases are made unless another is chosen. */
	get casesFolder(): string {
		return join(this.options.dataFolder, "cases");
	}

	/** The open case as the window shows it, or null. */
	async view(): Promise<CaseView | null> {
		if (!this.open) return null;
		const { session } = this.open;
		const layout = await readLayout(this.options.dataFolder, session.case.id);
		return caseView(session, layout);
	}

	/** Opens the case in a folder, writing nothing into it. `madeFrom` is remembered with it. */
	async openFolder(path: string, madeFrom?: string): Promise<Result<CaseView>> {
		const folder = await resolveCaseFolder(resolve(path));
		const content = await readCaseFolder(folder);
		if (!content.ok) return content;
		if (!(await this.close())) return failure("cancelled", "The case stays open: it has unsaved changes.");
		const lock = await lockCase(this.options.dataFolder, content.value.case.id);
		if (!lock.ok) return lock;
		const identity = await this.options.profile.identity(this.options.suggestedName, hostname());
		const session = new CaseSession(content.value, {
			folder,
			...identity,
			world: this.options.world,
			onSaveStatus: (status) => this.options.emit("saveStatus", status),
		});
		this.open = { session, unlock: lock.value };
		await this.options.profile.remember(folder, titleOf(session), madeFrom);
		const view = await this.view();
		return view ? success(view) : failure("no-case", "The case was closed again.");
	}

	/** Makes an empty case in a folder and opens it. */
	async create(parent: string, title: string): Promise<Result<CaseView>> {
		const made = await createCaseIn(parent, title, this.options.world);
		return made.ok ? this.openFolder(made.value) : made;
	}

	/** Opens the analyst's own copy of the sample case, made on first use. */
	async openSample(): Promise<Result<CaseView>> {
		const folder = join(this.casesFolder, "Sample.parallax");
		try {
			if (!(await isCase(folder))) {
				const made = await makeSampleCase(this.options.sampleFolder, folder);
				if (!made.ok) return made;
			}
		} catch (error) {
			return diskProblem("The sample case could not be made.", error);
		}
		return this.openFolder(folder);
	}

	/**
	 * Opens what a person named on the command line: a case, or articles, of which a case is made. The same
	 * articles again open the case made of them before.
	 */
	async openPaths(paths: readonly string[]): Promise<Result<CaseView>> {
		const [first] = paths;
		if (first === undefined) return failure("invalid-request", "There is nothing to open.");
		const folder = await resolveCaseFolder(resolve(first));
		if (paths.length === 1 && ((await isCase(folder)) || folder.endsWith(".parallax")))
			return this.openFolder(folder);
		return this.openArticles(paths.map((path) => resolve(path)));
	}

	private async openArticles(paths: readonly string[]): Promise<Result<CaseView>> {
		const files = await readArticleFiles(paths);
		const readable = files.filter((file) => file.bytes.ok);
		if (readable.length === 0) {
			const reason = files[0]?.bytes;
			return reason && !reason.ok ? reason : failure("not-found", "There are no articles to open.");
		}
		const madeFrom = paths.join("\n");
		const known = this.options.profile.recents.find((recent) => recent.madeFrom === madeFrom);
		const opened =
			known && (await isCase(known.path))
				? await this.openFolder(known.path, madeFrom)
				: await this.createFor(basename(paths[0] ?? "Articles"), madeFrom);
		if (!opened.ok || !this.open) return opened;
		const report = await importFiles(this.open.session, files);
		if (report.imported.length === 0) {
			return failure("unsupported", report.refused.map(({ message }) => message).join(" "));
		}
		const view = await this.view();
		return view ? success(view) : opened;
	}

	private async createFor(title: string, madeFrom: string): Promise<Result<CaseView>> {
		const made = await createCaseIn(this.casesFolder, title, this.options.world);
		return made.ok ? this.openFolder(made.value, madeFrom) : made;
	}

	/** Closes the case once everything is written; asks when the disk refuses. False: it stays open. */
	async close(): Promise<boolean> {
		if (!this.open) return true;
		if (!(await this.prepareToClose())) return false;
		await this.open.unlock();
		this.open = null;
		return true;
	}

	/** Whether the case may be closed: all is on disk, or the person gives up what is not. */
	async prepareToClose(): Promise<boolean> {
		if (!this.open) return true;
		const status = await this.open.session.flush();
		if (status.state !== "failed") return true;
		return this.options.dialogs.confirmLosing(status.changes, status.reason);
	}
}
