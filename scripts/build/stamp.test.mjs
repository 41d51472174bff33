// @ts-check
import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../setup/testing/temporary-folder.mjs";
import { fingerprint } from "./stamp.mjs";

test("the fingerprint follows names and contents, not times", () => {
	const root = temporaryFolder();
	const mark = () =>
		fingerprint(root, ["src", "config.json", "missing"], (name) => !name.endsWith(".test.ts"));
	mkdirSync(path.join(root, "src", "deep"), { recursive: true });
	writeFileSync(path.join(root, "src", "deep", "a.ts"), "1");
	writeFileSync(path.join(root, "config.json"), "{}");
	const before = mark();

	utimesSync(path.join(root, "config.json"), 1, 1);
	writeFileSync(path.join(root, "src", "a.test.ts"), "does not count");
	expect(mark()).toBe(before);

	writeFileSync(path.join(root, "config.json"), "[]");
	expect(mark()).not.toBe(before);
	writeFileSync(path.join(root, "config.json"), "{}");
	expect(mark()).toBe(before);

	renameSync(path.join(root, "src", "deep", "a.ts"), path.join(root, "src", "deep", "b.ts"));
	expect(mark()).not.toBe(before);
	rmSync(path.join(root, "src", "deep", "b.ts"));
	expect(mark()).not.toBe(before);
});

test("contents cannot pass for names", () => {
	const [one, other] = [temporaryFolder(), temporaryFolder()];
	writeFileSync(path.join(one, "a"), "xb\0y");
	writeFileSync(path.join(other, "a"), "x");
	writeFileSync(path.join(other, "b"), "y");
	expect(fingerprint(one, ["a", "b"])).not.toBe(fingerprint(other, ["a", "b"]));
});
