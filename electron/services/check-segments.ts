import { checkSegment, missingSegment, type SegmentPlace } from "../../shared/check/check-segment.ts";
import { firstPrevious, type ReadSegment, readSegment } from "../../shared/model/journal-lines.ts";
import { failure, type Result } from "../../shared/result.ts";
import { inside } from "../files/inside.ts";
import { largestSegment, segmentName } from "../files/journal.ts";
import { readBytes } from "../files/read-file.ts";
import { sha256 } from "../files/stored-source.ts";
import type { Checking } from "./checking.ts";

const lineFeed = 0x0a;

/** Segments that follow from each other. */
export interface Chain {
	readonly layerId: string;
	/** Where they lie: a folder, and a path inside it. */
	readonly folder: string;
	readonly path: string;
	/** Their numbers, ascending. */
	readonly segments: readonly number[];
	readonly placeOf: (segment: number) => SegmentPlace;
}

/** A segment as it lies on the disk. */
export interface SegmentOnDisk {
	readonly segment: number;
	/** SHA-256 of its bytes; null where they cannot be read. */
	readonly hash: string | null;
	/** Whether nothing is wrong with it. */
	readonly isWhole: boolean;
	/** Whether a newer Parallax has written it. */
	readonly isNewer: boolean;
	readonly content: ReadSegment | null;
}

/** Reads segments one after the other, finds where their chain does not hold, and hands each over. */
export async function followSegments(
	checking: Checking,
	chain: Chain,
	take: (segment: SegmentOnDisk) => void,
): Promise<void> {
	const { layerId, folder, path, segments, placeOf } = chain;
	let previous: string | null = firstPrevious;
	let expected = 1;
	for (const segment of segments) {
		const place = placeOf(segment);
		if (segment !== expected) {
			checking.add(missingSegment(placeOf(expected)));
			previous = null;
		}
		expected = segment + 1;
		const name = place.prefix || place.file;
		const bytes = await readBytes(inside(folder, path, segmentName(segment)), name, largestSegment);
		await checking.step();
		const read = contentOf(bytes, name, layerId, previous);
		const value = bytes.ok ? bytes.value : null;
		const isTorn = value !== null && value.length > 0 && value.at(-1) !== lineFeed;
		const found = checkSegment(place, read, isTorn);
		checking.add(...found);
		previous = read.ok ? read.value.last : null;
		take({
			segment,
			hash: value === null ? null : sha256(value),
			isWhole: found.length === 0 && !isTorn,
			isNewer: found.some(({ code }) => code === "newer-segment"),
			content: read.ok ? read.value : null,
		});
	}
}

function contentOf(
	bytes: Result<Uint8Array | null>,
	name: string,
	layerId: string,
	previous: string | null,
): Result<ReadSegment> {
	if (!bytes.ok) return bytes;
	if (bytes.value === null || bytes.value.length === 0) return failure("broken-file", `${name} is empty.`);
	// A line may be torn inside a character; that must not cost the lines before it.
	return readSegment(new TextDecoder().decode(bytes.value), name, layerId, previous, sha256);
}
