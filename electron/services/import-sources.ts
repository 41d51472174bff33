import { extname } from "node:path";
import type { ImportReport } from "../../shared/ipc/views.ts";
import type { Edit } from "../../shared/model/change.ts";
import { describeSource, type Editing, excludeSource, foldBlock, put } from "../../shared/model/edits.ts";
import { recordKey } from "../../shared/model/layer.ts";
import type { Result } from "../../shared/result.ts";
import { metadataFields } from "../../shared/schema/records.ts";
import { storeSource } from "../files/case-folder.ts";
import { diskProblem } from "../files/disk-problem.ts";
import { type StoredSource, sha256, storedSource } from "../files/stored-source.ts";
import type { ImportedArticle } from "../import/article.ts";
import { importerFor } from "../import/importers.ts";
import { importPastedText } from "../import/plain-text.ts";
import { deltaOf, perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { sourceView } from "./source-views.ts";

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

/** Files as articles, and what is none, with the reason. */
export interface ReadArticles {
	readonly incoming: readonly Incoming[];
	readonly refused: ImportReport["refused"];
}

/** Reads files as articles, without a case: each stands for itself. */
export function readArticles(files: readonly ArticleFile[]): ReadArticles {
	const incoming: Incoming[] = [];
	const refused: { fileName: string; message: string }[] = [];
	for (const { name, bytes } of files) {
		const article = bytes.ok ? readArticle(bytes.value, name) : bytes;
		if (article.ok && bytes.ok) incoming.push(asIncoming(name, bytes.value, article.value));
		else if (!article.ok) refused.push({ fileName: name, message: article.problem.message });
	}
	return { incoming, refused };
}

/**
 * Imports files as one action: what cannot be imported is reported with its reason, the rest goes in. The
 * same article twice is one source (rule F3).
 */
export function importFiles(session: CaseSession, files: readonly ArticleFile[]): Promise<ImportReport> {
	return importArticles(session, readArticles(files));
}

/** Imports pasted text as one source; its original is the text in UTF-8. */
export async function importPasted(session: CaseSession, text: string): Promise<ImportReport> {
	const name = "Pasted text";
	const article = importPastedText(text);
	const refused = article.ok ? [] : [{ fileName: name, message: article.problem.message }];
	const incoming = article.ok ? [asIncoming(name, new TextEncoder().encode(text), article.value)] : [];
	return importArticles(session, { incoming, refused });
}

function readArticle(bytes: Uint8Array, fileName: string): Result<ImportedArticle> {
	const importer = importerFor(fileName);
	return importer.ok ? importer.value.read(bytes, fileName) : importer;
}

function asIncoming(fileName: string, bytes: Uint8Array, article: ImportedArticle): Incoming {
	return { fileName, bytes, article, source: storedSource(article.blocks) };
}

/** Puts articles into the case, as one action. */
export async function importArticles(
	session: CaseSession,
	{ incoming, refused }: ReadArticles,
): Promise<ImportReport> {
	const stored: Incoming[] = [];
	const allRefused = [...refused];
	for (const item of incoming) {
		try {
			const original = { name: originalName(item), bytes: item.bytes };
			await session.keepSource(item.source, original);
			await storeSource(session.folder, item.source, original);
			stored.push(item);
		} catch (error) {
			const { problem } = diskProblem(`${item.fileName} could not be stored.`, error);
			allRefused.push({ fileName: item.fileName, message: problem.message });
		}
	}
	return { ...addToCase(session, stored), refused: allRefused };
}

/** Nothing here waits, so that what else happens to the case comes wholly before it or wholly after. */
function addToCase(session: CaseSession, stored: readonly Incoming[]): Omit<ImportReport, "refused"> {
	const editing = session.editing();
	const edits: Edit[] = [];
	const imported: { fileName: string; sourceId: string; isNew: boolean }[] = [];
	for (const item of stored) {
		const known = session.sources.get(item.source.id);
		if (!known) session.addSource(item.source);
		// A source whose import was taken back is known, but nobody sees it.
		const isSeen = known !== undefined && sourceView(session, known) !== null;
		const isNew = !isSeen && imported.every(({ sourceId }) => sourceId !== item.source.id);
		edits.push(...editsFor(editing, item));
		imported.push({ fileName: item.fileName, sourceId: item.source.id, isNew });
	}
	const distinct = lastOfEach(edits);
	const label =
		imported.length === 1 ? `import “${imported[0]?.fileName}”` : `import ${imported.length} sources`;
	return { imported, delta: distinct.length > 0 ? perform(session, label, distinct) : deltaOf(session, []) };
}

/** What the importer's layer says of an import; what an analyst has said before is not overruled (rule F4). */
function editsFor(editing: Editing, item: Incoming): Edit[] {
	const { fileName, article, source } = item;
	const warnings = article.warnings.length > 0 ? { warnings: [...article.warnings] } : {};
	const record = {
		kind: "import",
		sourceId: source.id,
		original: originalName(item),
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

/** The name of the stored bytes: their hash, and the file's own ending where it is plain, else `.txt`. */
function originalName({ bytes, fileName }: Incoming): string {
	const ending = extname(fileName).toLowerCase();
	return `${sha256(bytes)}${/^\.[a-z0-9]{1,8}$/.test(ending) ? ending : ".txt"}`;
}
