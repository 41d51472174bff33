import { countFindings } from "../../shared/check/finding.ts";
import type { CheckView } from "../../shared/ipc/views.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { CaseSession, Touched } from "./case-session.ts";
import { type CheckOutcome, checkAndRepair } from "./check-and-repair.ts";
import { ownLayerHere } from "./own-layer-here.ts";
import type { Emit, World } from "./ports.ts";
import { shownPath } from "./profile.ts";

/** What checking the open case works with. */
export interface OpenCaseCheckOptions {
	readonly dataFolder: string;
	readonly world: World;
	readonly emit: Emit;
}

/** Looks at the open case's files, and tells the window what is new there and what was put right. */
export type LookAgain = (putRight?: readonly Touched[]) => Promise<void>;

/** Findings, and sentences on what was done, that the window lists; nobody reads more. */
const mostListed = 500;

/** Checks of the open case, one after the other: the window is told how far each is, and can end it. */
export class OpenCaseCheck {
	private ending = new AbortController();
	private running: Promise<unknown> = Promise.resolve();

	constructor(private readonly options: OpenCaseCheckOptions) {}

	/** A check has been asked for: the one under way is ended. Answers what can end the new one from now on. */
	begin(): AbortSignal {
		this.cancel();
		this.ending = new AbortController();
		return this.ending.signal;
	}

	/**
	 * Checks the case and, if asked, puts right what loses nothing, through its session. All that is unsaved is written
	 * first.
	 */
	run(
		session: CaseSession,
		repair: boolean,
		lookAgain: LookAgain,
		signal: AbortSignal,
	): Promise<Result<CheckView>> {
		if (repair && session.readOnly !== null) return Promise.resolve(failure("read-only", session.readOnly));
		const checking = this.running.then(() => this.check(session, repair, lookAgain, signal));
		this.running = checking.catch(() => {});
		return checking;
	}

	/** Ends the check that is under way. */
	cancel(): void {
		this.ending.abort();
	}

	/** Ends the check that is under way, and resolves when nothing is read or written for it any more. */
	async end(): Promise<void> {
		this.cancel();
		await this.running;
	}

	private async check(
		session: CaseSession,
		repair: boolean,
		lookAgain: LookAgain,
		signal: AbortSignal,
	): Promise<Result<CheckView>> {
		const { dataFolder, world, emit } = this.options;
		await session.flush();
		const here = await ownLayerHere(session.folder, session.case.id, dataFolder, world);
		if (!here.ok) return here;
		const { own, usual } = here.value;
		let told = -1;
		const onProgress = (done: number, total: number) => {
			// Once for each hundredth: a window that is told of every file does nothing else.
			const hundredth = Math.floor((done * 100) / total);
			if (hundredth === told) return;
			told = hundredth;
			emit("checkProgress", { done, total });
		};
		const options = { dataFolder, own, usual, now: world.now(), onProgress, signal };
		const putRightBySession = async () => {
			await lookAgain();
			return success(session);
		};
		const checked = await checkAndRepair(
			session.folder,
			options,
			repair ? { session: putRightBySession } : null,
		);
		if (!checked.ok) return checked;
		if (checked.value.repair) await lookAgain(checked.value.repair.touched);
		return success(checkView(checked.value));
	}
}

/** What a check has come to, as much of it as the window lists. */
function checkView({ findings, files, repair }: CheckOutcome): CheckView {
	return {
		findings: findings.slice(0, mostListed),
		counts: countFindings(findings),
		repairable: findings.filter(({ repairable }) => repairable).length,
		files,
		repaired: repair && {
			done: repair.repaired.slice(0, mostListed).map(({ message }) => message),
			count: repair.repaired.length,
			refused: repair.refused.slice(0, mostListed),
			keptIn: repair.keptIn === null ? null : shownPath(repair.keptIn),
		},
	};
}
