import type { LayerRecord, Version } from "../schema/records.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * The total order of versions of one record (rule F6): higher n; equal n: the greater layerId;
 * equal both: the greater canonical JSON. Positive when `a` wins, negative when `b` does, 0 only
 * when the two are the same.
 */
export function compareRecords(a: LayerRecord, b: LayerRecord): number {
	if (a === b) return 0;
	const order = compareVersions(a.version, b.version);
	if (order !== 0) return order;
	// Copies mostly have their keys in one order, and sorting keys is what costs here.
	if (JSON.stringify(a) === JSON.stringify(b)) return 0;
	return compareText(canonicalJson(a), canonicalJson(b));
}

/** The order of versions alone: higher n, then the greater layerId. */
export function compareVersions(a: Version, b: Version): number {
	return a[0] - b[0] || compareText(a[1], b[1]);
}

/** Whether two versions are the same one. */
export function sameVersion(a: Version, b: Version): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

/**
 * The version that `layerId` gives to a record of which it has seen `seen` last (rule F6). A hostile file can
 * use up all numbers: then n stays at the highest that a file can hold, and the layer ids decide.
 */
export function nextVersion(seen: LayerRecord | undefined, layerId: string): Version {
	return [Math.min((seen?.version[0] ?? 0) + 1, Number.MAX_SAFE_INTEGER), layerId];
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
