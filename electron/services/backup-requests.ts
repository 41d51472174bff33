import { basename, dirname, join } from "node:path";
import type { BackupsView, BackupView, RestoredView } from "../../shared/ipc/views.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Backup } from "../files/backup-manifests.ts";
import { errorCode } from "../files/disk-problem.ts";
import type { Backups } from "./backups.ts";
import type { CaseSession } from "./case-session.ts";
import { titleOf } from "./case-views.ts";
import { folderName, freeCaseFolder } from "./cases.ts";
import type { Dialogs } from "./ports.ts";
import { type Profile, shownPath } from "./profile.ts";

/** The backups of a case as the window shows them, and which cases have any. */
export async function backupsView(backups: Backups, caseId: string | null): Promise<Result<BackupsView>> {
	const cases = await backups.cases();
	if (!cases.ok) return cases;
	const list = caseId === null ? success({ backups: [], broken: [] }) : await backups.list(caseId);
	if (!list.ok) return list;
	return success({
		caseId,
		cases: cases.value.map(({ caseId: id, title, folder }) => ({
			id,
			title,
			place: folder && shownPath(dirname(folder)),
		})),
		backups: list.value.backups.map(backupView),
		broken: list.value.broken,
	});
}

/** A backup in numbers. */
export function backupView({ id, createdAt, title, reason, files, leftOut }: Backup): BackupView {
	const size = files.reduce((sum, file) => sum + file.size, 0);
	return { id, createdAt, title, reason, files: files.length, size, leftOut };
}

/** Backs an open case up, with all that was done until now. */
export async function makeBackup(
	backups: Backups,
	session: CaseSession,
): Promise<Result<{ made: boolean; view: BackupsView }>> {
	const status = await session.flush();
	const { folder } = session;
	const made = await backups.backUp({ folder, title: titleOf(session), reason: "asked for", prune: true });
	if (!made.ok) return made;
	// What the disk has is backed up all the same.
	if (status.state === "failed")
		return failure("disk", `The backup lacks what is not on disk yet. ${status.reason}`);
	const view = await backupsView(backups, made.value.caseId);
	return view.ok ? success({ made: made.value.made !== null, view: view.value }) : view;
}

/** Asks for a folder and restores a backup in it, under a free name; the copy is put among the recent cases. */
export async function restoreCopy(
	backups: Backups,
	caseId: string,
	backupId: string,
	dialogs: Pick<Dialogs, "chooseRestoreFolder">,
	profile: Profile,
): Promise<Result<RestoredView>> {
	const list = await backups.list(caseId);
	if (!list.ok) return list;
	const backup = list.value.backups.find(({ id }) => id === backupId);
	if (!backup) return failure("not-found", "This backup is not there any more.");
	const parent = await dialogs.chooseRestoreFolder();
	if (parent === null) return failure("cancelled", "Nothing was restored.");
	const target = await freeCaseFolder(parent, nameOfCopy(backup));
	const restored = await backups.restore(caseId, backupId, target);
	if (!restored.ok) return restored;
	const recentId = await remember(profile, target, backup.title);
	return success({ recentId, name: basename(target), place: shownPath(dirname(target)) });
}

/** The name of a restored case's folder, without its ending: the title, and when the backup was made, here. */
export function nameOfCopy({ title, createdAt }: Pick<Backup, "title" | "createdAt">): string {
	const at = new Date(createdAt);
	const two = (number: number) => String(number).padStart(2, "0");
	const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
	// No disk takes a name of more than 255 bytes, of which a letter may need three.
	return `${folderName(title, 60)} (backup of ${day} ${two(at.getHours())}.${two(at.getMinutes())})`;
}

/** A list that cannot be written is no reason to call a case that was restored not restored. */
async function remember(profile: Profile, folder: string, title: string): Promise<string | null> {
	try {
		await profile.remember(folder, title);
	} catch (error) {
		if (errorCode(error) === null) throw error;
		return null;
	}
	return profile.recents.find(({ path }) => path === join(folder))?.id ?? null;
}
