import { keptBackups } from "../../shared/model/kept-backups.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { BackedUpFile, LeftOut } from "../../shared/schema/backup.ts";
import { atOnce } from "./at-once.ts";
import { sweepTemporaryFiles } from "./atomic-write.ts";
import { type Backup, BackupManifests } from "./backup-manifests.ts";
import { BackupObjects } from "./backup-objects.ts";
import { BackupSeen } from "./backup-seen.ts";
import { type FoundFile, findCaseFiles } from "./case-files.ts";
import { inside } from "./inside.ts";
import { readBytes } from "./read-file.ts";
import { sha256 } from "./stored-source.ts";

/** What is to be backed up. */
export interface BackupOrder {
	/** The case's folder, without links in its own path. */
	readonly folder: string;
	/** Folders in it that do not belong to the case. */
	readonly apart: readonly string[];
	readonly title: string;
	/** Why, in words for people. */
	readonly reason: string;
	/** Now, as an ISO 8601 instant in UTC with milliseconds. */
	readonly now: string;
	/** Ends it early; the next backup goes on where this one stopped. */
	readonly signal?: AbortSignal | undefined;
}

/** A file of a backup whose copy cannot be used, with the reason. */
export interface DamagedFile {
	/** Inside the case, with `/`. */
	readonly path: string;
	readonly reason: string;
}

/** Bytes of the largest file that is backed up: above every article and every JSON file that is read. */
const largestFile = 256 * 1024 * 1024;

/** Files read or written at the same time: enough to keep a disk busy while it syncs. */
const filesAtOnce = 8;

/**
 * The backups of one case (rules B1–B5). Contents lie once in `objects/`, whatever number of backups have
 * them; a manifest in `backups/` makes a backup of them. Contents come before the manifest that names them
 * and go after it, so that a backup is whole whenever the process or the power may end.
 *
 * One at a time may write: the caller sees to that.
 */
export class BackupStore {
	readonly manifests: BackupManifests;
	private readonly objects: BackupObjects;
	private readonly seen: BackupSeen;

	constructor(
		private readonly folder: string,
		caseId: string,
	) {
		this.manifests = new BackupManifests(inside(folder, "backups"), caseId);
		this.objects = new BackupObjects(inside(folder, "objects"));
		this.seen = new BackupSeen(inside(folder, "seen.json"));
	}

	/**
	 * Backs a case up. Null when nothing has changed since the latest backup. What is kept of a file that
	 * changes meanwhile is what was read of it. Rejects when the disk refuses.
	 */
	async backUp(order: BackupOrder): Promise<Result<Backup | null>> {
		const found = await findCaseFiles(order.folder, order.apart);
		if (!found.ok) return found;
		const latest = await this.manifests.latest();
		const marks = await this.seen.marks(latest, order.folder);
		const unchanged = await this.unchanged(latest, found.value.files, marks);
		const kept = await atOnce(filesAtOnce, found.value.files, async ({ path }) =>
			order.signal?.aborted ? interrupted : (unchanged.get(path) ?? (await this.keep(order.folder, path))),
		);
		const files: BackedUpFile[] = [];
		const leftOut: LeftOut[] = [...found.value.leftOut];
		for (const one of kept) {
			if ("ok" in one) return one;
			if ("sha256" in one) files.push(one);
			else leftOut.push(one);
		}
		if (!files.some(({ path }) => path === "case.json"))
			return failure("not-a-case", `${order.folder} was not backed up: its case.json cannot be read.`);
		const content: Content = { files, leftOut };
		const isSame = latest !== null && isSameContent(latest, content);
		const backup = isSame ? success(latest) : await this.write(order, content);
		if (!backup.ok) return backup;
		const areSeen = found.value.files.every(({ path, mark }) => mark === (marks.get(path) ?? null));
		if (!isSame || !areSeen) await this.seen.keep(backup.value, order.folder, found.value.files);
		return success(isSame ? null : backup.value);
	}

