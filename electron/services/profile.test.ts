import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UnreadableFile } from "../files/json-file.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { fixedWorld } from "../testing/world.ts";
import { Profile, shownPath } from "./profile.ts";

test("F5 without a profile nobody is known, and looking writes nothing", async () => {
	const data = await temporaryFolder();
	const profile = await Profile.read(data, fixedWorld());
	expect(profile.analyst).toBeNull();
	expect(profile.recents).toEqual([]);
	expect(await filesIn(data)).toEqual([]);
});

test("F5 an identity is made up once and stays, whatever the names are later", async () => {
	const data = await temporaryFolder();
	const first = await (await Profile.read(data, fixedWorld("one"))).identity("root", "desk");
	expect(first).toMatchObject({ analyst: { name: "root" }, device: { name: "desk" } });
	expect(first.analyst.id).not.toBe(first.device.id);
	const later = await Profile.read(data, fixedWorld("two"));
	expect(await later.identity("somebody", "elsewhere")).toEqual(first);
	// A name that nobody confirmed is still asked for.
	expect(later.analyst).toBeNull();
	const named = await later.setAnalyst(" Ada ", true);
	expect(named).toEqual({ ...first.analyst, name: "Ada" });
	expect((await Profile.read(data, fixedWorld("three"))).analyst).toEqual(named);
});

test("F5 two machines make up different people", async () => {
	const ids = new Set<string>();
	for (const seed of ["one", "two", "three"]) {
		const { analyst, device } = await (
			await Profile.read(await temporaryFolder(), fixedWorld(seed))
		).identity("a", "b");
		ids.add(analyst.id).add(device.id);
	}
	expect(ids.size).toBe(6);
});

test("recent cases: the newest first, each once, at most twelve, and forgotten by their id", async () => {
	const data = await temporaryFolder();
	const profile = await Profile.read(data, fixedWorld());
	for (let count = 1; count <= 14; count++)
		await profile.remember(`/cases/${count}.parallax`, `Case ${count}`);
	await profile.remember("/cases/5.parallax", "Renamed", "/articles");
	const again = await Profile.read(data, fixedWorld("again"));
	expect(again.recents).toHaveLength(12);
	expect(again.recents.slice(0, 3).map(({ path, title }) => [path, title])).toEqual([
		["/cases/5.parallax", "Renamed"],
		["/cases/14.parallax", "Case 14"],
		["/cases/13.parallax", "Case 13"],
	]);
	expect(again.recents[0]?.madeFrom).toBe("/articles");
	const [first] = again.recents;
	await again.remember("/cases/5.parallax", "Renamed");
	expect(again.recents[0]).toMatchObject({ id: first?.id, madeFrom: "/articles" });
	await again.forget(first?.id ?? "");
	expect((await Profile.read(data, fixedWorld())).recents.map(({ path }) => path)).not.toContain(
		"/cases/5.parallax",
	);
});

test("changes that are asked for at the same time are all kept", async () => {
	const data = await temporaryFolder();
	const profile = await Profile.read(data, fixedWorld());
	await Promise.all([
		profile.setAnalyst("Ada", true),
		profile.remember("/cases/a.parallax", "A"),
		profile.remember("/cases/b.parallax", "B"),
	]);
	const again = await Profile.read(data, fixedWorld());
	expect(again.analyst?.name).toBe("Ada");
	expect(again.recents.map(({ title }) => title)).toEqual(["B", "A"]);
});

test("F15 a broken profile is refused, not replaced; unknown fields are kept", async () => {
	const data = await temporaryFolder();
	const path = join(data, "profile.json");
	await writeFile(path, "{");
	await expect(Profile.read(data, fixedWorld())).rejects.toThrow(UnreadableFile);
	expect(await readFile(path, "utf8")).toBe("{");
	const known = {
		format: "parallax/profile",
		version: 1,
		analyst: null,
		confirmed: false,
		device: null,
		recents: [],
		"x-new": [1],
	};
	await writeFile(path, JSON.stringify(known));
	await (await Profile.read(data, fixedWorld())).setAnalyst("Ada", true);
	expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ "x-new": [1], confirmed: true });
});

test("a path is shown as people write it", () => {
	expect(shownPath(homedir())).toBe("~");
	expect(shownPath(join(homedir(), "Documents"))).toBe(join("~", "Documents"));
	expect(shownPath(`${homedir()}-other/x`)).toBe(`${homedir()}-other/x`);
});
