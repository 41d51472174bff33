import type { Claim, LayerRecord, Version } from "../schema/records.ts";

/**
 * Which versions of a claim came of which (rule F8). A layer keeps only its newest version of a claim, so a chain of
 * `base` alone breaks with the next edit; every claim therefore carries a version vector, for each layer the highest n
 * that it descends from. One layer's versions are made one after the other on one device, so one number stands for all
 * below it, and the vector never grows beyond the number of layers.
 *
 * Source: D. S. Parker et al., "Detection of Mutual Inconsistency in Distributed Systems", IEEE Transactions on Software
 * Engineering SE-9(3), 1983.
 */

/**
 * The versions that `claim` descends from, the highest of each layer, by layer id. `base` counts beside `ancestors`:
 * alone where that is missing, and where a program that does not know it has copied it from the version before.
 */
export function ancestorsOf(claim: Claim): Version[] {
	const named = claim.base ? [...(claim.ancestors ?? []), claim.base] : (claim.ancestors ?? []);
	// A descendant has the higher n. What says otherwise is made up, and could hide edits still to come.
	return highestOfEach(named.filter(([n]) => n < claim.version[0]));
}

/** What a version made from `record` descends from: the record's ancestors and itself. Only claims have ancestors. */
export function lineageOf(record: LayerRecord): Version[] {
	return highestOfEach([...(record.kind === "claim" ? ancestorsOf(record) : []), record.version]);
}

/**
 * Whether `later` was made from `earlier`, directly or through others, or after it in the same layer. Never true both
 * ways. Beyond the highest n that a file can hold nothing descends from anything: better offered once too often.
 */
export function descendsFrom(later: Claim, earlier: Claim): boolean {
	const [n, layerId] = earlier.version;
	return n < later.version[0] && lineageOf(later).some(([seen, by]) => by === layerId && n <= seen);
}

/** Of each layer's versions the highest, by layer id in UTF-16 code units. */
export function highestOfEach(versions: readonly Version[]): Version[] {
	const highest = new Map<string, Version>();
	for (const version of versions) {
		const [n, layerId] = version;
		if (n > (highest.get(layerId)?.[0] ?? 0)) highest.set(layerId, version);
	}
	return [...highest.values()].sort(([, a], [, b]) => (a < b ? -1 : 1));
}
