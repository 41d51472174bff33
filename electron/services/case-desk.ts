import { hostname } from "node:os";
import { basename, join, resolve } from "node:path";
import type { CaseView, SourceText } from "../../shared/ipc/views.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { CaseFile } from "../../shared/schema/files.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { lockCase, type Unlock } from "../files/case-lock.ts";
import { diskProblem, errorCode } from "../files/disk-problem.ts";
import { readArticleFiles } from "./article-files.ts";
import type { AutomaticBackups } from "./automatic-backups.ts";
import type { CaseSession, Touched } from "./case-session.ts";
import type { WatchTimes } from "./case-watch.ts";
import { createCaseIn, isCase, resolveCaseFolder } from "./cases.ts";
import { renameCase } from "./claims.ts";
import { importArticles, readArticles } from "./import-sources.ts";
import { OpenCase } from "./open-case.ts";
import type { Dialogs, Emit, Log, World } from "./ports.ts";
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
	readonly dialogs: Pick<Dialogs, "confirmLeaving">;
	readonly emit: Emit;
	readonly log: Log;
	/** How often the case's folder is looked at, unless as usual. */
	readonly watchTimes?: WatchTimes;
	readonly automaticBackups: Pick<AutomaticBackups, "opened" | "closing">;
}

const noCase = failure("no-case", "No case is open.");
const staysOpen = failure("cancelled", "The case stays open: it has unsaved changes.");

/** One desk holds one open case: opening another closes it first, after everything is written. */
export class CaseDesk {
	private lastTurn: Promise<void> = Promise.resolve();
	private open: OpenCase | null = null;
	private remembering: Promise<void> = Promise.resolve();

	constructor(private readonly options: DeskOptions) {}

	/** Whether a case is open. */
	get isOpen(): boolean {
		return this.open !== null;
	}

	/** The id of the open case, or null. */
	get caseId(): string | null {
		return this.open?.header.id ?? null;
	}

	/** The open case once its files are read, or a problem saying that there is none. */
	async session(): Promise<Result<CaseSession>> {
		return this.open ? this.open.loaded() : noCase;
	}

	/** The text of a source of the open case. */
	async text(sourceId: string): Promise<Result<SourceText>> {
		return this.open ? this.open.text(sourceId) : noCase;
	}

	/** Looks at the open case's files now; the window is told what is new there, and of what was put right in them. */
	async look(putRight: readonly Touched[] = []): Promise<void> {
		await this.open?.look(putRight);
	}

	/** Folder in which cases are made unless another is chosen. */
	get casesFolder(): string {
		return join(this.options.dataFolder, "cases");
	}

	/** The open case as the window shows it, or null. */
	async view(): Promise<CaseView | null> {
		return this.open ? this.open.view() : null;
	}

	/** Opens the case in a folder, writing nothing into it. `madeFrom` is remembered with it. */
	openFolder(path: string, madeFrom?: string): Promise<Result<CaseView>> {
		return this.inTurn(() => this.openNow(path, madeFrom));
	}

	private async openNow(path: string, madeFrom?: string): Promise<Result<CaseView>> {
		const folder = await resolveCaseFolder(resolve(path));
		const header = await readCaseHeader(folder);
		if (!header.ok) return header;
		// The case that is open is written before it is read again; another one is closed only once this can be opened.
		const isOpen = this.open?.header.id === header.value.id;
		if (isOpen && !(await this.closeNow())) return staysOpen;
		const lock = await lockCase(this.options.dataFolder, header.value.id);
		const unlock = lock.ok ? lock.value : null;
		const readOnly = lock.ok ? null : `${lock.problem.message} Until then it can only be read here.`;
		const opened = await this.openLocked(folder, header.value, unlock, readOnly).catch(
			async (error: unknown) => {
				await unlock?.();
				throw error;
			},
		);
		if (!opened.ok) {
			await unlock?.();
			return opened;
		}
		// The case shows without waiting for the list: it is written when the case is closed at the latest.
		this.remembering = this.remember(folder, opened.value.title, madeFrom);
		return success(await opened.value.view());
	}

