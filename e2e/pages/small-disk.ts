import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { giveAway } from "../launch/user.ts";

/** A disk of its own, small enough to be filled. */
export interface SmallDisk {
	readonly folder: string;
	/** Leaves not a byte free. */
	fill(): void;
	/** Frees what {@link SmallDisk.fill} took. */
	free(): void;
	/** Makes it refuse every write, or take them again. */
	setReadOnly(readOnly: boolean): void;
	remove(): void;
}

/** Why a test that needs a disk of its own is skipped. */
export const cannotMount = "needs to mount a disk of its own, which this machine does not allow";

/** Mounts a small disk in memory in a folder; null where that is not allowed. */
export function mountSmallDisk(parent: string): SmallDisk | null {
	const folder = join(parent, "disk");
	mkdirSync(folder);
	const mount = (...options: string[]) => spawnSync("mount", options).status === 0;
	if (process.platform !== "linux" || !mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)) return null;
	giveAway(folder);
	const ballast = join(folder, "ballast");
	return {
		folder,
		fill() {
			const file = openSync(ballast, "w");
			try {
				for (const size of [65_536, 4_096]) while (writeSync(file, Buffer.alloc(size)) === size);
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
			} finally {
				closeSync(file);
			}
		},
		free: () => rmSync(ballast),
		setReadOnly: (readOnly) => void mount("-o", `remount,${readOnly ? "ro" : "rw"}`, folder),
		// Lazily: the application may not have let go of it yet.
		remove: () => void spawnSync("umount", ["--lazy", folder]),
	};
}
