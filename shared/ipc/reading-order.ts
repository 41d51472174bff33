import type { SourceView } from "./views.ts";

const byName = new Intl.Collator("en", { numeric: true });

/** Sources in the order of their files' names, which is the order an analyst numbered them in. */
export function inReadingOrder(sources: readonly SourceView[]): SourceView[] {
	return [...sources].sort((a, b) => byName.compare(orderName(a), orderName(b)) || (a.id < b.id ? -1 : 1));
}

function orderName({ fileNames, metadata, opening }: SourceView): string {
	return fileNames[0] ?? (metadata.title || opening);
}
