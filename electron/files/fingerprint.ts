import type { BigIntStats } from "node:fs";

/** What tells that a file is the one seen before: size, time of writing and number on the disk. */
export type Fingerprint = string;

/** The fingerprint of a file by its status; renaming a file does not change it. */
export function fingerprintOf({ size, mtimeNs, ino }: BigIntStats): Fingerprint {
	return `${size} ${mtimeNs} ${ino}`;
}

/** Milliseconds between two ticks of the coarsest clock with which a disk notes times of writing (FAT). */
const coarsestTick = 2_000;

/**
 * Whether a file was written so lately that writing it over may leave its fingerprint the same: in place, with as
 * many bytes, within one tick of the disk's clock.
 */
export function isFresh(fingerprint: Fingerprint): boolean {
	const [, mtimeNs = ""] = fingerprint.split(" ");
	if (mtimeNs === "") return false;
	return Math.abs(Date.now() - Number(BigInt(mtimeNs) / 1_000_000n)) <= coarsestTick;
}
