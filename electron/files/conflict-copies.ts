const day = String.raw`\d{4}-\d{2}-\d{2}`;

/**
 * What sync engines put between a file's name and its ending when two devices changed it. Only what an engine is known
 * to write, in English; a name that merely looks alike is a file of its own.
 *
 * Sources: Syncthing, `conflictName` in lib/model/folder_sendrecv.go (the letters are the start of the device's id, and
 * may be missing); Nextcloud and ownCloud, `makeConflictFileName` and `makeCaseClashConflictFileName` in
 * src/common/utility.cpp, and `_conflict-` of their older versions; Dropbox's help on conflicted copies and case
 * conflicts, with the numbers that it adds to further ones.
 */
const markers = [
	String.raw`\.sync-conflict-\d{8}-\d{6}(?:-(?:[A-Z2-7]{7})?)?`,
	String.raw` \(conflicted copy (?:[^()]+ )?${day} \d{6}\)`,
	String.raw` \(case clash from ${day} \d{6}\)`,
	String.raw`_conflict(?:_[^()]+)?-\d{8}-\d{6}`,
	String.raw` \((?:[^()]+['’]s? )?conflicted copy ${day}(?: \(\d+\))?\)`,
	String.raw` \([Cc]ase [Cc]onflict(?: \d+)?\)`,
];

/** UTF-16 code units of the longest name that any disk holds; longer ones would only cost time. */
const longest = 255;

/** The first name, one marker, and the ending, of which a file may have none. */
const conflictCopy = new RegExp(`^(.+?)(?:${markers.join("|")})(\\.[^.]+)?$`);

/**
 * The name of the file that a sync engine made a file as a copy of, because two devices had changed it; null where the
 * name is that of no such copy. A copy of a copy leads to the file that it began with.
 *
 * @param fileName A file's name without its folder.
 */
export function originalOf(fileName: string): string | null {
	if (fileName.length > longest) return null;
	const [, before, ending = ""] = conflictCopy.exec(fileName) ?? [];
	if (before === undefined) return null;
	const name = `${before}${ending}`;
	return originalOf(name) ?? name;
}
