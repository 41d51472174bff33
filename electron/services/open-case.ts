import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import type { CaseDelta, CaseView, Namesake, NoticeView, SourceText } from "../../shared/ipc/views.ts";
import { failure, type Problem, type Result, success } from "../../shared/result.ts";
import type { CaseFile } from "../../shared/schema/files.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import type { Unlock } from "../files/case-lock.ts";
import { readSourceFile } from "../files/case-mirror.ts";
import { errorCode } from "../files/disk-problem.ts";
import { deltaOf, deltaOfArrival, deltaOfGroups } from "./case-deltas.ts";
import type { CaseSession, Touched } from "./case-session.ts";
import { readSnapshot, writeSnapshot } from "./case-snapshot.ts";
import { caseView, titleOf } from "./case-views.ts";
import { type Unwatch, type WatchTimes, watchCase } from "./case-watch.ts";
import { fillIn } from "./fill-in.ts";
import { readLayout } from "./layouts.ts";
import { namesakesOf } from "./namesakes.ts";
import { readOnlySession, sessionOf } from "./open-session.ts";
import type { Emit, Log, World } from "./ports.ts";
import { isCounted } from "./source-views.ts";
import { sourceText } from "./sources.ts";

/** What a case is opened with. */
export interface OpenCaseOptions {
	readonly dataFolder: string;
	readonly analyst: Analyst;
	readonly device: Device;
	readonly world: World;
	readonly emit: Emit;
	readonly log: Log;
	/** How often the case's folder is looked at, unless as usual. */
	readonly watchTimes?: WatchTimes | undefined;
	/** Files from which on a case is shown from its snapshot while it is read, unless as usual. */
	readonly manyFiles?: number;
	/** Gives the case free; null where somebody else holds it. */
	readonly unlock: Unlock | null;
	/** Why it may only be read, in a sentence, or null. */
	readonly readOnly: string | null;
	/** Whether it is known who of the case's analysts the person at the window is (rule F5). */
	readonly isIdentified: boolean;
}

/** Milliseconds that opening a case waits for what can be undone. */
const patience = 50;

/** A case of fewer files is read before anybody could see a snapshot of it. */
const usuallyMany = 400;

/** Sources whose evidence a snapshot has: as many as there can be panes. */
const mostPanes = 4;

/**
 * A case that is open in the window: read, watched, and put away again. A large one that was open before is shown
 * as it was then, while its files are read; what changes it waits until they are.
 */
export class OpenCase {
	private session: CaseSession | null = null;
	private snapshot: CaseView | null = null;
	/** Files that could not be imported when the case was made of them: nobody was there yet to be told. */
	private refused: readonly NoticeView[] = [];
	private unwatch: Unwatch = async () => {};
	/** The snapshot that is being written in the background. */
	private keeping: Promise<void> = Promise.resolve();
	/** Whether the window shows this case: news of it must not be taken for news of another one. */
	private isShown = false;
	private loading: Promise<Result<CaseSession>>;

	private constructor(
		readonly folder: string,
		readonly header: CaseFile,
		private readonly options: OpenCaseOptions,
	) {
		this.loading = Promise.resolve(failure("no-case", "The case is not read yet."));
	}

	/** Opens a case whose header has been read; resolves once there is something to show. */
	static async open(folder: string, header: CaseFile, options: OpenCaseOptions): Promise<Result<OpenCase>> {
		const open = new OpenCase(folder, header, options);
		open.snapshot = await readSnapshot(options.dataFolder, folder, header.id);
		open.loading = open.snapshot ? nextTurn().then(() => open.load()) : open.load();
		if (open.snapshot) void open.loading.then((loaded) => open.showLoaded(loaded));
		else {
			const loaded = await open.loading;
			if (!loaded.ok) return loaded;
			// Not waited for: the program may end without closing the case, and the next opening should be quick.
			open.keeping = nextTurn().then(() => open.keepSnapshot(loaded.value));
			open.groupSources(loaded.value);
		}
		return success(open);
	}

	/** The case as its files have it, as soon as they are read. */
	loaded(): Promise<Result<CaseSession>> {
		return this.loading;
	}

	/** The case as the window shows it: as it was when it was last open, while it is being read. */
	async view(): Promise<CaseView> {
		const layout = await readLayout(this.options.dataFolder, this.header.id);
		// Nothing waits from here on, so that no news can overtake this answer on its way to the window.
		this.isShown = true;
		if (this.session) {
			const view = caseView(this.session, layout);
			const notices = [...view.notices, ...this.refused];
			return { ...view, notices, namesakes: this.namesakes(this.session) };
		}
		if (!this.snapshot) throw new Error("A case without a snapshot is shown once it is read.");
		const { readOnly } = this.options;
		return { ...this.snapshot, layout, readOnly, save: { state: "saved" }, loading: true };
	}

	/** The case's title, as far as it is known. */
	get title(): string {
		return this.session ? titleOf(this.session) : (this.snapshot?.title ?? "");
	}

	/** Tells, with the case's other notices, what it could not be made of. */
	noteRefused(files: readonly { readonly fileName: string; readonly message: string }[]): void {
		this.refused = files.map(({ fileName, message }) => ({
			id: `refused ${fileName}`,
			file: fileName,
			message,
			tone: "problem",
		}));
	}

