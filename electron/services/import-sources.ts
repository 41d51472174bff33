import { extname } from "node:path";
import type { ImportReport } from "../../shared/ipc/views.ts";
import type { Edit } from "../../shared/model/change.ts";
import { describeSource, type Editing, excludeSource, foldBlock, put } from "../../shared/model/edits.ts";
import { recordKey } from "../../shared/model/layer.ts";
import type { Result } from "../../shared/result.ts";
import { metadataFields } from "../../shared/schema/records.ts";
import { type StoredSource, sha256, storedSource, storeSource } from "../files/case-folder.ts";
import { diskProblem } from "../files/disk-problem.ts";
import type { ImportedArticle } from "../import/article.ts";
import { importerFor } from "../import/importers.ts";
import { importPastedText } from "../import/plain-text.ts";
import type { CaseSession } from "./case-session.ts";
import { deltaOf, perform } from "./case-views.ts";
import { sourceFacts, sourceView } from "./source-views.ts";

/** A file to import: its name without a folder, and its bytes, or why they could not be read. */
export interface ArticleFile {
	readonly name: string;
	readonly bytes: Result<Uint8Array>;
}

interface Incoming {
	readonly fileName: string;
	readonly bytes: Uint8Array;
	readonly article: ImportedArticle;
	readonly source: StoredSource;
}

/**
 * Imports files as one action. Each stands for itself: what cannot be imported is reported with its
 * reason, the rest goes in. The same article twice is one source (rule F3).
 */
export async function importFiles(
	session: CaseSession,
	files: readonly ArticleFile[],
): Promise<ImportReport> {
	const incoming: Incoming[] = [];
	const refused: { fileName: string; message: string }[] = [];
	for (const { name, bytes } of files) {
		const article = bytes.ok ? readArticle(bytes.value, name) : bytes;
		if (article.ok && bytes.ok) incoming.push(asIncoming(name, bytes.value, article.value));
		else if (!article.ok) refused.push({ fileName: name, message: article.problem.message });
	}
	return addAll(session, incoming, refused);
}

/** Imports pasted text as one source; its original is the text in UTF-8. */
export async function importPasted(session: CaseSession, text: string): Promise<ImportReport> {
	const name = "Pasted text";
	const article = importPastedText(text);
	if (!article.ok) return addAll(session, [], [{ fileName: name, message: article.problem.message }]);
	return addAll(session, [asIncoming(name, new TextEncoder().encode(text), article.value)], []);
}

function readArticle(bytes: Uint8Array, fileName: string): Result<ImportedArticle> {
	const importer = importerFor(fileName);
	return importer.ok ? importer.value.read(bytes, fileName) : importer;
}

function asIncoming(fileName: string, bytes: Uint8Array, article: ImportedArticle): Incoming {
	return { fileName, bytes, article, source: storedSource(article.blocks) };
}

async function addAll(
	session: CaseSession,
	incoming: readonly Incoming[],
	refused: { fileName: string; message: string }[],
): Promise<ImportReport> {
	const editing = session.editing();
	const edits: Edit[] = [];
	const facts = sourceFacts(session);
	const imported: { fileName: string; sourceId: string; isNew: boolean }[] = [];
	for (const item of incoming) {
		const original = { name: `${sha256(item.bytes)}${endingOf(item.fileName)}`, bytes: item.bytes };
		try {
			await storeSource(session.folder, item.source, original);
		} catch (error) {
			const { problem } = diskProblem(`${item.fileName} could not be stored.`, error);
			refused.push({ fileName: item.fileName, message: problem.message });
			continue;
		}
		const known = session.sources.get(item.source.id);
		if (!known) session.addSource(item.source);
		// A source whose import was taken back is known, but nobody sees it.
		const isSeen = known !== undefined && sourceView(session, known, facts) !== null;
		const isNew = !isSeen && imported.every(({ sourceId }) => sourceId !== item.source.id);
		edits.push(...editsFor(editing, item, original.name));
		imported.push({ fileName: item.fileName, sourceId: item.source.id, isNew });
	}
	const distinct = lastOfEach(edits);
	const label =
		imported.length === 1 ? `import “${imported[0]?.fileName}”` : `import ${imported.length} sources`;
	const delta = distinct.length > 0 ? perform(session, label, distinct) : deltaOf(session, []);
	return { imported, refused, delta };
}

/** What the importer's layer says of an import; what an analyst has said before is not overruled (rule F4). */
function editsFor(editing: Editing, { fileName, article, source }: Incoming, original: string): Edit[] {
	const warnings = article.warnings.length > 0 ? { warnings: [...article.warnings] } : {};
	const record = {
		kind: "import",
		sourceId: source.id,
		original,
		fileName,
		encoding: article.encoding,
	} as const;
	const facts = [
		put(editing, { ...record, ...warnings }),
		...metadataFields
			.filter((field) => article.metadata[field] !== "")
			.map((field) => describeSource(editing, source.id, field, article.metadata[field])),
		...article.boilerplate.map((block) => foldBlock(editing, source.id, block, true)),
	].filter(({ before }) => before === null || before.deleted === true);
	const returning = excludeSource(editing, source.id, false);
	const isExcluded = returning.before?.kind === "exclusion" && returning.before.excluded;
	return isExcluded ? [...facts, returning] : facts;
}

/** Two files with one article name the same records; the edits of one action must not. */
function lastOfEach(edits: readonly Edit[]): Edit[] {
	const byRecord = new Map<string, Edit>();
	for (const edit of edits) byRecord.set(recordKey(edit.after), edit);
	return [...byRecord.values()];
}

/** The ending of the stored original: the file's own where it is plain, else `.txt`. */
function endingOf(fileName: string): string {
	const ending = extname(fileName).toLowerCase();
	return /^\.[a-z0-9]{1,8}$/.test(ending) ? ending : ".txt";
}
