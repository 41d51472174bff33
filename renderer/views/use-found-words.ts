import { useEffect } from "react";
import type { ReadingView } from "../editor/reading-view.ts";
import { foundIn, placesToFind } from "../state/find.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";

/** Marks in a text what was found in it, and brings into view what is wanted there. */
export function useFoundWords(view: ReadingView | null, sourceId: string): void {
	const find = useWorkspace(({ find: now, open }) =>
		open && placesToFind(now, open).includes(sourceId) ? now : null,
	);
	const text = useWorkspace((state) => state.open?.texts[sourceId]);
	const marked = useWorkspace(({ search }) =>
		search.marked?.sourceId === sourceId ? search.marked.marks : null,
	);
	useEffect(() => {
		const found = foundIn(text, find?.typed ?? "");
		const at = find?.at?.sourceId === sourceId ? [found.span(find.at.index)] : null;
		view?.markFound(found, at ?? marked ?? []);
	}, [view, sourceId, text, find, marked]);
	const wanted = useWorkspace(({ wordsWanted }) => (wordsWanted?.sourceId === sourceId ? wordsWanted : null));
	useEffect(() => {
		if (!view || !wanted) return;
		const { start, end, takesKeyboard } = wanted;
		view.bringIntoSight(start);
		store.setState({ wordsWanted: null });
		if (!takesKeyboard) return;
		view.focus();
		if (end === undefined) view.placeCaret(start);
		else view.select(start, end);
	}, [view, wanted]);
}
