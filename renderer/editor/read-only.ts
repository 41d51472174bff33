import { Plugin } from "prosemirror-state";

declare global {
	/** Chromium's EditContext, as far as it is used here. */
	class EditContext {}
	interface HTMLElement {
		editContext?: EditContext | null;
	}
}

/**
 * Refuses every change to a text while the caret, the selection, Shift with the arrow keys and screen
 * readers work as in any text: no transaction may change the document, no input event reaches the page.
 */
export function readOnly(): Plugin {
	return new Plugin({
		filterTransaction: (transaction) => !transaction.docChanged,
		props: {
			handleDOMEvents: {
				beforeinput: refuse,
				paste: refuse,
				cut: refuse,
				drop: refuse,
				dragstart: refuse,
			},
			handleTextInput: () => true,
		},
		view(view) {
			// With an EditContext attached, input methods write into it and not into the page: it stays empty.
			if (typeof EditContext !== "undefined") view.dom.editContext = new EditContext();
			return {};
		},
	});
}

function refuse(_view: unknown, event: Event): boolean {
	event.preventDefault();
	return true;
}
