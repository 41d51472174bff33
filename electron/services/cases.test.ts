import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { unwrap } from "../testing/case.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { fixedWorld } from "../testing/world.ts";
import { createCase, createCaseIn, isCase, nameOfCase, newCaseFolder, resolveCaseFolder } from "./cases.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const titles: [string, string][] = [
	["Ferry accident", "Ferry accident"],
	["../../etc/passwd", "etc passwd"],
	["..", "Case"],
	["...", "Case"],
	["", "Case"],
	[" \t\n ", "Case"],
	["/", "Case"],
	["C:\\Windows\\System32", "C Windows System32"],
	['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"],
	[".hidden", "hidden"],
	[". hidden", "hidden"],
	["trailing dots...", "trailing dots"],
	["trailing space ", "trailing space"],
	["NUL", "Case NUL"],
	["con", "Case con"],
	["com1.txt", "Case com1.txt"],
	["aux.", "Case aux"],
	["lpt9 . x", "Case lpt9 . x"],
	["console", "console"],
	["con artist", "con artist"],
	["COM¹", "Case COM¹"],
	["line\nbreak\u0000and\u007fcontrols", "line break and controls"],
	["evil\u202egnp.exe", "evil gnp.exe"],
	["e\u0301te\u0301", "été"],
	["Überfall 🚢 «Straße»", "Überfall 🚢 «Straße»"],
	["half \ud83d", "half \ufffd"],
	["x".repeat(300), "x".repeat(80)],
	[`${"x".repeat(79)}🚢`, "x".repeat(79)],
	[`${"x".repeat(78)} 🚢`, "x".repeat(78)],
];

test.each(titles)(
	"a case titled %j gets a folder of its own that every system can hold",
	async (title, name) => {
		const parent = await temporaryFolder();
		const folder = unwrap(await createCaseIn(parent, title, fixedWorld()));
		expect(folder).toBe(join(parent, `${name}.parallax`));
		expect(await filesIn(parent)).toEqual([`${name}.parallax/case.json`]);
	},
);

test("no title leads out of the parent folder, or to a name that some system cannot hold", async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: "binary", maxLength: 120 }), async (title) => {
			const parent = await temporaryFolder();
			const folder = unwrap(await createCaseIn(parent, title, fixedWorld()));
			const name = basename(folder);
			expect(folder).toBe(join(parent, name));
			expect(await filesIn(parent)).toEqual([`${name}/case.json`]);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
			expect(name).not.toMatch(/[\u0000-\u001f\u007f<>:"/\\|?*]|^[. ]|^(con|prn|aux|nul|com\d|lpt\d) *\./i);
			expect(name).toMatch(/[^. ]\.parallax$/);
		}),
		{ numRuns: 60 },
	);
});

test("a second case of the same title gets a number", async () => {
	const parent = await temporaryFolder();
	const world = fixedWorld();
	const names: string[] = [];
	for (let count = 0; count < 3; count++)
		names.push(basename(unwrap(await createCaseIn(parent, "Ferry", world))));
	expect(names).toEqual(["Ferry.parallax", "Ferry 2.parallax", "Ferry 3.parallax"]);
	await writeFile(join(parent, "Ferry 4.parallax"), "a file");
	expect(basename(unwrap(await createCaseIn(parent, "Ferry", world)))).toBe("Ferry 5.parallax");
});

test("a case is made where it was asked for, and nowhere where something is", async () => {
	const folder = join(await temporaryFolder(), "deep", "in", "Ferry.parallax");
	unwrap(await createCase(folder, fixedWorld()));
	expect(await createCase(folder, fixedWorld())).toMatchObject({ problem: { code: "exists" } });
});

test("a case is meant with and without the ending of its folder", async () => {
	const parent = await temporaryFolder();
	const ferry = unwrap(await createCaseIn(parent, "Ferry", fixedWorld()));
	const bare = join(parent, "bare");
	unwrap(await createCase(bare, fixedWorld()));
	expect(await resolveCaseFolder(ferry)).toBe(ferry);
	expect(await resolveCaseFolder(join(parent, "Ferry"))).toBe(ferry);
	expect(await resolveCaseFolder(bare)).toBe(bare);
	expect(await resolveCaseFolder(join(parent, "none"))).toBe(join(parent, "none"));
	await mkdir(join(parent, "Ferry"));
	expect(await resolveCaseFolder(join(parent, "Ferry"))).toBe(ferry);
	expect([newCaseFolder("/a/b"), newCaseFolder("/a/b.parallax")]).toEqual(["/a/b.parallax", "/a/b.parallax"]);
	expect([await isCase(ferry), await isCase(parent), await isCase(join(parent, "none"))]).toEqual([
		true,
		false,
		false,
	]);
	expect(nameOfCase(ferry)).toBe("Ferry");
});
