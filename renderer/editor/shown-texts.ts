import type { ReadingView } from "./reading-view.ts";

const shown = new Map<string, ReadingView>();
const listeners = new Set<() => void>();

/** Notes that a source's text is on screen, in this view. Returns the function that takes the note back. */
export function showText(sourceId: string, view: ReadingView): () => void {
	shown.set(sourceId, view);
	return () => {
		if (shown.get(sourceId) === view) shown.delete(sourceId);
	};
}

/** The view of a source's text, when it is on screen. */
export function shownText(sourceId: string): ReadingView | undefined {
	return shown.get(sourceId);
}

/** Tells those who draw over the texts that something may have moved. */
export function textsMoved(): void {
	for (const listener of listeners) listener();
}

/** Calls back whenever texts may have moved on the screen. Returns the function that stops it. */
export function onTextsMoved(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
