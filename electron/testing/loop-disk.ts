import { spawnSync } from "node:child_process";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished, type TestContext } from "vitest";
import { temporaryFolder } from "./folder.ts";

/** A real file system on a disk that is a file, so that the power can be cut: what a copy of the file holds is left. */
export interface LoopDisk {
	readonly folder: string;
	/** Cuts the power in a copy of the disk, lets a function look at what is there after mounting it, and forgets it. */
	cutPower<T>(look: (folder: string) => Promise<T>): Promise<T>;
}

/** An ext4 disk. Skips the test where none can be made and mounted. */
export async function loopDisk(context: TestContext, megabytes: number): Promise<LoopDisk> {
	const place = await temporaryFolder();
	const image = join(place, "disk");
	await writeFile(image, "");
	await truncate(image, megabytes * 1_000_000);
	const made =
		process.platform === "linux" && process.getuid?.() === 0 && run("mkfs.ext4", "-q", "-F", image);
	// So seldom that nothing gets to the disk by itself that was not synced.
	const folder = made ? await mounted(image, join(place, "mounted"), "commit=300") : null;
	context.skip(folder === null, "needs root on Linux, to mount a disk that is a file");
	return {
		folder: folder ?? "",
		async cutPower(look) {
			const copy = join(place, "copy");
			if (!run("cp", "--sparse=always", image, copy)) throw new Error("The disk could not be copied.");
			const there = join(place, "copied");
			if ((await mounted(copy, there)) === null)
				throw new Error("The copy of the disk could not be mounted.");
			try {
				return await look(there);
			} finally {
				run("umount", there);
			}
		},
	};
}

async function mounted(image: string, folder: string, options = "defaults"): Promise<string | null> {
	await mkdir(folder, { recursive: true });
	if (!run("mount", "-o", `loop,${options}`, image, folder)) return null;
	onTestFinished(() => {
		spawnSync("umount", ["--lazy", folder]);
	});
	return folder;
}

function run(command: string, ...words: string[]): boolean {
	return spawnSync(command, words).status === 0;
}
