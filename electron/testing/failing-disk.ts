import type * as Disk from "node:fs/promises";
import { type DiskCall, observeDisk } from "./observed-disk.ts";

/** What a call that fails does before it does: nothing, or everything, though it says that it did not. */
export type Failing = "instead" | "afterwards";

/** Which calls fail. */
export interface Faults {
	/** The first call to fail, counted from 1. */
	readonly from: number;
	/** Whether only that one fails, or every later call that changes the disk does as well. */
	readonly lasting: boolean;
	readonly code: string;
	readonly failing: Failing;
}

const changing = [
	"chmod",
	"datasync",
	"mkdir",
	"open",
	"rename",
	"rm",
	"sync",
	"truncate",
	"write",
	"writeFile",
];

/** A disk on which calls fail. */
export interface FailingDisk {
	/** Calls that have failed. */
	readonly failed: readonly string[];
	/** Calls that were made. */
	readonly calls: number;
	/** Nothing fails any more. */
	mend(): void;
}

/** Makes calls about files below a folder fail, until it is mended. What is written when it fails is written in half. */
export function failingDisk(folder: string, { from, lasting, code, failing }: Faults): FailingDisk {
	let calls = 0;
	const failed: string[] = [];
	observeDisk(async (call) => {
		if (!call.path.startsWith(folder)) return call.make();
		calls++;
		const isHit = calls === from || (lasting && calls > from && isChange(call));
		if (!isHit) return call.make();
		failed.push(`${call.name} ${call.path.slice(folder.length)}`);
		await beforeFailing(call, failing);
		const message = `${code}: made to fail, ${call.name}`;
		throw Object.assign(new Error(message), { code, syscall: call.name });
	});
	return {
		failed,
		get calls() {
			return calls;
		},
		mend: () => observeDisk(null),
	};
}

/** Opening a file for reading changes nothing, and works on a disk that is full or cannot be written to. */
function isChange({ name, words }: DiskCall): boolean {
	if (name !== "open") return changing.includes(name);
	return typeof words[1] === "string" && words[1] !== "r";
}

async function beforeFailing(call: DiskCall, failing: Failing): Promise<void> {
	// A file is closed even when closing it says that it failed; one that is left open would be a leak of this test.
	if (call.name === "close") await call.make();
	else if (call.name === "write" || call.name === "writeFile") await writeHalf(call);
	else if (failing === "afterwards") {
		const made = await call.make();
		if (call.name === "open") await (made as Disk.FileHandle).close();
	}
}

async function writeHalf({ file, name, words }: DiskCall): Promise<void> {
	const [data, offset, length, position] = words;
	const bytes = typeof data === "string" ? Buffer.from(data) : (data as Uint8Array);
	const handle = file as Disk.FileHandle;
	if (name === "writeFile") await handle.write(bytes, 0, bytes.length >> 1, 0);
	else await handle.write(bytes, Number(offset), Number(length) >> 1, Number(position));
}
