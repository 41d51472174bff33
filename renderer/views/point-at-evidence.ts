import { type MouseEvent, useEffect, useMemo } from "react";
import type { ReadingView } from "../editor/reading-view.ts";
import { store } from "../state/store.ts";

/** Milliseconds that the pointer rests on a highlight before the card comes. */
const rests = 350;
/** Milliseconds in which the pointer can reach the card from the words. */
const reaches = 300;

let leaving: ReturnType<typeof setTimeout> | undefined;

/** Takes the card that the pointer has brought away, unless the pointer reaches it or the words first. */
export function leaveCard(): void {
	leaving ??= setTimeout(() => {
		leaving = undefined;
		dropCard("pointer");
	}, reaches);
}

/** The pointer is on the card or on its words: it stays. */
export function reachCard(): void {
	clearTimeout(leaving);
	leaving = undefined;
}

/** Takes the card away if it has been asked for in this way. */
export function dropCard(by: "pointer" | "caret"): void {
	if (store.getState().card?.by === by) store.setState({ card: null });
}

/** What a text does when the pointer moves over it: where it rests on a highlight, the card on it comes. */
export function usePointing(view: ReadingView | null, sourceId: string) {
	const pointing = useMemo(() => {
		let resting: ReturnType<typeof setTimeout> | undefined;
		const keysUnder = (event: globalThis.MouseEvent) =>
			view?.evidenceUnder(event).map(({ key }) => key) ?? [];
		const show = (evidenceKeys: readonly string[]) => {
			if (evidenceKeys.length === 0 || store.getState().card?.by === "caret") return;
			reachCard();
			store.setState({ card: { sourceId, evidenceKeys, by: "pointer" } });
		};
		const leave = () => {
			clearTimeout(resting);
			if (store.getState().card?.by === "pointer") leaveCard();
		};
		const onMouseMove = ({ nativeEvent }: MouseEvent) => {
			const { card } = store.getState();
			clearTimeout(resting);
			if (card?.by === "pointer" && keysUnder(nativeEvent).join() === card.evidenceKeys.join())
				return reachCard();
			leave();
			// A pressed button selects: a card would be in the way.
			if (nativeEvent.buttons === 0) resting = setTimeout(() => show(keysUnder(nativeEvent)), rests);
		};
		const onMouseDown = () => {
			clearTimeout(resting);
			dropCard("pointer");
		};
		return { onMouseMove, onMouseLeave: leave, onMouseDown };
	}, [view, sourceId]);
	useEffect(() => pointing.onMouseLeave, [pointing]);
	return pointing;
}
