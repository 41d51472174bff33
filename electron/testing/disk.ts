import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, type TestContext } from "vitest";
import { temporaryFolder } from "./folder.ts";

/** Whether this process may mount disks; the tests that need one say visibly that they were skipped. */
const mayMount = process.platform === "linux" && process.getuid?.() === 0;

/** A disk of its own with so many bytes, which fills up for real. Skips the test where none can be mounted. */
export async function smallDisk(context: TestContext, bytes: number): Promise<string> {
	const folder = join(await temporaryFolder(), "disk");
	mkdirSync(folder);
	const mounted = mayMount && mount("-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder);
	context.skip(!mounted, "needs root on Linux, to mount a small disk");
	onTestFinished(() => {
		spawnSync("umount", ["--lazy", folder]);
	});
	return folder;
}

/** Makes a disk from `smallDisk` refuse every write, or take writes again. */
export function setReadOnly(disk: string, readOnly: boolean): void {
	if (!mount("-o", `remount,${readOnly ? "ro" : "rw"}`, disk))
		throw new Error("The disk could not be remounted.");
}

function mount(...words: string[]): boolean {
	return spawnSync("mount", words).status === 0;
}

/** Does something as a user whom permissions bind. Skips the test where root cannot become one. */
export async function withoutPrivileges<T>(context: TestContext, act: () => Promise<T>): Promise<T> {
	if (process.getuid?.() !== 0) {
		context.skip(process.platform === "win32", "permissions work otherwise on Windows");
		return act();
	}
	process.seteuid?.(65534);
	try {
		return await act();
	} finally {
		process.seteuid?.(0);
	}
}
