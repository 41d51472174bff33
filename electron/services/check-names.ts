import { placeOf } from "../../shared/check/case-paths.ts";
import { count } from "../../shared/check/layer-file.ts";
import { shardOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { readCaseFile } from "../files/case-mirror.ts";
import { originalOf } from "../files/conflict-copies.ts";
import { inside } from "../files/inside.ts";
import { schemaOf, shardWith } from "../files/layer-shards.ts";
import { hashFile } from "../files/read-file.ts";
import { type Entry, writtenAt } from "../files/walk-case.ts";
import type { LayerChecks } from "./check-layers.ts";
import type { Checking } from "./checking.ts";

/** Milliseconds after which a temporary file is left over: nobody writes one file for so long. */
const leftOver = 24 * 60 * 60 * 1_000;

/** Names of files that one sentence repeats. */
const mostNames = 3;

/**
 * Looks at what lies in the case by name and kind: links, strays, what an interrupted write left behind, copies that
 * a sync engine made.
 */
export async function checkNames(checking: Checking, layers: LayerChecks): Promise<void> {
	const strays: Entry[] = [];
	for (const entry of checking.entries) {
		if (entry.place.kind === "companion") continue;
		if (entry.kind === "link") checkLink(checking, entry);
		else if (isOurs(entry)) checkKind(checking, entry);
		else if (entry.kind !== "file" || entry.place.kind === "stray") strays.push(entry);
		else if (entry.place.kind === "temporary") await checkTemporary(checking, entry, entry.place.layerId);
		else if (entry.place.kind === "conflict") await checkConflict(checking, layers, entry, entry.place.of);
	}
	addStrays(checking, strays);
}

/** Whether something of Parallax's belongs at this place. */
function isOurs({ place }: Entry): boolean {
	return !["stray", "temporary", "conflict", "companion"].includes(place.kind);
}

function checkLink(checking: Checking, entry: Entry): void {
	const { path } = entry;
	checking.block(path);
	if (isOurs(entry)) {
		const message = `${path} is a link, and links inside a case are not followed: what should stand here is not shown.`;
		const otherwise = "Put the file or folder itself in its place.";
		checking.add({ code: "link-in-place", file: path, message, remedy: null, otherwise });
	} else {
		const message = `${path} is a link. It is not followed, and left alone.`;
		checking.add({ code: "link", file: path, message, remedy: null });
	}
}

/** A folder where a file should be, or the other way round. */
function checkKind(checking: Checking, { path, kind, place }: Entry): void {
	const wanted = place.kind === "folder" ? "folder" : "file";
	if (kind === wanted) return;
	checking.block(path);
	const what = wanted === "file" ? "plain file" : "folder";
	const message = `${path} is not a ${what}, so what should stand here is not shown.`;
	const otherwise = "Move it out of the case; what belongs there comes back with the next copy.";
	checking.add({ code: "unreadable-file", file: path, message, remedy: null, otherwise });
}

async function checkTemporary(checking: Checking, { path }: Entry, layerId: string | null): Promise<void> {
	const written = await writtenAt(checking.folder, path);
	if (written === null) return;
	const isOld = Date.parse(checking.options.now) - written > leftOver;
	const isOwn = layerId !== null && layerId === checking.options.own;
	const message = `${path} was left behind by a write that did not end.`;
	const otherwise = isOld
		? "It does no harm; whoever writes here removes it."
		: "It may be in use at this moment, and is left alone.";
	const remedy = isOld && isOwn ? ({ kind: "remove" } as const) : null;
	checking.add({ code: "temporary-file", file: path, message, remedy, otherwise });
}

async function checkConflict(
	checking: Checking,
	layers: LayerChecks,
	{ path }: Entry,
	of: string,
): Promise<void> {
	const what = `${path} is a copy that a sync engine put beside ${of}, because two devices had written it, or one came back with an old copy.`;
	const held = await whatItHolds(checking, layers, path, of);
	if (held === null) {
		const message = `${what} It holds nothing that the file lacks, and can be removed.`;
		checking.add({ code: "spare-conflict-copy", file: path, message, remedy: null });
	} else {
		checking.add({ code: "conflict-copy", file: path, message: `${what} ${held}`, remedy: null });
	}
}

/** What a copy has and the file beside it does not, in sentences with what to do; null where that is nothing. */
async function whatItHolds(
	checking: Checking,
	layers: LayerChecks,
	copy: string,
	of: string,
): Promise<string | null> {
	const { folder } = checking;
	const [copied, present] = [
		await hashFile(inside(folder, copy), copy),
		await hashFile(inside(folder, of), of),
	];
	if (copied.ok && present.ok && copied.value === present.value) return null;
	const place = placeOf(of, originalOf);
	const look = "Ask whoever works there to look before it is removed.";
	if (place.kind !== "shard") return `It is not the same as the file, and is not read. ${look}`;
	const inCopy = await recordsIn(folder, copy, place.path);
	if (inCopy === null) return `It cannot be read. ${look}`;
	layers.takeKnown(place.layerId, inCopy);
	const theirs = shardWith(new Map(), (await recordsIn(folder, of, place.path)) ?? []);
	const more = [...shardWith(new Map(), inCopy)].filter(([key, record]) => {
		const known = theirs.get(key);
		return !known || compareRecords(known, record) < 0;
	});
	if (more.length === 0) return null;
	const writer =
		place.layerId === checking.options.own ? "Opening the case" : "The computer that writes this layer";
	const rest = `${writer} takes ${more.length === 1 ? "it" : "them"} into the file; remove the copy after that.`;
	return `It holds ${count(more.length, "record")} that the file lacks or has in an older version, and that ${more.length === 1 ? "counts" : "count"} all the same. ${rest}`;
}

async function recordsIn(folder: string, file: string, path: string): Promise<readonly LayerRecord[] | null> {
	const read = await readCaseFile(folder, file, schemaOf(path));
	if (!read.ok || read.value === null) return null;
	const { records } = read.value as unknown as { records: readonly LayerRecord[] };
	return records.filter((record) => shardOf(record) === path);
}

function addStrays(checking: Checking, strays: readonly Entry[]): void {
	const byFolder = new Map<string, string[]>();
	for (const { path } of strays) {
		const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
		const paths = byFolder.get(folder) ?? [];
		paths.push(path);
		byFolder.set(folder, paths);
	}
	for (const [folder, paths] of byFolder) {
		const [first = ""] = paths;
		if (paths.length === 1) {
			const message = `${first} is nothing that Parallax knows. It is not read, and left alone.`;
			checking.add({ code: "stray", file: first, message, remedy: null });
			continue;
		}
		const names = paths.slice(0, mostNames).map((path) => path.slice(path.lastIndexOf("/") + 1));
		const rest = paths.length > mostNames ? ` and ${paths.length - mostNames} more` : "";
		const place = folder === "." ? "the case's folder" : folder;
		const message = `In ${place} there is what Parallax does not know: ${names.join(", ")}${rest}. It is not read, and left alone.`;
		checking.add({ code: "stray", file: folder, message, remedy: null });
	}
}
