import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { JSONFile, JSONFilePreset } from "lowdb/node";
import { expect, test, vi } from "vitest";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { profileFile } from "../../shared/schema/local-files.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { jsonFile } from "./json-file.ts";

// What our own adapter for lowdb is for: each trap is shown, so that nobody goes back to what has it.

vi.setConfig({ testTimeout: 60_000 });

const empty = {
	format: "parallax/profile",
	version: 1,
	analyst: null,
	confirmed: false,
	device: null,
	recents: [],
} as const;

function ownFile(path: string) {
	return jsonFile(path, profileFile as unknown as FileSchema, path, empty as never);
}

test("F11 a known trap: lowdb's preset says that it has written and writes nothing where NODE_ENV is “test”; a file of ours is written", async () => {
	expect(process.env.NODE_ENV).toBe("test");
	const folder = await temporaryFolder();
	const preset = await JSONFilePreset(join(folder, "preset.json"), { tags: [1] });
	await preset.write();
	expect(await filesIn(folder)).toEqual([]);
	await ownFile(join(folder, "own.json")).write();
	expect(await filesIn(folder)).toEqual(["own.json"]);
});

test("F11 a known trap: lowdb's adapter has one temporary name for each file, so that two writers take it from each other; ours do not", async () => {
	const folder = await temporaryFolder();
	const path = join(folder, "shared.json");
	const writers = [new JSONFile(path), new JSONFile(path)];
	let refused = 0;
	for (let round = 0; round < 20 && refused === 0; round++) {
		const written = await Promise.allSettled(writers.map((writer) => writer.write({ round })));
		refused += written.filter(({ status }) => status === "rejected").length;
	}
	expect(refused).toBeGreaterThan(0);
	const own = join(folder, "own.json");
	for (let round = 0; round < 20; round++)
		await Promise.all(Array.from({ length: 8 }, () => ownFile(own).write()));
	expect(JSON.parse(await readFile(own, "utf8"))).toMatchObject({ format: "parallax/profile" });
	expect((await filesIn(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
