import type { Hit } from "../state/search.ts";
import { goToHit, walkHits } from "../state/search-actions.ts";
import { toggleSide } from "../state/sides.ts";
import { toRegion } from "./regions.ts";

/** Goes to something that was found, and takes the keyboard there. */
export function followHit(hit: Hit): void {
	goToHit(hit);
	enter(hit);
}

/** Goes to the next (1) or previous (-1) thing that was found, and takes the keyboard there. */
export function followNextHit(step: 1 | -1): void {
	const hit = walkHits(step);
	if (hit) enter(hit);
}

/** A text takes the keyboard by itself when it is told to show words. */
function enter({ kind }: Hit): void {
	if (kind !== "claim") return;
	if (!document.querySelector(".claims")) toggleSide("claims");
	requestAnimationFrame(() => toRegion(".claims"));
}
