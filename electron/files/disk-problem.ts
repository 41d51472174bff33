import { failure, type Problem } from "../../shared/result.ts";

const reasons: Readonly<Record<string, string>> = {
	ENOSPC: "The disk is full. Free some space, then try again.",
	EDQUOT: "Your disk quota is used up. Free some space, then try again.",
	EROFS: "The folder is on a disk that cannot be written to. Make it writable, then try again.",
	EACCES: "You may not write to this folder. Change its permissions, then try again.",
	EPERM: "You may not write to this folder. Change its permissions, then try again.",
	ENOENT:
		"The folder is gone: it was moved, renamed, or its disk is not there. Bring it back, then try again.",
	ENOTDIR: "A file stands where a folder should be. Move it away, then try again.",
	EISDIR: "A folder stands where a file should be. Move it away, then try again.",
	EEXIST: "Something of that name is there already. Choose another name.",
	EIO: "The disk reported an error. Check the disk, then try again.",
	EMFILE: "Too many files are open on this computer. Close some programs, then try again.",
	ENFILE: "Too many files are open on this computer. Close some programs, then try again.",
	EBUSY: "Another program is using the file. Close it, then try again.",
	ELOOP: "The file is a link, and links inside a case are not followed.",
	ENAMETOOLONG: "The name is too long for this disk. Choose a shorter one.",
};

/** The system's code of a failed file operation, such as `ENOSPC`, or null for anything else. */
export function errorCode(error: unknown): string | null {
	if (!(error instanceof Error) || !("code" in error)) return null;
	return typeof error.code === "string" ? error.code : null;
}

/** Why the disk refused, in words for people. Bugs are not disk problems: they are thrown on. */
export function diskReason(error: unknown): string {
	const code = errorCode(error);
	if (code === null) throw error;
	return reasons[code] ?? `The disk refused with the code ${code}.`;
}

/** A Problem saying what could not be done and why the disk refused. */
export function diskProblem(what: string, error: unknown): { ok: false; problem: Problem } {
	return failure("disk", `${what} ${diskReason(error)}`) as { ok: false; problem: Problem };
}

/** Why a file could not be read, in words for people. */
export function readReason(error: unknown): string {
	const code = errorCode(error);
	if (code === "EACCES" || code === "EPERM")
		return "You may not read it: change its permissions, then try again.";
	if (code === "ENOENT") return "It is not there.";
	return diskReason(error);
}
