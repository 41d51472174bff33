import type { Result } from "../../shared/result.ts";
import type { Backups } from "./backups.ts";
import type { CaseSession } from "./case-session.ts";
import { titleOf } from "./case-views.ts";
import type { Emit, Log, World } from "./ports.ts";

/** What backing up by itself works with. */
export interface AutomaticBackupOptions {
	readonly backups: Pick<Backups, "backUp" | "latest" | "prune">;
	readonly world: Pick<World, "now">;
	readonly log: Log;
	readonly emit: Emit;
	/** Milliseconds after opening before anything is done, so that opening is not slowed down. */
	readonly quiet?: number;
	/** Milliseconds that closing a case waits for its backup at most; the next one goes on from there. */
	readonly patience?: number;
}

const day = 86_400_000;

/**
 * Backs a case up without being asked (rule B6): in the background a while after opening, when the latest
 * backup is older than a day, and when it is closed, if anything has changed. Never rejects, and holds
 * nobody up for long: what went wrong is logged and said.
 */
export class AutomaticBackups {
	private waiting: NodeJS.Timeout | undefined;
	private running = new AbortController();

	constructor(private readonly options: AutomaticBackupOptions) {}

	/** A case was opened. */
	opened(session: CaseSession): void {
		this.stop();
		const { signal } = this.running;
		this.waiting = setTimeout(() => void this.inBackground(session, signal), this.options.quiet ?? 20_000);
		this.waiting.unref();
	}

	/** A case is closed, after everything is written. Resolves when it is backed up or that takes too long. */
	async closing(session: CaseSession): Promise<void> {
		this.stop();
		const { running } = this;
		let late: NodeJS.Timeout | undefined;
		const tooLate = new Promise<void>((resolve) => {
			late = setTimeout(() => {
				running.abort();
				resolve();
			}, this.options.patience ?? 5_000);
		});
		await Promise.race([this.backUp(session, "the case was closed", false, running.signal), tooLate]);
		clearTimeout(late);
	}

	/** What is under way belongs to the case before. */
	private stop(): void {
		clearTimeout(this.waiting);
		this.running.abort();
		this.running = new AbortController();
	}

	private async inBackground(session: CaseSession, signal: AbortSignal): Promise<void> {
		const { backups, world } = this.options;
		const latest = await backups.latest(session.case.id).catch(() => null);
		const isOld = latest === null || Date.parse(world.now()) - Date.parse(latest) > day;
		if (isOld) await this.backUp(session, "a day had passed", true, signal);
		else await this.done("backup.not-pruned", () => backups.prune(session.case.id));
	}

	private backUp(session: CaseSession, reason: string, prune: boolean, signal: AbortSignal): Promise<void> {
		const { folder } = session;
		return this.done("backup.failed", () =>
			this.options.backups.backUp({ folder, title: titleOf(session), reason, prune, signal }),
		);
	}

	private async done(event: string, act: () => Promise<Result<unknown>>): Promise<void> {
		const { log, emit } = this.options;
		try {
			const done = await act();
			if (done.ok) return;
			log.info(event, { code: done.problem.code });
			// An interruption harms nothing: the next backup goes on.
			if (done.problem.code !== "cancelled") emit("said", { tone: "problem", text: done.problem.message });
		} catch (error) {
			log.error(event, error);
		}
	}
}
