import type { LayerRecord, Version } from "../schema/records.ts";
import { highestOfEach } from "./ancestry.ts";
import { nextVersion } from "./version.ts";

/** A record without what tells its versions apart. */
export type Unstamped<Kind extends LayerRecord> = Kind extends LayerRecord
	? Omit<Kind, "version" | "editedAt">
	: never;

/**
 * `content` as the version that `layerId` makes after `previous`, the winning one in the whole case (rule F6). A claim
 * that was there before also names the version it follows and the ones it descends from (rule F8).
 *
 * @param now An instant in UTC.
 * @param ancestors Versions in any order, also several of one layer.
 * @param base The version that it follows, where that is not the winning one.
 */
export function successor(
	content: Unstamped<LayerRecord>,
	previous: LayerRecord | null,
	{ layerId, now }: { readonly layerId: string; readonly now: string },
	ancestors: readonly Version[],
	base: Version | undefined = previous?.version,
): LayerRecord {
	const version = nextVersion(previous ?? undefined, layerId);
	const stamped = { ...content, version: [...version], editedAt: now } as LayerRecord;
	if (stamped.kind !== "claim" || !base) return stamped;
	return {
		...stamped,
		base: [base[0], base[1]],
		ancestors: highestOfEach(ancestors).map(([n, by]) => [n, by]),
	};
}
