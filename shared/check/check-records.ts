import { analystOfLayer } from "../model/identifier.ts";
import { recordKey, shardOf } from "../model/layer.ts";
import type { LayerRecord, Silence } from "../schema/records.ts";
import type { Found } from "./finding.ts";
import { askItsWriter, count, type LayerFileName, rewriting } from "./layer-file.ts";

/** The id of a silence: a hash of analyst, claim and source (rule F9); the caller owns the hash. */
export type SilenceIdOf = (analystId: string, claimId: string, sourceId: string) => string;

/**
 * Looks at the records of one file of a layer, as the file lists them: each in the right file, once, stamped by
 * its own layer, and silences with the id that is their hash (rules F6, F8, F9).
 */
export function checkRecords(
	file: LayerFileName,
	records: readonly LayerRecord[],
	silenceIdOf: SilenceIdOf,
): Found[] {
	return [
		...misplaced(file, records),
		...duplicates(file, records),
		...stampedByOthers(file, records),
		...wrongSilences(file, records, silenceIdOf),
	];
}

function misplaced(file: LayerFileName, records: readonly LayerRecord[]): Found[] {
	const index = records.findIndex((record) => shardOf(record) !== file.path);
	const stray = records[index];
	if (!stray) return [];
	return [
		{
			code: "misplaced-record",
			file: file.file,
			where: recordKey(stray),
			message: `records[${index}] of ${file.file} belongs in ${shardOf(stray)}, so nothing in the file is shown.`,
			remedy: rewriting(file),
			otherwise: askItsWriter,
		},
	];
}

function duplicates(file: LayerFileName, records: readonly LayerRecord[]): Found[] {
	const times = new Map<string, number>();
	for (const record of records) times.set(recordKey(record), (times.get(recordKey(record)) ?? 0) + 1);
	return [...times].flatMap(([key, number]) => {
		if (number === 1) return [];
		return [
			{
				code: "duplicate-record",
				file: file.file,
				where: key,
				message: `${file.file} has ${key} ${number} times. Only the greatest version of it counts.`,
				remedy: rewriting(file),
				otherwise: askItsWriter,
			},
		];
	});
}

function stampedByOthers(file: LayerFileName, records: readonly LayerRecord[]): Found[] {
	const analystId = analystOfLayer(file.layerId);
	const strangers = records.filter(({ version }) => version[1] !== file.layerId);
	const foreign = strangers.filter(
		(record) => isOwnWork(record) && analystOfLayer(record.version[1]) !== analystId,
	);
	const found: Found[] = foreign.map((record) => ({
		code: "foreign-evidence",
		file: file.file,
		where: recordKey(record),
		message:
			`${recordKey(record)} bears another analyst's version. It counts as the work of the analyst whose layer ` +
			"this is, whatever the record says. If it is not theirs, they should delete it.",
		remedy: null,
	}));
	const allowed = strangers.length - foreign.length;
	if (allowed === 0) return found;
	const message =
		`${count(allowed, "record")} of ${file.file} ${allowed === 1 ? "bears a version" : "bear versions"} of other ` +
		"layers. That is allowed, and nothing has to be done.";
	return [...found, { code: "stamped-elsewhere", file: file.file, message, remedy: null }];
}

function wrongSilences(
	file: LayerFileName,
	records: readonly LayerRecord[],
	silenceIdOf: SilenceIdOf,
): Found[] {
	const analystId = analystOfLayer(file.layerId);
	const wrong = records.filter(
		(record): record is Silence =>
			record.kind === "silence" && record.id !== silenceIdOf(analystId, record.claimId, record.sourceId),
	);
	return wrong.map((record) => ({
		code: "silence-id",
		file: file.file,
		where: recordKey(record),
		message:
			`${recordKey(record)} does not have the id that follows from its analyst, claim and source. The same silence ` +
			"can then be there twice, and a tag withdraws only one of them. Withdraw it and record it again.",
		remedy: null,
	}));
}

/** Whether a record belongs to its analyst alone (rule F8). */
function isOwnWork({ kind }: LayerRecord): boolean {
	return kind === "evidence" || kind === "silence";
}
