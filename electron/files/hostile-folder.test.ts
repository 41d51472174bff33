import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { ben, layerOf } from "../testing/case.ts";
import { fingerprints, temporaryFolder } from "../testing/folder.ts";
import {
	benLayer,
	costsOnly,
	noticesOf,
	read,
	shown,
	type WholeCase,
	wholeCase,
} from "../testing/hostile-case.ts";
import { readCaseFolder } from "./case-folder.ts";

// Real disks take their time on a busy machine; what hangs is ended by this.
vi.setConfig({ testTimeout: 60_000 });

function ignoring(path: string, what: string): string {
	return `${path}: ${path} holds ${what} that Parallax does not know and leaves alone.`;
}

/** Where somebody can put something: files and folders at every level of a case. */
function levels({ source, claims, evidence }: WholeCase): string[] {
	return [
		"sources",
		`sources/${source.id}`,
		`sources/${source.id}/source.json`,
		"layers",
		benLayer,
		`${benLayer}/layer.json`,
		`${benLayer}/sources.json`,
		`${benLayer}/settings.json`,
		dirname(claims),
		claims,
		dirname(evidence),
		evidence,
	];
}

test("F15 a link out of the case is followed at no level, and costs what it stands for", async (context) => {
	context.skip(process.platform === "win32", "making links needs rights there");
	const made = await wholeCase();
	const { folder } = made;
	const whole = shown(await read(folder));
	const outside = join(await temporaryFolder(), "outside");
	for (const path of levels(made)) {
		await rename(join(folder, path), outside);
		const before = await fingerprints(dirname(outside));
		await symlink(outside, join(folder, path));
		const said = await costsOnly(folder, path, whole);
		expect(said, path).toContain("is a link, and links inside a case are not followed.");
		expect(await fingerprints(dirname(outside))).toEqual(before);
		await rm(join(folder, path));
		await rename(outside, join(folder, path));
	}
	await rename(join(folder, "case.json"), outside);
	await symlink(outside, join(folder, "case.json"));
	expect(await readCaseFolder(folder)).toMatchObject({
		problem: {
			code: "unreadable-file",
			message: "case.json cannot be read. The file is a link, and links inside a case are not followed.",
		},
	});
});

test("F15 linked originals are not looked at when a case is read", async (context) => {
	context.skip(process.platform === "win32", "making links needs rights there");
	const { folder, source } = await wholeCase();
	const whole = shown(await read(folder));
	const originals = join(folder, "sources", source.id, "originals");
	await rm(originals, { recursive: true });
	for (const target of ["/", "nowhere", ".", ".."]) {
		await symlink(target, originals);
		const content = await read(folder);
		expect(content.notices).toEqual([]);
		expect(shown(content)).toEqual(whole);
		await rm(originals);
	}
});

/** Things that are neither a plain file nor a folder, by how they are put at a path. */
const things: Record<string, (path: string) => Promise<void> | void> = {
	"a pipe": (path) => {
		expect(spawnSync("mkfifo", [path]).status).toBe(0);
	},
	"a socket": async (path) => {
		const server = createServer();
		// A socket's path may have about a hundred bytes only; one that is moved stays one.
		const short = join(await temporaryFolder(), "s");
		await new Promise<void>((resolve) => server.listen(short, resolve));
		onTestFinished(() => void server.close());
		await rename(short, path);
	},
};

test.each(Object.entries(things))(
	"F15 %s is waited for at no level",
	async (_name, put) => {
		const made = await wholeCase();
		const { folder } = made;
		const whole = shown(await read(folder));
		const aside = join(await temporaryFolder(), "aside");
		for (const path of [...levels(made), "case.json"]) {
			await rename(join(folder, path), aside);
			await put(join(folder, path));
			if (path === "case.json")
				expect(await readCaseFolder(folder)).toMatchObject({
					problem: { code: "unreadable-file", message: "case.json is not a plain file." },
				});
			else expect(await costsOnly(folder, path, whole), path).toMatch(/ is not a (plain file|folder)\.$/);
			await rm(join(folder, path));
			await rename(aside, join(folder, path));
		}
	},
	60_000,
);

