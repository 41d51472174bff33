import type { Place } from "../../shared/check/case-paths.ts";
import type { Found } from "../../shared/check/finding.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { segmentsIn } from "../files/journal.ts";
import { walkCase } from "../files/walk-case.ts";
import { JournalCheck } from "./check-journal.ts";
import { LayerChecks } from "./check-layers.ts";
import { checkNames } from "./check-names.ts";
import { SourceChecks } from "./check-sources.ts";
import { Checking, type CheckOptions } from "./checking.ts";
import { journalFolder } from "./choose-layer.ts";

/** Files that are read. */
const isRead: ReadonlySet<Place["kind"]> = new Set(["source", "original", "header", "shard", "history"]);

/** What a check has found. */
export interface CheckedCase {
	readonly caseId: string;
	readonly found: readonly Found[];
	/** Files that were looked at, segments of the journal with them. */
	readonly files: number;
}

/**
 * Looks at everything in a case's folder, and at one's own journal of it, file by file (rule K1): hashes, shapes,
 * places, quotes, references, chains. Writes nothing, takes no lock. Refused where the folder is no case, and when it
 * is ended early.
 */
export async function checkCase(folder: string, options: CheckOptions): Promise<Result<CheckedCase>> {
	const header = await readCaseHeader(folder);
	if (!header.ok) return header;
	const caseId = header.value.id;
	const { entries, unreadable } = await walkCase(folder);
	const { own, dataFolder } = options;
	const ownSegments = own === null ? [] : await segmentsIn(journalFolder(dataFolder, caseId, own));
	const total = entries.filter(({ kind, place }) => kind === "file" && isRead.has(place.kind)).length;
	const checking = new Checking(folder, options, entries, total + ownSegments.length);
	for (const { path, reason } of unreadable) {
		checking.block(path);
		const message = `${path || "The case's folder"} cannot be looked into, so nothing in it is shown. ${reason}`;
		checking.add({ code: "unreadable-file", file: path || ".", message, remedy: null });
	}
	try {
		await checkAll(checking, caseId);
	} catch (error) {
		if (!options.signal?.aborted) throw error;
		return failure("cancelled", "The check was ended before it was through.");
	}
	return success({ caseId, found: checking.repairable(), files: checking.files });
}

async function checkAll(checking: Checking, caseId: string): Promise<void> {
	const layers = new LayerChecks(checking);
	await checkNames(checking, layers);
	const journal = new JournalCheck(checking, caseId);
	await journal.read(layers);
	await layers.checkAll();
	const sources = new SourceChecks(checking, layers);
	await sources.checkAll();
	checking.add(...layers.references.findings((sourceId) => sources.isHere(sourceId)));
	await journal.compare(layers);
}
