import type { SourceView } from "../../shared/ipc/views.ts";
import { countWords } from "../../shared/model/text.ts";
import {
	type Boilerplate,
	type Exclusion,
	type LayerRecord,
	type Metadata,
	type MetadataField,
	metadataFields,
	type SourceImport,
} from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "./case-session.ts";
import { evidenceView } from "./evidence-views.ts";

/** UTF-16 code units of a text's opening that are shown for a source without a title. */
const openingLength = 80;

/** A record of what an analyst knows of a source. */
type SourceFact = SourceImport | Metadata | Boilerplate | Exclusion;

/** Whether a record says something of a source itself. */
export function isSourceFact(record: LayerRecord): record is SourceFact {
	return ["import", "metadata", "boilerplate", "exclusion"].includes(record.kind);
}

/** A source as the window shows it. Null when its import was taken back, unless live evidence quotes it. */
export function sourceView(session: CaseSession, source: StoredSource): SourceView | null {
	const everSaid = saidOf(session, source.id);
	if (isTakenBack(everSaid) && !isQuoted(session, source.id)) return null;
	const facts = everSaid.filter((fact) => !fact.deleted);
	const imports = facts.flatMap((fact) => (fact.kind === "import" ? [fact] : []));
	imports.sort((a, b) => compareText(b.editedAt, a.editedAt) || compareText(a.fileName, b.fileName));
	return {
		id: source.id,
		fileNames: [...new Set(imports.map((fact) => fact.fileName))],
		metadata: metadataOf(facts),
		words: wordsOf(source),
		opening: source.text.slice(0, openingLength),
		boilerplate: facts
			.flatMap((fact) => (fact.kind === "boilerplate" && fact.folded ? [fact.block] : []))
			.filter((block) => block < source.blocks.length)
			.sort((a, b) => a - b),
		excluded: isExcluded(facts),
		warnings: [...new Set(imports.flatMap((fact) => fact.warnings ?? []))],
		group: session.groups.groupOf(source.id),
	};
}

/** Whether a source counts in what is computed: it is listed and not excluded. */
export function isCounted(session: CaseSession, source: StoredSource): boolean {
	const everSaid = saidOf(session, source.id);
	if (isExcluded(everSaid.filter((fact) => !fact.deleted))) return false;
	return !isTakenBack(everSaid) || isQuoted(session, source.id);
}

function saidOf(session: CaseSession, sourceId: string): SourceFact[] {
	const said = session.winners.saidOf(sourceId);
	return said.flatMap(({ record }) => (isSourceFact(record) ? [record] : []));
}

function isExcluded(facts: readonly SourceFact[]): boolean {
	return facts.some((fact) => fact.kind === "exclusion" && fact.excluded);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function isTakenBack(facts: readonly SourceFact[]): boolean {
	const imports = facts.filter((fact) => fact.kind === "import");
	return imports.length > 0 && imports.every((fact) => fact.deleted);
}

function isQuoted(session: CaseSession, sourceId: string): boolean {
	return session.winners.onSource(sourceId).some((winner) => evidenceView(session, winner) !== null);
}

function metadataOf(facts: readonly SourceFact[]): SourceView["metadata"] {
	const values: Record<MetadataField, string> = { ...unknown };
	for (const fact of facts) if (fact.kind === "metadata") values[fact.field] = fact.value;
	return values;
}

const unknown = Object.fromEntries(metadataFields.map((field) => [field, ""])) as Record<
	MetadataField,
	string
>;

const wordCounts = new WeakMap<StoredSource, number>();

/** A source's text never changes, so its words are counted once. */
function wordsOf(source: StoredSource): number {
	const known = wordCounts.get(source);
	if (known !== undefined) return known;
	const words = countWords(source.text);
	wordCounts.set(source, words);
	return words;
}
