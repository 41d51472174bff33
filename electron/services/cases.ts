import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { newId } from "../../shared/model/identifier.ts";
import { type Result, success } from "../../shared/result.ts";
import { createCaseFolder } from "../files/case-folder.ts";
import type { World } from "./ports.ts";

const ending = ".parallax";

/** Names that Windows keeps for devices, whatever stands behind a point. */
const reserved = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i;

/** With the `u` flag a surrogate is seen only where its partner is missing. */
const loneSurrogate = /\p{Surrogate}/gu;

/** A case's name without the ending of its folder. */
export function nameOfCase(folder: string): string {
	return basename(folder, ending);
}

/** The folder that a person means by a path: with or without the ending `.parallax`. */
export async function resolveCaseFolder(path: string): Promise<string> {
	if (path.endsWith(ending)) return path;
	return (await isCase(path)) || !(await isCase(path + ending)) ? path : path + ending;
}

/** The folder of a new case at a path: the ending is added where it is missing. */
export function newCaseFolder(path: string): string {
	return path.endsWith(ending) ? path : path + ending;
}

/** Whether a path is a case's folder, by its `case.json`. */
export async function isCase(folder: string): Promise<boolean> {
	return (await stat(join(folder, "case.json")).catch(() => null))?.isFile() ?? false;
}

/** Makes an empty case at exactly this folder. */
export function createCase(folder: string, world: World): Promise<Result<null>> {
	return createCaseFolder(folder, newId(world.random), world.now());
}

/** Makes an empty case in a folder of cases, named after its title, with a number where the name is taken. */
export async function createCaseIn(parent: string, title: string, world: World): Promise<Result<string>> {
	const folder = await freeCaseFolder(parent, folderName(title));
	const made = await createCase(folder, world);
	return made.ok ? success(folder) : made;
}

/** The path of a case's folder of this name at which there is nothing, with a number where the name is taken. */
export async function freeCaseFolder(parent: string, name: string): Promise<string> {
	let folder = join(parent, name + ending);
	for (let number = 2; await stat(folder).catch(() => null); number++)
		folder = join(parent, `${name} ${number}${ending}`);
	return folder;
}

/**
 * A title as a folder's name on any system: without what Windows, macOS or a shell would stumble over, and
 * at most `longest` UTF-16 code units of it.
 */
export function folderName(title: string, longest = 80): string {
	const plain = title
		.normalize("NFC")
		.replace(loneSurrogate, "\ufffd")
		// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
		.replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ")
		.replace(/\s+/g, " ")
		.replace(/^[. ]+/, "")
		.slice(0, longest)
		// Where the cut went through a pair.
		.replace(loneSurrogate, "")
		.replace(/[. ]+$/, "");
	return plain === "" || reserved.test(plain) ? `Case ${plain}`.trim() : plain;
}
