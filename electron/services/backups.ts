import { readdir, realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { failure, type Result, success } from "../../shared/result.ts";
import { randomId } from "../../shared/schema/fields.ts";
import type { Backup, BrokenManifest } from "../files/backup-manifests.ts";
import { BackupStore, type DamagedFile } from "../files/backup-store.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { lockCase } from "../files/case-lock.ts";
import { diskProblem, errorCode } from "../files/disk-problem.ts";
import { inside } from "../files/inside.ts";
import { restoreBackup } from "../files/restore-backup.ts";
import { isCase } from "./cases.ts";
import type { World } from "./ports.ts";

/** What is to be backed up, and why. */
export interface BackupRequest {
	/** The case's folder. */
	readonly folder: string;
	readonly title: string;
	/** Why, in words for people. */
	readonly reason: string;
	/** Whether backups that the rolling no longer keeps are removed afterwards, which takes longer. */
	readonly prune: boolean;
	/** Ends it early; the next backup goes on where this one stopped. */
	readonly signal?: AbortSignal;
}

/** What came of backing up. */
export interface BackedUp {
	readonly caseId: string;
	/** Null: nothing has changed since the latest backup. */
	readonly made: Backup | null;
}

/** A case that has backups. */
export interface CaseWithBackups {
	readonly caseId: string;
	/** As the latest backup says it; the case's id where none can be read. */
	readonly title: string;
	/** Where the case's folder lay at the latest backup; empty where none can be read. */
	readonly folder: string;
	/** Backups and broken manifests together. */
	readonly count: number;
}

/** The backups of a case, the latest first, and manifests that cannot be used. */
export interface BackupList {
	readonly backups: readonly Backup[];
	readonly broken: readonly BrokenManifest[];
}

const unlisted = "The backups could not be listed.";

/** The last thing asked for of each store in this process, until it is over. */
const lastTurns = new Map<string, Promise<unknown>>();

/** Backups of all cases of this data folder (rules B1–B7). What the disk refuses is said, and harms no case. */
export class Backups {
	constructor(
		private readonly dataFolder: string,
		private readonly now: World["now"],
	) {}

	/** Backs a case up, unless nothing has changed since the latest backup. */
	async backUp(request: BackupRequest): Promise<Result<BackedUp>> {
		const header = await readCaseHeader(request.folder);
		if (!header.ok) return header;
		const caseId = header.value.id;
		const { title, reason, signal } = request;
		const what = `The case could not be backed up in ${this.folderOf(caseId)}.`;
		return this.writing(caseId, what, async (store) => {
			const folder = await realpath(request.folder);
			const data = await realpath(this.dataFolder);
			const apart = [join(data, "backups"), ...(data === folder ? [] : [data])];
			const order = { folder, apart, title: title.slice(0, 2_000), reason, now: this.now(), signal };
			const made = await store.backUp(order);
			if (!made.ok) return made;
			const answer = success({ caseId, made: made.value });
			if (!request.prune) return answer;
			const kept =
				made.value === null ? "Nothing has changed since the last backup" : "The case was backed up";
			return guarded(`${kept}, but old backups could not be removed.`, async () => {
				await store.prune(this.now());
				return answer;
			});
		});
	}

	/** Removes what the rolling no longer keeps of a case's backups. */
	prune(caseId: string): Promise<Result<null>> {
		return this.writing(caseId, "Old backups could not be removed.", async (store) => {
			await store.prune(this.now());
			return success(null);
		});
	}

	/** When the latest backup of a case was made that can be used, or null. */
	async latest(caseId: string): Promise<string | null> {
		return (await this.store(caseId).manifests.latest())?.createdAt ?? null;
	}

	/** The backups of a case; none where there are none. */
	list(caseId: string): Promise<Result<BackupList>> {
		return guarded(unlisted, async () => success(await this.store(caseId).manifests.all()));
	}

	/** All cases that have backups, by title. */
	cases(): Promise<Result<CaseWithBackups[]>> {
		return guarded(unlisted, async () => {
			const cases: CaseWithBackups[] = [];
			for (const caseId of await this.caseIds()) {
				const { manifests } = this.store(caseId);
				const { length: count } = await manifests.files();
				const { title = caseId, folder = "" } = (await manifests.latest()) ?? {};
				if (count > 0) cases.push({ caseId, title, folder, count });
			}
			return success(cases.sort((a, b) => a.title.localeCompare(b.title, "en")));
		});
	}

	/**
	 * The case that a person means: by its folder or, where that is gone, by where it lay at its latest backup,
	 * or by its id.
	 */
	async findCase(words: string): Promise<Result<string>> {
		const folder = resolve(words);
		for (const path of [folder, `${folder}.parallax`]) {
			if (!(await isCase(path))) continue;
			const header = await readCaseHeader(path);
			return header.ok ? success(header.value.id) : header;
		}
		const cases = await this.cases();
		if (!cases.ok) return cases;
		const found = cases.value.filter((one) => [folder, `${folder}.parallax`].includes(one.folder));
		const [only] = found;
		if (only && found.length === 1) return success(only.caseId);
		if (cases.value.some(({ caseId }) => caseId === words)) return success(words);
		if (found.length > 1) {
			const ids = found.map(({ caseId }) => caseId).join(", ");
			return failure("not-found", `Several cases lay at ${folder}. Name one by its id: ${ids}.`);
		}
		return failure(
			"not-found",
			`There is no case at ${folder}, and no backup of one. The command backups without a case lists all that there are.`,
		);
	}

	/** Reads all that a backup holds, and names what of it is missing or damaged. */
	verify(caseId: string, id: string): Promise<Result<DamagedFile[]>> {
		return this.inTurn(caseId, "The backup could not be read.", async (store) => {
			const backup = await store.manifests.read(id);
			return backup.ok ? success(await store.damage(backup.value)) : backup;
		});
	}

	/** Restores a backup as a new folder. Refused where something is already, or inside of a case. */
	restore(caseId: string, id: string, target: string): Promise<Result<Backup>> {
		return this.inTurn(caseId, `The backup could not be restored to ${target}.`, async (store) => {
			const backup = await store.manifests.read(id);
			if (!backup.ok) return backup;
			const place = await restorePlace(dirname(target));
			if (!place.ok) return place;
			const restored = await restoreBackup(store, backup.value, target);
			return restored.ok ? backup : restored;
		});
	}

	private async caseIds(): Promise<string[]> {
		try {
			const names = await readdir(join(this.dataFolder, "backups"));
			return names.filter((name) => randomId.safeParse(name).success);
		} catch (error) {
			if (errorCode(error) === "ENOENT") return [];
			throw error;
		}
	}

	private folderOf(caseId: string): string {
		return inside(this.dataFolder, "backups", caseId);
	}

	private store(caseId: string): BackupStore {
		return new BackupStore(this.folderOf(caseId), caseId);
	}

	/** What one process does with a case's backups happens one after the other. `what`: for a disk that refuses. */
	private inTurn<T>(
		caseId: string,
		what: string,
		act: (store: BackupStore) => Promise<Result<T>>,
	): Promise<Result<T>> {
		const folder = resolve(this.folderOf(caseId));
		const before = lastTurns.get(folder) ?? Promise.resolve();
		const turn = before.then(() => guarded(what, () => act(this.store(caseId))));
		const over = turn.then(
			() => {},
			() => {},
		);
		lastTurns.set(folder, over);
		void over.then(() => {
			if (lastTurns.get(folder) === over) lastTurns.delete(folder);
		});
		return turn;
	}

	/** As {@link inTurn}, and no other process writes meanwhile: what one has just stored, another could remove. */
	private writing<T>(
		caseId: string,
		what: string,
		act: (store: BackupStore) => Promise<Result<T>>,
	): Promise<Result<T>> {
		return this.inTurn(caseId, what, async (store) => {
			const lock = await lockCase(this.dataFolder, `${caseId}.backups`);
			if (!lock.ok)
				return failure("exists", "Another Parallax is backing this case up at this moment. Try again.");
			try {
				return await act(store);
			} finally {
				await lock.value();
			}
		});
	}
}

/** Whether a case may be restored into a folder: it must be there, and not be part of a case. */
async function restorePlace(parent: string): Promise<Result<null>> {
	const place = await realpath(parent).catch((error: unknown) => {
		if (errorCode(error) === "ENOENT") return null;
		throw error;
	});
	if (place === null) return failure("not-found", `There is no folder ${parent}. Make it first.`);
	for (let folder = place; ; folder = dirname(folder)) {
		if (await isCase(folder))
			return failure("exists", `${parent} belongs to a case. Choose a folder outside of it.`);
		if (dirname(folder) === folder) return success(null);
	}
}

/** What the disk refuses is an expected failure; anything else is a bug and goes on. */
async function guarded<T>(what: string, act: () => Promise<Result<T>>): Promise<Result<T>> {
	try {
		return await act();
	} catch (error) {
		if (errorCode(error) === null) throw error;
		return diskProblem(what, error);
	}
}
