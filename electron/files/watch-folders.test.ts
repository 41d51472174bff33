import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { temporaryFolder } from "../testing/folder.ts";
import { type FolderWatch, watchFolders } from "./watch-folders.ts";

// The system tells of changes when it likes.
vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 20_000, interval: 10 };

function watching(): { watch: FolderWatch; told: () => number } {
	let count = 0;
	const watch = watchFolders(() => {
		count++;
	});
	onTestFinished(() => watch.close());
	return { watch, told: () => count };
}

/** Does something until the watch tells of it: a watch may begin a moment later than it was asked for. */
async function isTold(told: () => number, act: () => Promise<unknown>): Promise<void> {
	const before = told();
	await vi.waitFor(async () => {
		await act();
		expect(told()).toBeGreaterThan(before);
	}, patience);
}

test("M2 a file that comes, is written, replaced or removed in a folder is told", async () => {
	const folder = await temporaryFolder();
	const { watch, told } = watching();
	watch.follow([folder]);
	expect(watch.isComplete).toBe(true);
	const file = join(folder, "file.json");
	await isTold(told, () => writeFile(file, "one"));
	await isTold(told, () => writeFile(file, "two"));
	await isTold(told, async () => {
		await writeFile(`${file}.new`, "three");
		await rename(`${file}.new`, file);
	});
	await isTold(told, async () => {
		await writeFile(file, "");
		await rm(file);
	});
});

test("M2 a folder that is not there is not missed; once it is there and asked for, it is watched", async () => {
	const folder = await temporaryFolder();
	const below = join(folder, "below");
	const { watch, told } = watching();
	watch.follow([folder, below]);
	expect(watch.isComplete).toBe(true);
	await isTold(told, () => mkdir(below, { recursive: true }).then(() => writeFile(join(folder, "x"), "")));
	watch.follow([folder, below]);
	watch.follow([below]);
	await isTold(told, () => writeFile(join(below, "file"), ""));
});

test("M2 a folder that was put in the place of another is watched, not the one that has gone", async () => {
	const folder = await temporaryFolder();
	const [place, copy] = [join(folder, "case"), join(folder, "copy")];
	await mkdir(place);
	const { watch, told } = watching();
	watch.follow([place]);
	await isTold(told, () => writeFile(join(place, "file"), ""));
	await cp(place, copy, { recursive: true });
	await rm(place, { recursive: true });
	await rename(copy, place);
	watch.follow([place]);
	await isTold(told, () => writeFile(join(place, "file"), "new"));
	expect(watch.isComplete).toBe(true);
});

test("M2 what cannot be watched is left to polling", async () => {
	const folder = await temporaryFolder();
	const { watch } = watching();
	// The way to it leads through a file, which is another answer than that there is no such folder.
	await writeFile(join(folder, "file"), "");
	watch.follow([folder, join(folder, "file", "below")]);
	expect(watch.isComplete).toBe(false);
	watch.follow([folder]);
	expect(watch.isComplete).toBe(true);
});