	private async openLocked(
		folder: string,
		header: CaseFile,
		unlock: Unlock | null,
		readOnly: string | null,
	): Promise<Result<OpenCase>> {
		const { profile, suggestedName, automaticBackups } = this.options;
		const identity = await profile.identity(suggestedName, hostname(), header.id);
		const isIdentified = profile.hasIdentityIn(header.id);
		const options = { ...this.options, ...identity, unlock, readOnly, isIdentified };
		const opened = await OpenCase.open(folder, header, options);
		if (!opened.ok) return opened;
		if (!(await this.closeNow())) {
			await opened.value.leave();
			return staysOpen;
		}
		this.open = opened.value;
		void opened.value.loaded().then((session) => session.ok && automaticBackups.opened(session.value));
		return opened;
	}

	/** Puts a case on the list of recent ones. A list that cannot be written is no reason not to work. */
	private async remember(folder: string, title: string, madeFrom?: string): Promise<void> {
		try {
			await this.options.profile.remember(folder, title, madeFrom);
		} catch (error) {
			if (errorCode(error) === null) throw error;
		}
	}

	/**
	 * Says who of a case's analysts the person at the window is, or with null that they are none of them, and opens
	 * the case anew as that analyst (rule F5).
	 */
	async identify(analystId: string | null): Promise<Result<CaseView>> {
		if (!this.open) return noCase;
		const { header, folder } = this.open;
		const { namesakes } = await this.open.view();
		if (analystId !== null && !namesakes.some((namesake) => namesake.analystId === analystId))
			return failure("not-found", "Nobody of that id and your name has worked on this case.");
		await this.options.profile.setIdentityIn(header.id, analystId);
		return this.openFolder(folder);
	}

	/** Makes an empty case in a folder and opens it. */
	async create(parent: string, title: string): Promise<Result<CaseView>> {
		const made = await createCaseIn(parent, title, this.options.world);
		if (!made.ok) return made;
		const opened = await this.openFolder(made.value);
		// A folder cannot be named after every title: what its name could not hold, the case remembers.
		if (!opened.ok || opened.value.title === title) return opened;
		const session = await this.session();
		if (session.ok) renameCase(session.value, title);
		const view = await this.view();
		return view ? success(view) : opened;
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
		const articles = readArticles(await readArticleFiles(paths));
		if (articles.incoming.length === 0) {
			return failure("unsupported", articles.refused.map(({ message }) => message).join(" "));
		}
		const madeFrom = paths.join("\n");
		const known = this.options.profile.recents.find((recent) => recent.madeFrom === madeFrom);
		const opened =
			known && (await isCase(known.path))
				? await this.openFolder(known.path, madeFrom)
				: await this.createFor(basename(paths[0] ?? "Articles"), madeFrom);
		if (!opened.ok) return opened;
		const session = await this.session();
		if (!session.ok) return session;
		if (session.value.readOnly !== null) return opened;
		const { imported, refused } = await importArticles(session.value, articles);
		if (imported.length === 0) {
			return failure("disk", refused.map(({ message }) => message).join(" "));
		}
		this.open?.noteRefused(refused);
		const view = await this.view();
		return view ? success(view) : opened;
	}

	private async createFor(title: string, madeFrom: string): Promise<Result<CaseView>> {
		const made = await createCaseIn(this.casesFolder, title, this.options.world);
		return made.ok ? this.openFolder(made.value, madeFrom) : made;
	}

	/** Closes the case once everything is written; asks when the disk refuses. False: it stays open. */
	close(): Promise<boolean> {
		return this.inTurn(() => this.closeNow());
	}

	private async closeNow(): Promise<boolean> {
		await this.remembering;
		if (!this.open) return true;
		if (!(await this.prepareToClose())) return false;
		const { open } = this;
		const session = await open.loaded();
		this.open = null;
		if (session.ok) await this.options.automaticBackups.closing(session.value);
		await open.leave();
		return true;
	}

	/** Opening and closing happen one after the other, in the order in which they were asked for. */
	private inTurn<T>(act: () => Promise<T>): Promise<T> {
		const turn = this.lastTurn.then(act);
		this.lastTurn = turn.then(
			() => {},
			() => {},
		);
		return turn;
	}

	/** Whether the case may be closed: all is on disk, or the person gives up what is not. */
	async prepareToClose(): Promise<boolean> {
		if (!this.open) return true;
		const session = await this.open.loaded();
		if (!session.ok) return true;
		const status = await session.value.flush();
		if (status.state !== "failed") return true;
		const { changes, reason, kept } = status;
		const keptIn = kept ? "in Parallax's own folder" : await session.value.spill();
		return this.options.dialogs.confirmLeaving({ changes, reason, keptIn });
	}
}