test("F15 a device is read at no level", async (context) => {
	const made = await wholeCase();
	const { folder } = made;
	const whole = shown(await read(folder));
	const device = join(await temporaryFolder(), "zero");
	context.skip(spawnSync("mknod", [device, "c", "1", "5"]).status !== 0, "making devices needs root");
	for (const path of levels(made)) {
		const aside = join(dirname(device), "aside");
		await rename(join(folder, path), aside);
		await rename(device, join(folder, path));
		await costsOnly(folder, path, whole);
		await rename(join(folder, path), device);
		await rename(aside, join(folder, path));
	}
});

test("F15 a folder where a file should be, and a file where a folder should be, cost what they stand for", async () => {
	const made = await wholeCase();
	const { folder } = made;
	const whole = shown(await read(folder));
	const aside = join(await temporaryFolder(), "aside");
	for (const path of levels(made)) {
		await rename(join(folder, path), aside);
		const isFile = path.endsWith(".json");
		await (isFile
			? mkdir(join(folder, path, "layer.json"), { recursive: true })
			: writeFile(join(folder, path), "{}"));
		expect(await costsOnly(folder, path, whole), path).toMatch(
			isFile ? / is not a plain file\.$/ : / is not a folder\.$/,
		);
		await rm(join(folder, path), { recursive: true });
		await rename(aside, join(folder, path));
	}
	await rm(join(folder, "case.json"));
	await mkdir(join(folder, "case.json"));
	expect(await readCaseFolder(folder)).toMatchObject({
		problem: { message: "case.json is not a plain file." },
	});
});

const outwards = [
	"../../../secret",
	"/etc/passwd",
	"..",
	"C:\\Windows\\win.ini",
	"\\\\host\\share",
	"%2e%2e%2f",
	"a/../b",
];

