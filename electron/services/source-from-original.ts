import { inside } from "../files/inside.ts";
import { readBytes } from "../files/read-file.ts";
import { type StoredSource, sha256, storedSource } from "../files/stored-source.ts";
import { largestArticle } from "../import/decode-text.ts";
import { importerFor } from "../import/importers.ts";

/** A source made anew, and the bytes that it was made of. */
export interface RemadeSource {
	readonly source: StoredSource;
	readonly original: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * Imports an original again, as on its first import. Null unless it is intact and gives exactly the source with this
 * id (rule F3): a later Parallax may read the same bytes otherwise.
 *
 * @param path The original's path inside the case.
 */
export async function sourceFromOriginal(
	folder: string,
	sourceId: string,
	path: string,
): Promise<RemadeSource | null> {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const read = await readBytes(inside(folder, path), path, largestArticle);
	const bytes = read.ok ? read.value : null;
	if (bytes === null || sha256(bytes) !== name.slice(0, name.indexOf("."))) return null;
	const importer = importerFor(name);
	const article = importer.ok ? importer.value.read(bytes, name) : importer;
	if (!article.ok) return null;
	const source = storedSource(article.value.blocks);
	return source.id === sourceId ? { source, original: { name, bytes } } : null;
}