	/** The text of a source, which does not have to wait until everything is read. */
	async text(sourceId: string): Promise<Result<SourceText>> {
		if (this.session) return sourceText(this.session, sourceId);
		const source = await readSourceFile(this.folder, `sources/${sourceId}/source.json`, sourceId);
		return source.ok ? success({ id: sourceId, blocks: source.value.blocks }) : source;
	}

	/** Ends watching and keeps a snapshot of a large case. Write everything first. */
	async leave(): Promise<void> {
		this.isShown = false;
		const loaded = await this.loading;
		await this.unwatch();
		await this.keeping;
		if (loaded.ok) {
			loaded.value.groups.end();
			await this.keepSnapshot(loaded.value);
			await loaded.value.close();
		}
		await this.options.unlock?.();
	}

	private namesakes({ analyst, layers, readOnly }: CaseSession): readonly Namesake[] {
		return this.options.isIdentified || readOnly !== null ? [] : namesakesOf(analyst, layers);
	}

	private async load(): Promise<Result<CaseSession>> {
		const content = await readCaseFolder(this.folder);
		if (!content.ok) return content;
		const onMended = () => {
			if (this.session) this.tell(deltaOfArrival(this.session, [], []));
		};
		const opening = {
			...this.options,
			onSaveStatus: (status: CaseView["save"]) => {
				if (this.isShown) this.options.emit("saveStatus", status);
			},
			onMended,
		};
		let reason = this.options.readOnly;
		if (reason === null) {
			const session = await sessionOf(this.folder, content.value, opening);
			if (session.ok) return success(await this.begin(session.value));
			// A journal that this program cannot go on with is a reason as well.
			reason = session.problem.message;
		}
		return success(await this.begin(readOnlySession(this.folder, content.value, opening, reason)));
	}

	private async begin(session: CaseSession): Promise<CaseSession> {
		await this.takeUpHistory(session);
		this.session = session;
		this.unwatch = this.watch(session);
		return session;
	}

	private async showLoaded(loaded: Result<CaseSession>): Promise<void> {
		if (loaded.ok && this.snapshot) {
			loaded.value.groups.assume(this.snapshot.sources.map(({ id, group }) => [id, group]));
			await fillIn(loaded.value, this.snapshot, (delta) => this.tell(delta));
			this.groupSources(loaded.value);
			await this.keepSnapshot(loaded.value);
		} else if (!loaded.ok) this.tell(couldNotBeRead(loaded.problem));
		this.snapshot = null;
	}

	/** Which sources copy from each other is told once it is worked out: opening does not wait for it. */
	private groupSources(session: CaseSession): void {
		session.groups.begin({
			sources: session.sources,
			isCounted: (source) => isCounted(session, source),
			regrouped: (sourceIds) => this.tell(deltaOfGroups(session, sourceIds)),
			failed: (error) => this.options.log.error("case.groups", error),
		});
	}

	private tell(delta: CaseDelta): void {
		if (!this.isShown) return;
		const { notices } = delta;
		this.options.emit("caseChanged", notices ? { ...delta, notices: [...notices, ...this.refused] } : delta);
	}

	/** What others write while the case is open shows without opening it again (rule M2). */
	private watch(session: CaseSession): Unwatch {
		return watchCase(
			() => session.watchable,
			(stirred) => this.lookInto(session, stirred),
			(error) => this.options.log.error("case.look", error),
			this.options.watchTimes,
		);
	}

	/** Looks at the case's files now, and tells the window what is new there, and of what was put right in them. */
	async look(putRight: readonly Touched[]): Promise<void> {
		if (this.session) await this.lookInto(this.session, null, putRight);
	}

	private async lookInto(
		session: CaseSession,
		stirred: readonly string[] | null,
		putRight: readonly Touched[] = [],
	): Promise<void> {
		const { arrival, touched, mended } = await session.look(stirred);
		const all = [...putRight, ...touched];
		const isNews = arrival.sources.length > 0 || all.length > 0 || arrival.noticesChanged || mended;
		if (isNews) this.tell(deltaOfArrival(session, all, arrival.sources));
	}

	/** A long history is not waited for: undo tells of it once it is read. */
	private async takeUpHistory(session: CaseSession): Promise<void> {
		let isLate = false;
		const reading = session.readHistory().then(
			() => isLate && this.tell(deltaOf(session, [])),
			(error: unknown) => this.options.log.error("case.history", error),
		);
		await Promise.race([reading, wait(patience, undefined, { ref: false })]);
		isLate = true;
	}

	/** A snapshot that cannot be written only makes the next opening slower. */
	private async keepSnapshot(session: CaseSession): Promise<void> {
		if (session.fileCount < (this.options.manyFiles ?? usuallyMany)) return;
		try {
			const layout = await readLayout(this.options.dataFolder, this.header.id);
			const inPanes = layout?.panes.map(({ sourceId }) => sourceId) ?? [];
			const sources = caseView(session, layout, new Set()).sources.map(({ id }) => id);
			const shown = new Set([...inPanes, ...sources].slice(0, mostPanes));
			await writeSnapshot(this.options.dataFolder, this.folder, caseView(session, layout, shown));
		} catch (error) {
			if (errorCode(error) === null) throw error;
		}
	}
}

function couldNotBeRead({ message }: Problem): CaseDelta {
	const notice = { id: "case", file: "", message, tone: "problem" } as const;
	return { notices: [notice], loading: false, history: { undo: null, redo: null } };
}
