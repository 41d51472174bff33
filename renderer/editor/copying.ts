import { Plugin } from "prosemirror-state";
import { escapeHtml } from "../../shared/report/citation.ts";

/**
 * What is copied from a text is the selected words as they stand there, one line for each paragraph, and not
 * the page's elements around them.
 *
 * @param words The selected words, or null.
 */
export function copying(words: () => string | null): Plugin {
	return new Plugin({
		props: {
			handleDOMEvents: {
				copy(_view, event) {
					const selected = words();
					if (selected === null || !event.clipboardData) return false;
					event.preventDefault();
					event.clipboardData.setData("text/plain", selected);
					const lines = selected.split("\n").map((line) => `<p dir="auto">${escapeHtml(line)}</p>`);
					event.clipboardData.setData("text/html", lines.join(""));
					return true;
				},
			},
		},
	});
}
