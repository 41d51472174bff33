import { expect } from "vitest";
import type { MetadataField } from "../../../shared/schema/records.ts";
import { importPage, marked, markedLines } from "./marked-page.ts";

const nothing = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };

/** Expects a marked page to be recognised as its margin says, with this metadata and none else, and these warnings. */
export function checkPage(
	page: string,
	metadata: Partial<Record<MetadataField, string>>,
	warnings: readonly string[] = [],
): void {
	const article = importPage(page);
	expect(marked(article)).toEqual(markedLines(page));
	expect(article.metadata).toEqual({ ...nothing, ...metadata });
	expect(article.warnings).toEqual(warnings);
}