test("F5 F15 an id that leads out of the case costs the file that it stands in", async () => {
	const { folder, claims, evidence } = await wholeCase();
	const whole = shown(await read(folder));
	const places: [string, RegExp][] = [
		[`${benLayer}/layer.json`, /(?<="id": ")[^"]+/g],
		[claims, /(?<="id": ")[^"]+/],
		[claims, /(?<="version": \[1, ")[^"]+/],
		[evidence, /(?<="id": ")[^"]+/],
		[evidence, /(?<="claimId": ")[^"]+/],
		[evidence, /(?<="sourceId": ")[^"]+/g],
		[`${benLayer}/sources.json`, /(?<="sourceId": ")[^"]+/],
		[`${benLayer}/sources.json`, /(?<="original": ")[^"]+/],
	];
	for (const [file, place] of places) {
		const text = await readFile(join(folder, file), "utf8");
		for (const way of outwards) {
			const hostile = text.replace(place, () => JSON.stringify(way).slice(1, -1));
			expect(hostile).not.toBe(text);
			await writeFile(join(folder, file), hostile);
			expect(await costsOnly(folder, file, whole)).toContain("expected ");
		}
		await writeFile(join(folder, file), text);
	}
	const header = await readFile(join(folder, "case.json"), "utf8");
	for (const way of outwards) {
		await writeFile(
			join(folder, "case.json"),
			header.replace("caseaaaaaaaaaaaa", () => JSON.stringify(way).slice(1, -1)),
		);
		expect(await readCaseFolder(folder)).toMatchObject({
			problem: { message: "case.json: id: expected 16 lowercase base32 characters." },
		});
	}
});

const strangeNames = [
	"CON",
	"aux.json",
	"NUL.json",
	"com1",
	"ab.json.",
	"ab.json ",
	"a:b.json",
	"ab.json:stream",
	"a*b?.json",
	"ab\\cd.json",
	'"ab".json',
	"ab\ncd.json",
	"\u202eab.json",
	"ä\u0308b.json",
	"AB.JSON",
	"Ab.json",
	"x".repeat(250),
];

test("F15 names that some systems refuse are counted and left alone", async (context) => {
	context.skip(process.platform === "win32", "it refuses them itself");
	const { folder, source } = await wholeCase();
	const whole = shown(await read(folder));
	for (const home of ["layers", benLayer, `${benLayer}/claims`, `${benLayer}/evidence`, "sources"]) {
		for (const name of strangeNames)
			await writeFile(join(folder, home, name), '{"format": "parallax/claims"}');
		for (const name of ["aux", "trailing.", "UPPER"])
			await mkdir(join(folder, home, name, source.id), { recursive: true });
		const content = await read(folder);
		expect(noticesOf(content)).toEqual([ignoring(home, `${strangeNames.length + 3} files or folders`)]);
		expect(shown(content)).toEqual(whole);
		for (const name of [...strangeNames, "aux", "trailing.", "UPPER"])
			await rm(join(folder, home, name), { recursive: true });
	}
});

test("F15 a name in other letters beside one of ours is never read as that one", async (context) => {
	const { folder, source, claims, evidence } = await wholeCase();
	context.skip(existsSync(join(folder, "CASE.JSON")), "this disk gives both names one file");
	const whole = shown(await read(folder));
	const theirs = '{"format": "parallax/claims", "version": 1, "upTo": 9, "records": []}';
	const copies = [
		`sources/${source.id.toUpperCase()}/source.json`,
		`layers/${layerOf(ben).toUpperCase()}/layer.json`,
		...[claims, evidence].map((path) => join(dirname(path), basename(path).toUpperCase())),
	];
	for (const copy of copies) {
		await mkdir(join(folder, dirname(copy)), { recursive: true });
		await writeFile(join(folder, copy), theirs);
	}
	const content = await read(folder);
	expect(shown(content)).toEqual(whole);
	expect(noticesOf(content)).toEqual(
		["layers", dirname(claims), dirname(evidence), "sources"].map((path) =>
			ignoring(path, "a file or folder"),
		),
	);
	// Nor is it taken in place of one that is away.
	await rm(join(folder, claims));
	const isGone = (line: string) => line.startsWith(layerOf(ben)) && line.includes('"kind":"claim"');
	expect(whole.filter(isGone)).toHaveLength(1);
	expect(shown(await read(folder))).toEqual(whole.filter((line) => !isGone(line)));
});

test("F15 ten thousand files and folders that are not ours are one notice for each folder", async () => {
	const made = await wholeCase();
	const { folder } = made;
	const whole = shown(await read(folder));
	const homes = ["layers", benLayer, `${benLayer}/claims`, `${benLayer}/evidence`, "sources"];
	for (const home of homes) {
		for (let start = 0; start < 10_000; start += 500) {
			await Promise.all(
				Array.from({ length: 500 }, (_, index) => {
					const path = join(folder, home, `stray ${start + index}`);
					return index % 10 === 0 ? mkdir(path) : writeFile(path, "");
				}),
			);
		}
	}
	const content = await read(folder);
	expect(noticesOf(content).sort()).toEqual(
		homes.map((home) => ignoring(home, "10,000 files or folders")).sort(),
	);
	expect(shown(content)).toEqual(whole);
});

test("F15 ten thousand hidden files are nobody's business", async () => {
	const { folder } = await wholeCase();
	const whole = shown(await read(folder));
	for (const home of ["layers", `${benLayer}/claims`, "sources", "layers/.stversions"]) {
		await mkdir(join(folder, home), { recursive: true });
		await Promise.all(
			Array.from({ length: 2_500 }, (_, index) =>
				writeFile(join(folder, home, `.syncthing.${index}.tmp`), ""),
			),
		);
	}
	const content = await read(folder);
	expect(content.notices).toEqual([]);
	expect(shown(content)).toEqual(whole);
});
