import { createHash } from "node:crypto";
import type { World } from "../services/ports.ts";

/** A clock that goes on by one second with every look, and bytes that are the same in every run. */
export function fixedWorld(seed = "world"): World {
	let looks = 0;
	let drawn = 0;
	return {
		now: () => new Date(Date.UTC(2026, 2, 1, 10, 0, looks++)).toISOString(),
		random: (length) => createHash("sha256").update(`${seed} ${drawn++}`).digest().subarray(0, length),
	};
}