	/** Removes what the rolling no longer keeps, and contents that no backup has. Rejects when the disk refuses. */
	async prune(now: string): Promise<void> {
		const { backups, broken } = await this.manifests.all();
		const kept = keptBackups(
			backups.map(({ createdAt }) => Date.parse(createdAt)),
			Date.parse(now),
		);
		const isKept = ({ createdAt }: Backup) => kept.has(Date.parse(createdAt));
		await this.manifests.remove(backups.filter((backup) => !isKept(backup)).map(({ id }) => id));
		await sweepTemporaryFiles(this.folder);
		// What a manifest needs that cannot be read, or only by a newer Parallax, nobody knows.
		if (broken.length > 0) return;
		const hashes = backups.filter(isKept).flatMap(({ files }) => files.map((file) => file.sha256));
		await this.objects.removeAllBut(new Set(hashes));
	}

	/** Reads all contents of a backup and names those that are missing or damaged; the next backup mends what it can. */
	async damage(backup: Backup): Promise<DamagedFile[]> {
		const looked = await atOnce(filesAtOnce, backup.files, async (file) => {
			const bytes = await this.objects.read(file.sha256, file.size);
			return bytes.ok ? [] : [{ path: file.path, reason: bytes.problem.message }];
		});
		const damaged = looked.flat();
		if (damaged.length > 0) await this.seen.forget();
		return damaged;
	}

	/** The content of a file of a backup. Refused with a sentence naming the file when it is missing or damaged. */
	async read(backup: Backup, { path, sha256: hash, size }: BackedUpFile): Promise<Result<Uint8Array>> {
		const bytes = await this.objects.read(hash, size);
		if (bytes.ok) return bytes;
		await this.seen.forget();
		return failure(
			bytes.problem.code,
			`${path} cannot be restored from the backup of ${backup.createdAt}. ${bytes.problem.message}`,
		);
	}

	/** Files that look as they did at the latest backup, and whose contents are still here. */
	private async unchanged(
		latest: Backup | null,
		files: readonly FoundFile[],
		marks: ReadonlyMap<string, string>,
	): Promise<Map<string, BackedUpFile>> {
		const here = marks.size > 0 ? await this.objects.hashes() : new Set<string>();
		const known = new Map(latest?.files.map((file) => [file.path, file]));
		const unchanged = new Map<string, BackedUpFile>();
		for (const { path, mark } of files) {
			const file = known.get(path);
			if (mark !== null && mark === marks.get(path) && file && here.has(file.sha256))
				unchanged.set(path, file);
		}
		return unchanged;
	}

	private async keep(folder: string, path: string): Promise<BackedUpFile | LeftOut | Result<never>> {
		const bytes = await readBytes(inside(folder, path), "It", largestFile);
		if (!bytes.ok) return { path, reason: bytes.problem.message };
		if (bytes.value === null) return { path, reason: "It was gone before it could be read." };
		const file = { path, size: bytes.value.length, sha256: sha256(bytes.value) };
		const kept = await this.objects.keep(file.sha256, bytes.value);
		return kept.ok ? file : kept;
	}

	private write(order: BackupOrder, content: Content): Promise<Result<Backup>> {
		return this.manifests.write({
			format: "parallax/backup",
			version: 1,
			caseId: this.manifests.caseId,
			title: order.title,
			folder: order.folder,
			createdAt: order.now,
			reason: order.reason,
			...content,
		});
	}
}

const interrupted = failure("cancelled", "The backup was interrupted. The next one goes on from there.");

type Content = Pick<Backup, "files" | "leftOut">;

function isSameContent(a: Content, b: Content): boolean {
	return (
		a.files.length === b.files.length &&
		a.leftOut.length === b.leftOut.length &&
		a.files.every(
			({ path, sha256: hash }, at) => path === b.files[at]?.path && hash === b.files[at].sha256,
		) &&
		a.leftOut.every(({ path, reason }, at) => path === b.leftOut[at]?.path && reason === b.leftOut[at].reason)
	);
}
