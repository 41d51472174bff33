import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultPreferences } from "../../shared/model/preferences.ts";
import type { Preferences } from "../../shared/schema/preferences.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { KeptPreferences } from "./preferences.ts";

const dark: Preferences = { ...defaultPreferences, theme: "dark", textSize: 20, zoom: 150 };
const silent = { info: () => {}, error: () => {} };

test("D8 preferences are read as they were kept", async () => {
	const data = await temporaryFolder();
	const first = await KeptPreferences.read(data, silent);
	expect(first.current).toEqual(defaultPreferences);
	expect(await first.set(dark)).toEqual(dark);
	expect((await KeptPreferences.read(data, silent)).current).toEqual(dark);
	expect(await filesIn(data)).toEqual(["preferences.json"]);
});

test("a change shows before it is on disk, and of changes in quick succession the last stands", async () => {
	const data = await temporaryFolder();
	const kept = await KeptPreferences.read(data, silent);
	const shown: number[] = [];
	kept.showWith(({ textSize }) => shown.push(textSize));
	const sizes = [14, 15, 16, 18, 20];
	const written = sizes.map((textSize) => kept.set({ ...defaultPreferences, textSize }));
	expect(shown).toEqual(sizes);
	expect(await filesIn(data)).toEqual([]);
	await Promise.all(written);
	expect((await KeptPreferences.read(data, silent)).current.textSize).toBe(20);
});

test("F15 a broken file counts as none, is noted in the log, and is replaced by the next change", async () => {
	const data = await temporaryFolder();
	const file = join(data, "preferences.json");
	const outOfBorders = { format: "parallax/preferences", version: 1, ...defaultPreferences, zoom: 1e9 };
	for (const text of ["", "{", "null", JSON.stringify(outOfBorders)]) {
		await writeFile(file, text);
		const noted: string[] = [];
		const kept = await KeptPreferences.read(data, { ...silent, info: (event) => noted.push(event) });
		expect(kept.current).toEqual(defaultPreferences);
		expect(noted).toEqual(["preferences.unreadable"]);
		await kept.set(dark);
		expect((await KeptPreferences.read(data, silent)).current).toEqual(dark);
	}
});

test("F15 what another version of the program has put into the file stays in it", async () => {
	const data = await temporaryFolder();
	const file = join(data, "preferences.json");
	const more = { format: "parallax/preferences", version: 1, ...defaultPreferences, hyphens: "auto" };
	await writeFile(file, JSON.stringify(more));
	const kept = await KeptPreferences.read(data, silent);
	expect(kept.current).toEqual(defaultPreferences);
	await kept.set(dark);
	expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ hyphens: "auto", theme: "dark" });
});

test("what the disk refuses holds all the same, and whoever asked hears of it", async () => {
	const data = await temporaryFolder();
	const kept = await KeptPreferences.read(join(data, "data"), silent);
	await writeFile(join(data, "data"), "a file where the folder should be");
	await expect(kept.set(dark)).rejects.toThrow();
	expect(kept.current).toEqual(dark);
});
