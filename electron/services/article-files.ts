import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { failure, type Result, success } from "../../shared/result.ts";
import { readReason } from "../files/disk-problem.ts";
import { readBytes } from "../files/read-file.ts";
import { largestArticle } from "../import/decode-text.ts";
import type { ArticleFile } from "./import-sources.ts";

/** Reads the files at these paths, each with its own success or problem. A folder stands for the files in it. */
export async function readArticleFiles(paths: readonly string[]): Promise<ArticleFile[]> {
	const files: ArticleFile[] = [];
	for (const path of paths) {
		const name = basename(path);
		const listed = await listFiles(path);
		if (!listed.ok) files.push({ name, bytes: listed });
		else
			for (const file of listed.value) files.push({ name: basename(file), bytes: await readArticle(file) });
	}
	return files;
}

/** The file itself, or the files in a folder, by name; hidden files and folders inside are left out. */
async function listFiles(path: string): Promise<Result<string[]>> {
	try {
		if (!(await stat(path)).isDirectory()) return success([path]);
		const entries = await readdir(path, { withFileTypes: true });
		const names = entries
			.filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
			.map(({ name }) => name);
		if (names.length === 0)
			return failure("not-found", `There are no files in the folder ${basename(path)}.`);
		return success(names.sort().map((name) => join(path, name)));
	} catch (error) {
		return failure("unreadable-file", `${basename(path)} cannot be read. ${readReason(error)}`);
	}
}

async function readArticle(path: string): Promise<Result<Uint8Array>> {
	const name = basename(path);
	try {
		// A person chose this path, so a link is followed here, unlike inside a case.
		const bytes = await readBytes(await realpath(path), name, largestArticle);
		if (!bytes.ok) return bytes;
		return bytes.value === null
			? failure("not-found", `${name} is not there any more.`)
			: success(bytes.value);
	} catch (error) {
		return failure("unreadable-file", `${name} cannot be read. ${readReason(error)}`);
	}
}
