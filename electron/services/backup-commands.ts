import { resolve } from "node:path";
import { byteCount } from "../../shared/model/byte-count.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Backup } from "../files/backup-manifests.ts";
import type { DamagedFile } from "../files/backup-store.ts";
import { backupView } from "./backup-requests.ts";
import { Backups, type CaseWithBackups } from "./backups.ts";
import { titleOf } from "./case-views.ts";
import { newCaseFolder, resolveCaseFolder } from "./cases.ts";
import { type Command, type CommandLineOptions, lookInto, type Outcome } from "./command.ts";

/** The commands for backups (rule B7). */
export const backupCommands: Readonly<Record<string, Command>> = {
	backup: {
		usage: "CASE",
		does: "back a case up, unless nothing has changed since",
		fit: ([path, ...rest], _flags, options) =>
			path !== undefined && rest.length === 0 ? () => backUp(path, options) : null,
	},
	backups: {
		usage: "[CASE] [--verify]",
		does: "list backups, of all cases or one; --verify reads all of them",
		flags: ["verify"],
		fit: ([path, ...rest], { verify = false }, options) =>
			rest.length === 0 ? () => list(path, verify, options) : null,
	},
	restore: {
		usage: "CASE BACKUP --to FOLDER",
		does: "restore a backup, or the latest, as a new folder",
		flags: ["to"],
		fit: ([path, id, ...rest], { to }, options) =>
			path !== undefined && id !== undefined && to && rest.length === 0
				? () => restore(path, id, to, options)
				: null,
	},
};

async function backUp(path: string, options: CommandLineOptions): Promise<Result<Outcome>> {
	const folder = await resolveCaseFolder(resolve(path));
	const session = await lookInto(folder, options);
	if (!session.ok) return session;
	const title = titleOf(session.value);
	const made = await backupsOf(options).backUp({ folder, title, reason: "asked for", prune: true });
	if (!made.ok) return made;
	const { caseId, made: backup } = made.value;
	for (const { path: file, reason } of backup?.leftOut ?? []) options.error(`Left out: ${file}. ${reason}`);
	return success({
		data: { caseId, backup: backup && backupView(backup) },
		text: backup ? `Backed up: ${inWords(backup)}` : "Nothing has changed since the latest backup.",
		refused: (backup?.leftOut.length ?? 0) > 0,
	});
}

/** A case's backups as `backups --json` prints them. */
interface Listing {
	readonly case: CaseWithBackups;
	readonly backups: readonly (ReturnType<typeof backupView> & {
		readonly damaged?: readonly DamagedFile[];
	})[];
	readonly broken: readonly { readonly file: string; readonly message: string }[];
}

async function list(
	path: string | undefined,
	verify: boolean,
	options: CommandLineOptions,
): Promise<Result<Outcome>> {
	const backups = backupsOf(options);
	const cases = await backups.cases();
	if (!cases.ok) return cases;
	const wanted = path === undefined ? success(null) : await backups.findCase(path);
	if (!wanted.ok) return wanted;
	const listings: Listing[] = [];
	for (const one of cases.value) {
		if (wanted.value !== null && wanted.value !== one.caseId) continue;
		const listing = await listingOf(backups, one, verify);
		if (!listing.ok) return listing;
		listings.push(listing.value);
	}
	const damage = listings.flatMap(({ backups: each }) => each.flatMap(({ damaged }) => damaged ?? []));
	const broken = listings.flatMap((listing) => listing.broken);
	return success({
		data: { cases: listings },
		text: listings.map(listingText).join("\n") || "There are no backups yet.",
		refused: verify && damage.length + broken.length > 0,
	});
}

async function listingOf(backups: Backups, one: CaseWithBackups, verify: boolean): Promise<Result<Listing>> {
	const list = await backups.list(one.caseId);
	if (!list.ok) return list;
	const views: Listing["backups"][number][] = [];
	for (const backup of list.value.backups) {
		const damaged = verify ? await backups.verify(one.caseId, backup.id) : null;
		if (damaged && !damaged.ok) return damaged;
		views.push({ ...backupView(backup), ...(damaged ? { damaged: damaged.value } : {}) });
	}
	return success({ case: one, backups: views, broken: list.value.broken });
}

function listingText({ case: { title, caseId, folder }, backups, broken }: Listing): string {
	return [
		`${title} (${caseId})${folder ? ` ${folder}` : ""}`,
		...backups.flatMap(({ id, reason, files, size, leftOut, damaged }) => [
			`  ${id}  ${countInWords(files)}, ${byteCount(size)}, ${reason}${damaged?.length === 0 ? ", whole" : ""}`,
			...leftOut.map(({ path, reason: why }) => `    left out: ${path}. ${why}`),
			...(damaged ?? []).map(({ path, reason: why }) => `    damaged: ${path}. ${why}`),
		]),
		...broken.map(({ message }) => `  not usable: ${message}`),
	].join("\n");
}

async function restore(
	path: string,
	id: string,
	to: string,
	options: CommandLineOptions,
): Promise<Result<Outcome>> {
	const backups = backupsOf(options);
	const caseId = await backups.findCase(path);
	if (!caseId.ok) return caseId;
	const wanted = id === "latest" ? await latestOf(backups, caseId.value) : success(id);
	if (!wanted.ok) return wanted;
	const target = newCaseFolder(resolve(to));
	const restored = await backups.restore(caseId.value, wanted.value, target);
	if (!restored.ok) return restored;
	const backup = restored.value;
	const lacking = backup.leftOut.map(({ path: file, reason }) => `Not in this backup: ${file}. ${reason}`);
	return success({
		data: { caseId: caseId.value, backup: backupView(backup), folder: target },
		text: [`Restored ${target}: ${inWords(backup)}`, ...lacking].join("\n"),
		refused: false,
	});
}

async function latestOf(backups: Backups, caseId: string): Promise<Result<string>> {
	const list = await backups.list(caseId);
	if (!list.ok) return list;
	const [latest] = list.value.backups;
	return latest ? success(latest.id) : failure("not-found", "This case has no backup that can be used.");
}

function backupsOf({ dataFolder, world }: CommandLineOptions): Backups {
	return new Backups(dataFolder, world.now);
}

function inWords(backup: Backup): string {
	const { id, files, size } = backupView(backup);
	return `${countInWords(files)}, ${byteCount(size)} (${id})`;
}

function countInWords(files: number): string {
	return files === 1 ? "1 file" : `${files} files`;
}
