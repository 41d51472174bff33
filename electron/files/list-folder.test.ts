import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../testing/folder.ts";
import { listFolder } from "./list-folder.ts";

/** How often the disk was asked about, or for, one file. */
const asked = vi.hoisted(() => ({ times: 0 }));

vi.mock("node:fs/promises", async (original) => {
	const real = await original<typeof import("node:fs/promises")>();
	const counted =
		<Arguments extends unknown[], Answer>(act: (...given: Arguments) => Answer) =>
		(...given: Arguments) => {
			asked.times += 1;
			return act(...given);
		};
	return {
		...real,
		lstat: counted(real.lstat as (path: string) => unknown),
		stat: counted(real.stat as (path: string) => unknown),
		open: counted(real.open),
		access: counted(real.access),
		realpath: counted(real.realpath as (path: string) => unknown),
	};
});

const shard = /^[a-z2-7]{2}\.json$/;

async function folderWith(...names: string[]): Promise<string> {
	const folder = await temporaryFolder();
	await mkdir(join(folder, "claims"));
	for (const name of names) await writeFile(join(folder, "claims", name), "");
	return folder;
}

async function listed(
	folder: string,
	pattern: Pick<RegExp, "test"> = shard,
	kind: "files" | "folders" = "files",
) {
	const { names, notices, strays } = await listFolder(folder, "claims", pattern, kind);
	return {
		names,
		notices: [...notices, ...strays].map(({ file, problem }) => `${file}: ${problem.message}`).sort(),
	};
}

function ignoring(what: string): string {
	return `claims: claims holds ${what} that Parallax does not know and leaves alone.`;
}

test("F15 names of ours are listed in order, and there is nothing to say of them", async () => {
	expect(await listed(await folderWith("zz.json", "aa.json", "a2.json"))).toEqual({
		names: ["a2.json", "aa.json", "zz.json"],
		notices: [],
	});
});

test("F15 what has another name is counted in one notice, whatever it is", async () => {
	const folder = await folderWith("aa.json", "notes.txt");
	expect(await listed(folder)).toEqual({ names: ["aa.json"], notices: [ignoring("a file or folder")] });
	await mkdir(join(folder, "claims/bb"));
	await symlink("/etc/hostname", join(folder, "claims/link"));
	expect(await listed(folder)).toEqual({ names: ["aa.json"], notices: [ignoring("3 files or folders")] });
});

const companions = [
	".DS_Store",
	"._aa.json",
	".git",
	".gitattributes",
	".stfolder",
	".stignore",
	".stversions",
	".syncthing.aa.json.tmp",
	"~syncthing~aa.json.tmp",
	".aa.json.0123456789ab.tmp",
	".sync_1a2b3c4d5e6f.db",
	".nfs000000000001",
	"Thumbs.db",
	"thumbs.db",
	"desktop.ini",
	"Desktop.ini",
];

test.each(companions)("F15 %s is passed over in silence", async (name) => {
	expect(await listed(await folderWith("aa.json", name))).toEqual({ names: ["aa.json"], notices: [] });
});

test("F15 ten thousand files of others cost one notice, and no look at any of them", async () => {
	const folder = await folderWith("aa.json");
	await listed(folder);
	asked.times = 0;
	await listed(folder);
	const withoutStrays = asked.times;
	expect(withoutStrays).toBe(1);
	await Promise.all(
		Array.from({ length: 10_000 }, (_, index) => writeFile(join(folder, "claims", `stray ${index}`), "")),
	);
	for (const kind of ["files", "folders"] as const) {
		asked.times = 0;
		const { notices } = await listed(folder, /^none$/, kind);
		expect(notices).toEqual([ignoring("10,001 files or folders")]);
		expect(asked.times).toBe(withoutStrays);
	}
});

test("F15 where folders are listed, a file or a link with such a name is told of by itself", async () => {
	const folder = await folderWith("bb");
	await mkdir(join(folder, "claims/aa"));
	await symlink("aa", join(folder, "claims/cc"));
	expect(await listed(folder, /^[a-z]{2}$/, "folders")).toEqual({
		names: ["aa"],
		notices: [
			"claims/bb: claims/bb is not a folder.",
			"claims/cc: claims/cc is a link, and links inside a case are not followed.",
		],
	});
});

test("F15 whatever tells names apart can take the place of an expression", async () => {
	const folder = await folderWith("aa.json", "aa.copy.json", "other");
	const pattern = { test: (name: string) => shard.test(name.replace(".copy", "")) };
	expect(await listed(folder, pattern)).toEqual({
		names: ["aa.copy.json", "aa.json"],
		notices: [ignoring("a file or folder")],
	});
});
