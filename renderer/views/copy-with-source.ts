import { type Citation, citedHtml, citedText } from "../../shared/report/citation.ts";
import { say } from "../state/messages.ts";
import { shownDate } from "../state/sources.ts";
import { store } from "../state/store.ts";

/** Copies words with their source: the tag in the list that has the keyboard, else the selected words, else the tag at hand. */
export function copyWithSource(): void {
	const citation = citationAtHand();
	if (!citation) return void say("Select words or go to a tag first: they are copied with their source.");
	if (putOnClipboard(citedText(citation), citedHtml(citation))) say("Copied, with its source.");
	else say("The system's clipboard did not take the words. Try again.", "problem");
}

function citationAtHand(): Citation | null {
	const { open, selection, focusedEvidence } = store.getState();
	const row = document.activeElement?.closest<HTMLElement>("[data-evidence]")?.dataset.evidence;
	const tagged = (key: string | null | undefined) => open?.evidence.byKey.get(key ?? "");
	const words = tagged(row) ?? selection ?? tagged(focusedEvidence);
	const source = words && open?.sources[words.sourceId];
	if (!source) return null;
	const { outlet, title, publishedAt } = source.metadata;
	return { quote: words.quote, outlet, title, date: shownDate(publishedAt) };
}

/** Writes through the page's own copying: the clipboard's own interface needs a permission that the window has not. */
function putOnClipboard(text: string, html: string): boolean {
	const put = (event: ClipboardEvent) => {
		event.preventDefault();
		event.stopPropagation();
		event.clipboardData?.setData("text/plain", text);
		event.clipboardData?.setData("text/html", html);
	};
	document.addEventListener("copy", put, true);
	try {
		return document.execCommand("copy");
	} finally {
		document.removeEventListener("copy", put, true);
	}
}
