import { rm } from "node:fs/promises";
import type { Found, Remedy } from "../../shared/check/finding.ts";
import type { Result } from "../../shared/result.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { storeSource } from "../files/case-folder.ts";
import { diskReason } from "../files/disk-problem.ts";
import { inside } from "../files/inside.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { checkWay } from "../files/list-folder.ts";
import { readBytes } from "../files/read-file.ts";
import { keepingFolder, setAside } from "../files/set-aside.ts";
import { sha256 } from "../files/stored-source.ts";
import type { CaseSession, Touched } from "./case-session.ts";
import type { CheckedCase } from "./check-case.ts";
import { sourceFromOriginal } from "./source-from-original.ts";

/** What repairing a case works with. */
export interface RepairOptions {
	readonly dataFolder: string;
	/**
	 * The session that writes one's own layer. It is asked for only where that has something to write, and only after
	 * what it may replace was set aside.
	 */
	readonly session: () => Promise<Result<CaseSession>>;
}

/** A file that was put right. */
export interface RepairedFile {
	readonly file: string;
	/** What was done, in a sentence. */
	readonly message: string;
}

/** What repairing has come to. */
export interface RepairOutcome {
	/** By file. */
	readonly repaired: readonly RepairedFile[];
	/** What could not be put right, in sentences. */
	readonly refused: readonly string[];
	/** The folder in which everything that was replaced is kept; null where nothing was. */
	readonly keptIn: string | null;
	/** What is shown otherwise now. */
	readonly touched: readonly Touched[];
}

/** Bytes of the largest original that is copied. */
const largestOriginal = 2 ** 28;

/**
 * Puts right what loses nothing (rule K3): files of one's own layer from the journal, sources from their originals,
 * originals from copies of them; left-over files are removed. Everything replaced is kept in the data folder first. A
 * teammate's file is never touched. What the disk refuses is told, and keeps nothing else from being put right. Only
 * for whoever holds the case's lock.
 */
export async function repairCase(
	folder: string,
	{ caseId, found }: CheckedCase,
	options: RepairOptions,
): Promise<RepairOutcome> {
	const repair = new Repair(folder, keepingFolder(options.dataFolder, caseId));
	const byFile = new Map<string, Remedy>();
	for (const { file, remedy } of found) if (remedy && !byFile.has(file)) byFile.set(file, remedy);
	const own: { file: string; path: string }[] = [];
	for (const [file, remedy] of byFile) {
		if (remedy.kind !== "rewrite") await repair.putRight(file, remedy);
		else if (await repair.keep(file)) own.push({ file, path: remedy.path });
	}
	if (own.length > 0) await repair.rewrite(own, options.session);
	return repair.outcome;
}

/** Whether repairing would do anything about what was found. */
export function isRepairable(found: readonly Found[]): boolean {
	return found.some(({ remedy }) => remedy !== null);
}

class Repair {
	private readonly repaired: RepairedFile[] = [];
	private readonly refused: string[] = [];
	private touched: readonly Touched[] = [];
	private hasKept = false;

	constructor(
		private readonly folder: string,
		private readonly keeping: string,
	) {}

	get outcome(): RepairOutcome {
		const repaired = [...this.repaired].sort((a, b) => (a.file < b.file ? -1 : 1));
		const keptIn = this.hasKept ? this.keeping : null;
		return { repaired, refused: this.refused, keptIn, touched: this.touched };
	}

	/** Keeps a copy of a file, if there is one. False: it could not be kept, and must stay as it is. */
	keep(file: string): Promise<boolean> {
		return this.trying(file, async () => {
			if ((await setAside(this.folder, file, this.keeping)) !== null) this.hasKept = true;
		});
	}

	async putRight(file: string, remedy: Exclude<Remedy, { kind: "rewrite" }>): Promise<void> {
		await this.trying(file, async () => {
			await checkWay(this.folder, file);
			const done = await this.apply(file, remedy);
			if (done === null) this.refused.push(`${file} has changed since it was looked at. Check again.`);
			else this.repaired.push({ file, message: done });
		});
	}

	/** Has one's own layer write its files anew. */
	async rewrite(
		own: readonly { readonly file: string; readonly path: string }[],
		openSession: RepairOptions["session"],
	): Promise<void> {
		const session = await openSession();
		if (!session.ok) {
			this.refused.push(session.problem.message);
			return;
		}
		const { touched, status } = await session.value.putRight(own.map(({ path }) => path));
		this.touched = touched;
		if (status.state === "failed")
			this.refused.push(`One's own files could not be written. ${status.reason}`);
		else
			for (const { file } of own)
				this.repaired.push({ file, message: `${file} was written anew from this computer's journal.` });
	}

	/** Resolves with what was done; null where what it was to be done with is not there any more. */
	private async apply(file: string, remedy: Exclude<Remedy, { kind: "rewrite" }>): Promise<string | null> {
		if (remedy.kind === "remove") {
			await rm(inside(this.folder, file), { force: true });
			return `${file}, which was left over, was removed.`;
		}
		if (remedy.kind === "rebuild") {
			const made = await sourceFromOriginal(this.folder, remedy.sourceId, remedy.original);
			if (made === null || !(await this.keep(file))) return null;
			await storeSource(this.folder, made.source, made.original);
			return `${file} was made anew from its original.`;
		}
		const bytes = await readBytes(inside(this.folder, remedy.from), remedy.from, largestOriginal);
		const name = file.slice(file.lastIndexOf("/") + 1);
		const isIntact = bytes.ok && bytes.value !== null && name.startsWith(`${sha256(bytes.value)}.`);
		if (!isIntact || !(await this.keep(file))) return null;
		await writeAtomically(inside(this.folder, file), bytes.value);
		return `${file} has the bytes of ${remedy.from} now.`;
	}

	/** Whether it could be done; what the disk refused is noted. */
	private async trying(file: string, act: () => Promise<void>): Promise<boolean> {
		try {
			await act();
			return true;
		} catch (error) {
			const reason = error instanceof UnreadableFile ? error.message : diskReason(error);
			this.refused.push(`${file} was left as it is. ${reason}`);
			return false;
		}
	}
}
