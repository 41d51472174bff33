import { type DragEvent, useState } from "react";
import { placeClaim } from "../state/claim-moves.ts";

/** A claim that is dragged, and the one beside which it would come to stand. */
interface Dragging {
	readonly id: string;
	readonly beside: string | null;
	readonly after: boolean;
}

const type = "application/x-parallax-claim";

/**
 * Claims dragged by their grips to another place in the order by hand. Gives the handlers for what holds the cards, and
 * the class that shows where a card would come to stand.
 */
export function useClaimDrag() {
	const [dragging, setDragging] = useState<Dragging | null>(null);
	const onDragStart = (event: DragEvent<HTMLElement>) => {
		const card = cardOf(event);
		const id = card?.dataset.key;
		if (!card || id === undefined || !(event.target instanceof Element && event.target.matches(".grip")))
			return;
		event.dataTransfer.setData(type, id);
		event.dataTransfer.effectAllowed = "move";
		event.dataTransfer.setDragImage(card, 12, 12);
		setDragging({ id, beside: null, after: false });
	};
	const onDragOver = (event: DragEvent<HTMLElement>) => {
		if (!dragging) return;
		event.preventDefault();
		event.dataTransfer.dropEffect = "move";
		const card = cardOf(event);
		const beside = card?.dataset.key ?? null;
		const box = card?.getBoundingClientRect();
		const after = box !== undefined && event.clientY > box.top + box.height / 2;
		if (beside !== dragging.beside || after !== dragging.after) setDragging({ ...dragging, beside, after });
	};
	const onDrop = (event: DragEvent<HTMLElement>) => {
		if (!dragging) return;
		event.preventDefault();
		setDragging(null);
		if (dragging.beside !== null) void placeClaim(dragging.id, dragging.beside, dragging.after);
	};
	const classOf = (id: string) => {
		if (!dragging) return "";
		if (dragging.id === id) return " dragged";
		return dragging.beside === id ? (dragging.after ? " drop-after" : " drop-before") : "";
	};
	return { classOf, handlers: { onDragStart, onDragOver, onDrop, onDragEnd: () => setDragging(null) } };
}

function cardOf(event: DragEvent<HTMLElement>): HTMLElement | null {
	return event.target instanceof Element ? event.target.closest<HTMLElement>(".claim[data-key]") : null;
}
