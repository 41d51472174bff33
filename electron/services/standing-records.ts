import { recordKey } from "../../shared/model/layer.ts";
import { shorten } from "../../shared/model/shorten.ts";
import { assertNever } from "../../shared/result.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";

/** UTF-16 code units of a statement or a quote that a label repeats. */
const longestWords = 40;

/**
 * Records of one layer as they stand, put together where one sentence tells them: what is known of a source, of one
 * instant. Everything else stands alone.
 */
export function standingTogether(records: readonly LayerRecord[]): LayerRecord[][] {
	const together = new Map<string, LayerRecord[]>();
	for (const record of records) {
		const isDetail = record.kind === "metadata" || record.kind === "boilerplate";
		const key = isDetail ? `${record.kind} ${record.sourceId} ${record.editedAt}` : recordKey(record);
		const group = together.get(key) ?? [];
		group.push(record);
		together.set(key, group);
	}
	return [...together.values()];
}

/** What was done to records, as far as they show it as they stand now: each was made, edited or deleted. */
export function standingLabel(records: readonly LayerRecord[]): string {
	const [record] = records;
	if (!record) return "";
	const done = record.deleted ? "delete" : record.version[0] === 1 ? "new" : "edit";
	switch (record.kind) {
		case "claim":
			return `${done} claim “${shorten(record.statement, longestWords)}”`;
		case "evidence":
			return `${done} tag “${shorten(record.anchor.quote, longestWords)}” (${record.stance})`;
		case "silence":
			return `${done} silence`;
		case "import":
			return record.deleted ? `take back the import of “${record.fileName}”` : `import “${record.fileName}”`;
		case "metadata": {
			const fields = records.flatMap((one) => (one.kind === "metadata" ? [one.field] : [])).sort();
			return `edit a source's details (${fields.join(", ")})`;
		}
		case "boilerplate":
			return records.length === 1 ? "fold or unfold a paragraph" : `fold ${records.length} paragraphs`;
		case "exclusion":
			return record.excluded ? "exclude a source" : "bring a source back";
		case "setting":
			return `rename the case to “${record.value}”`;
		case "rank":
			return record.deleted ? "take back the place of a claim" : "place a claim by hand";
		default:
			return assertNever(record);
	}
}
