import { useEffect, useState } from "react";
import { shownText } from "../editor/shown-texts.ts";
import { store } from "../state/store.ts";
import { toldOfCaret } from "../state/telling-highlights.ts";

/** Milliseconds that the caret rests before its place is told: arrow keys that are held down tell nothing. */
const rests = 250;

const listeners = new Set<(sourceId: string) => void>();

/** Tells the teller that the caret of a text has moved. */
export function caretMoved(sourceId: string): void {
	for (const listener of listeners) listener(sourceId);
}

/** The one place that tells screen readers which highlights the caret has come to, or that it has left them. */
export function CaretTeller() {
	const [told, setTold] = useState("");
	useEffect(() => {
		let resting: ReturnType<typeof setTimeout> | undefined;
		let before: readonly string[] = [];
		const tell = (sourceId: string) => {
			const { open } = store.getState();
			const view = shownText(sourceId);
			if (!open || !view?.hasFocus) return;
			const at = view.evidenceAtCaret();
			const words = toldOfCaret(before, at, open);
			before = at.map(({ key }) => key);
			if (words !== null) setTold(words);
		};
		const later = (sourceId: string) => {
			clearTimeout(resting);
			resting = setTimeout(tell, rests, sourceId);
		};
		listeners.add(later);
		return () => {
			clearTimeout(resting);
			listeners.delete(later);
		};
	}, []);
	return (
		<div className="spoken caret-teller" aria-live="polite">
			{told}
		</div>
	);
}
