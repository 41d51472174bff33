import { spawnSync } from "node:child_process";
import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { largestArticle } from "../import/decode-text.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { readArticleFiles } from "./article-files.ts";

/** Names with the text, or the reason why there is none. */
async function read(...paths: string[]): Promise<[string, string][]> {
	const files = await readArticleFiles(paths);
	return files.map(({ name, bytes }) => [
		name,
		bytes.ok ? new TextDecoder().decode(bytes.value) : bytes.problem.message,
	]);
}

test("files are read as they are named, a folder as the files in it, by name", async () => {
	const folder = await temporaryFolder();
	await mkdir(join(folder, "articles", "below"), { recursive: true });
	for (const name of ["b.txt", "a.txt", ".hidden", "below/c.txt"])
		await writeFile(join(folder, "articles", name), name);
	await writeFile(join(folder, "one.txt"), "one");
	expect(await read(join(folder, "one.txt"), join(folder, "articles"))).toEqual([
		["one.txt", "one"],
		["a.txt", "a.txt"],
		["b.txt", "b.txt"],
	]);
});

test("what cannot be read is named with its reason, and costs nothing else", async () => {
	const folder = await temporaryFolder();
	await mkdir(join(folder, "empty"));
	await writeFile(join(folder, "large.txt"), "");
	await truncate(join(folder, "large.txt"), largestArticle + 1);
	await writeFile(join(folder, "good.txt"), "good");
	const names = ["missing.txt", "empty", "large.txt", "good.txt"];
	const files = await read(...names.map((name) => join(folder, name)));
	expect(files.map(([name]) => name)).toEqual(names);
	expect(files.map(([, text]) => text)).toEqual([
		"missing.txt cannot be read. It is not there.",
		"There are no files in the folder empty.",
		expect.stringMatching(/^large\.txt has .* MB; at most .* MB are read\.$/),
		"good",
	]);
});

test("a link that a person chose is followed; a pipe is refused and not waited for", async (context) => {
	context.skip(process.platform === "win32", "there are no pipes in folders on Windows");
	const folder = await temporaryFolder();
	await writeFile(join(folder, "real.txt"), "real");
	await symlink(join(folder, "real.txt"), join(folder, "link.txt"));
	await symlink(join(folder, "nowhere"), join(folder, "dangling.txt"));
	spawnSync("mkfifo", [join(folder, "pipe.txt")]);
	expect(await read(folder)).toEqual([
		["dangling.txt", "dangling.txt cannot be read. It is not there."],
		["link.txt", "real"],
		["pipe.txt", "pipe.txt is not a plain file."],
		["real.txt", "real"],
	]);
});
