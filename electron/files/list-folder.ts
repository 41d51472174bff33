import { lstat, readdir } from "node:fs/promises";
import { failure, type Problem } from "../../shared/result.ts";
import { errorCode, readReason } from "./disk-problem.ts";
import { inside } from "./inside.ts";

/** A file of the case that could not be read: it costs that file, the rest opens (rule F15). */
export interface FileNotice {
	/** Path inside the case's folder, with `/`. */
	readonly file: string;
	readonly problem: Problem;
}

/** What lies in a folder of the case, and what could not be looked at. */
export interface FolderListing {
	/** Sorted, so that a case reads the same on every disk. */
	readonly names: readonly string[];
	readonly notices: readonly FileNotice[];
	/** One that counts what Parallax does not know, if there is any: of interest in a case, not in the data folder. */
	readonly strays: readonly FileNotice[];
}

/**
 * What others keep beside everybody's files, and nobody needs to hear of: hidden files and folders, which includes
 * those of Git, of macOS, of Syncthing and of writes under way, and what Windows and Syncthing there leave behind.
 */
const companion = /^\.|^(?:desktop\.ini|thumbs\.db|~syncthing~.*)$/i;

/**
 * Names in a folder of the case that match `pattern`; none where there is no such folder. Links are not
 * followed, because a case comes from others: they get a notice instead, so that nothing hides silently.
 * Whatever has another name is left alone unseen, and `strays` says how much there is of it: also a name that
 * differs in case only, which some disks would give the same file for.
 *
 * @param folder The case's folder.
 * @param path Path of the folder to list inside the case, with `/`.
 * @param pattern An expression without state, or whatever else tells the names.
 * @param kind Whether the names are those of folders or of files.
 */
export async function listFolder(
	folder: string,
	path: string,
	pattern: Pick<RegExp, "test">,
	kind: "folders" | "files",
): Promise<FolderListing> {
	try {
		const status = await lstat(inside(folder, path));
		if (!status.isDirectory()) return { ...nothing, notices: [notAFolder(path, status.isSymbolicLink())] };
		const names: string[] = [];
		const notices: FileNotice[] = [];
		let strays = 0;
		for (const entry of await readdir(inside(folder, path), { withFileTypes: true })) {
			const { name } = entry;
			// Reading a file refuses a link by itself.
			const isKind = kind === "files" || entry.isDirectory();
			if (!pattern.test(name)) strays += companion.test(name) ? 0 : 1;
			else if (isKind) names.push(name);
			else notices.push(notAFolder(`${path}/${name}`, entry.isSymbolicLink()));
		}
		return { names: names.sort(), notices, strays: strays > 0 ? [notKnown(path, strays)] : [] };
	} catch (error) {
		if (errorCode(error) === "ENOENT") return nothing;
		return { ...nothing, notices: [notice(path, `${path} cannot be read. ${readReason(error)}`)] };
	}
}

const nothing: FolderListing = { names: [], notices: [], strays: [] };

function notAFolder(path: string, isLink: boolean): FileNotice {
	const reason = isLink ? "is a link, and links inside a case are not followed" : "is not a folder";
	return notice(path, `${path} ${reason}.`);
}

function notKnown(path: string, count: number): FileNotice {
	const what = count === 1 ? "a file or folder" : `${count.toLocaleString("en")} files or folders`;
	const { problem } = failure(
		"unsupported",
		`${path} holds ${what} that Parallax does not know and leaves alone.`,
	) as { problem: Problem };
	return { file: path, problem };
}

function notice(file: string, message: string): FileNotice {
	const { problem } = failure("unreadable-file", message) as { problem: Problem };
	return { file, problem };
}

/**
 * Rejects, with the system's code, when a folder between the case and `path` is a link, because what is
 * written into a case that others made must not land elsewhere on this machine; and when the case is not
 * there any more, because a case that was moved must not be begun anew at its old place.
 */
export async function checkWay(folder: string, path: string): Promise<void> {
	const parts = path.split("/").slice(0, -1);
	const ways = parts.map((_part, index) => inside(folder, ...parts.slice(0, index + 1)));
	// All at once, because a tag waits for this; what counts is the first that is not as it should be.
	const [home, ...found] = await Promise.allSettled([folder, ...ways].map((way) => lstat(way)));
	if (home?.status === "rejected") throw home.reason;
	for (const [index, status] of found.entries()) {
		if (status.status === "rejected") {
			if (errorCode(status.reason) === "ENOENT") return;
			throw status.reason;
		}
		if (!status.value.isSymbolicLink()) continue;
		throw Object.assign(new Error(`ELOOP: a link, ${ways[index]}`), { code: "ELOOP" });
	}
}
