import type { Block } from "../../shared/schema/files.ts";
import type { MetadataField } from "../../shared/schema/records.ts";

/** What an importer makes of a file: the text as blocks, and what it recognised around it. */
export interface ImportedArticle {
	/** The article's blocks (rule F1). */
	readonly blocks: readonly Block[];
	/** Indexes of blocks that are not the article: menus, prompts, cookie notices, links to other articles. */
	readonly boilerplate: readonly number[];
	/** What the text itself says; empty where it says nothing. Times are ISO 8601, with an offset only where the text prints one. */
	readonly metadata: Readonly<Record<MetadataField, string>>;
	/** How the bytes were read: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, or `pasted`. */
	readonly encoding: string;
	/** What had to be mended on the way, in sentences for the analyst. */
	readonly warnings: readonly string[];
}
