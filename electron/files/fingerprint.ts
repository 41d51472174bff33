import type { BigIntStats } from "node:fs";

/** What tells that a file is the one seen before: size, time of writing and number on the disk. */
export type Fingerprint = string;

/** The fingerprint of a file by its status; renaming a file does not change it. */
export function fingerprintOf({ size, mtimeNs, ino }: BigIntStats): Fingerprint {
	return `${size} ${mtimeNs} ${ino}`;
}
