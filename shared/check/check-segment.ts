import type { LineProblem, ReadSegment } from "../model/journal-lines.ts";
import type { Result } from "../result.ts";
import type { Found } from "./finding.ts";

/** A segment of a journal, or the copy of one in a layer's `history/`. */
export interface SegmentPlace {
	/** Path inside the case; `journal` for this computer's journal. */
	readonly file: string;
	/** What stands before the line in `where`: the segment's name in the journal, nothing in a copy. */
	readonly prefix: string;
}

/** What a broken piece of the journal costs, and what one of a copy. */
const costs = {
	journal: "What it held is lost, unless the layer's files have it. Everything else in the journal counts.",
	copy: "What it held is missing from the history. What is shown comes from other files, and is not touched by it.",
};

/**
 * What is wrong with a segment as it was read (rule F11).
 *
 * @param isTorn Whether it ends in the middle of a line. In a journal that is a change that was never acknowledged;
 * a copy is made of a finished segment, so there it means that something is missing.
 */
export function checkSegment(
	{ file, prefix }: SegmentPlace,
	read: Result<ReadSegment>,
	isTorn: boolean,
): Found[] {
	const isJournal = file === "journal";
	const cost = isJournal ? costs.journal : costs.copy;
	const place = prefix === "" ? {} : { where: prefix };
	if (!read.ok) {
		const { code, message } = read.problem;
		const newer = code === "newer-format";
		return [
			{
				code: newer ? "newer-segment" : "broken-segment",
				file,
				...place,
				message: newer ? message : `${message} ${cost}`,
				remedy: null,
			},
		];
	}
	const found = read.value.problems.map((problem) => lineFinding(file, prefix, problem, cost));
	if (!isTorn || isJournal) return found;
	const message = `${file} ends in the middle of a line: it has not arrived completely, or was cut off. ${cost}`;
	return [...found, { code: "broken-line", file, message, remedy: null }];
}

/** That a segment is not there although later ones are. */
export function missingSegment({ file, prefix }: SegmentPlace): Found {
	const message = `${prefix || file} is missing. ${file === "journal" ? costs.journal : costs.copy}`;
	const place = prefix === "" ? {} : { where: prefix };
	return { code: "missing-segment", file, ...place, message, remedy: null };
}

function lineFinding(file: string, prefix: string, problem: LineProblem, cost: string): Found {
	const where = prefix === "" ? `line ${problem.line}` : `${prefix}, line ${problem.line}`;
	if (problem.kind === "line")
		return { code: "broken-line", file, where, message: `${problem.message} ${cost}`, remedy: null };
	const message = `${problem.message} A line was changed or removed after it was written. Everything that can be read counts.`;
	return { code: "broken-chain", file, where, message, remedy: null };
}
