import { lstat } from "node:fs/promises";
import { originalOf } from "./conflict-copies.ts";
import { errorCode } from "./disk-problem.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";
import { inBatches } from "./in-batches.ts";
import { inside } from "./inside.ts";
import { shardFiles, shardFolders } from "./layer-shards.ts";
import { type FileNotice, type FolderListing, listFolder } from "./list-folder.ts";

/** Which files of a case are there, without a look inside. */
export interface Scan {
	/** By path inside the case, with `/`. */
	readonly files: ReadonlyMap<string, Fingerprint>;
	/** Names of the folders in `sources/` and `layers/`, whether or not anything is in them yet. */
	readonly sourceIds: readonly string[];
	readonly layerIds: readonly string[];
	/** What stands where it should not, and folders that cannot be listed. */
	readonly notices: readonly FileNotice[];
	/** False where the case's folder itself is away. */
	readonly isThere: boolean;
}

const sourceFolder = /^[a-z2-7]{26}$/;
const layerFolder = /^[a-z2-7]{16}-[a-z2-7]{16}$/;

/** What stands in a layer's own folder. Of these `decisions` and `report.json` are named by the design and not read yet. */
const inLayer = /^(?:(?:layer|sources|settings|report)\.json|claims|evidence|decisions|history)$/;

/** A pattern that also takes the copies that sync engines make of such files when two devices have written them. */
function alsoCopies(pattern: RegExp): Pick<RegExp, "test"> {
	return { test: (name) => pattern.test(originalOf(name) ?? name) };
}

/** Files looked at together; the system has four threads for it. */
const batch = 64;

/** Lists the files of a case that hold its content: each source's text and each layer's files. Reads none. */
export async function scanCase(folder: string): Promise<Scan> {
	const sources = await listFolder(folder, "sources", sourceFolder, "folders");
	const layers = await listFolder(folder, "layers", layerFolder, "folders");
	const notices = [sources, layers].flatMap(told);
	const paths = sources.names.map((id) => `sources/${id}/source.json`);
	for (const id of layers.names) {
		const home = `layers/${id}`;
		const present = await listFolder(folder, home, alsoCopies(inLayer), "files");
		notices.push(...told(present));
		paths.push(`${home}/layer.json`, `${home}/sources.json`, `${home}/settings.json`);
		const copies = present.names.filter((name) => shardFiles.test(originalOf(name) ?? ""));
		for (const name of copies) paths.push(`${home}/${name}`);
		for (const shards of shardFolders) {
			const listing = await listFolder(folder, `${home}/${shards.folder}`, alsoCopies(shards.name), "files");
			notices.push(...told(listing));
			for (const name of listing.names) paths.push(`${home}/${shards.folder}/${name}`);
		}
	}
	const files = new Map<string, Fingerprint>();
	await inBatches(paths, batch, async (path) => {
		const fingerprint = await fingerprintAt(inside(folder, path));
		if (fingerprint !== null) files.set(path, fingerprint);
	});
	const found = { files, sourceIds: sources.names, layerIds: layers.names, notices };
	return { ...found, isThere: (await fingerprintAt(folder)) !== null };
}

/** What a listing has to tell: what is in the way, and how much Parallax does not know. */
function told({ notices, strays }: FolderListing): readonly FileNotice[] {
	return [...notices, ...strays];
}

const contentFile =
	/^(?:sources\/[a-z2-7]{26}\/source|layers\/[a-z2-7]{16}-[a-z2-7]{16}\/(?:layer|sources|settings|claims\/[a-z2-7]{2}|evidence\/[a-z2-7]{26}))\.json$/;

/** Temporary files of ours and of sync engines, and what no look is for. */
const passedOver = /(?:^|\/)[.~][^/]*$|\/(?:originals|history)(?:\/|$)/;

/**
 * A scan brought up to date where something stirred, which is much less work than another one. Null where more than
 * content files may have come or gone: then the case is to be scanned anew.
 *
 * @param paths Paths inside the case, with `/`.
 */
export async function rescan(folder: string, last: Scan, paths: Iterable<string>): Promise<Scan | null> {
	const stirred = [...paths].filter((path) => !passedOver.test(path));
	if (!last.isThere || stirred.some((path) => !contentFile.test(path))) return null;
	const files = new Map(last.files);
	await inBatches(stirred, batch, async (path) => {
		const fingerprint = await fingerprintAt(inside(folder, path));
		if (fingerprint === null) files.delete(path);
		else files.set(path, fingerprint);
	});
	return { ...last, files };
}

/** The folders of a case in which its files lie, as absolute paths; where one of them is away it is left out. */
export function foldersOf(
	folder: string,
	{ sourceIds, layerIds }: Pick<Scan, "sourceIds" | "layerIds">,
): string[] {
	const waiting = sourceIds.map((id) => inside(folder, "sources", id));
	const ofLayers = layerIds.flatMap((id) => [
		inside(folder, "layers", id),
		...shardFolders.map((shards) => inside(folder, "layers", id, shards.folder)),
	]);
	return [folder, inside(folder, "sources"), inside(folder, "layers"), ...waiting, ...ofLayers];
}

/** Null where there is nothing; reading says what else may be wrong with it. */
async function fingerprintAt(path: string): Promise<Fingerprint | null> {
	try {
		return fingerprintOf(await lstat(path, { bigint: true }));
	} catch (error) {
		return errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR" ? null : "unknown";
	}
}
