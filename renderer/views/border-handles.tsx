import { type PointerEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { ReadingView } from "../editor/reading-view.ts";
import { onTextsMoved } from "../editor/shown-texts.ts";
import type { ScreenBox } from "../editor/text-places.ts";
import { dragBorder, dropBorders, keepBorders } from "../state/moving-borders.ts";
import { useWorkspace } from "../ui/use-store.ts";

type Border = "start" | "end";

/** CSS pixels from a pane's upper or lower edge at which a dragged border scrolls the text, and how far each time. */
const scrollsAt = 28;
const scrollsBy = 14;

/** Where a border is grabbed: from its middle to the pointer, in CSS pixels. */
interface Grip {
	readonly x: number;
	readonly y: number;
}

/** Two handles at the borders of one's own evidence that stands out; the keys I and O do the same. */
export function BorderHandles({ view, sourceId }: { view: ReadingView; sourceId: string }) {
	const evidence = useWorkspace(({ open, focusedEvidence }) => {
		const focused = open?.readOnly === null ? open.evidence.byKey.get(focusedEvidence ?? "") : undefined;
		return focused?.own && focused.sourceId === sourceId ? focused : undefined;
	});
	useEffect(() => {
		if (!evidence) return;
		// What keys have moved is kept when something else takes the keyboard, and before the case is closed.
		const keep = () => void keepBorders();
		document.addEventListener("focusout", keep);
		return () => document.removeEventListener("focusout", keep);
	}, [evidence]);
	if (!evidence) return null;
	return (
		<>
			<Handle view={view} evidence={evidence} border="start" />
			<Handle view={view} evidence={evidence} border="end" />
		</>
	);
}

function Handle({ view, evidence, border }: { view: ReadingView; evidence: EvidenceView; border: Border }) {
	const offset = useWorkspace(({ borders }) =>
		borders?.evidenceKey === evidence.key ? borders[border] : evidence[border],
	);
	const element = useRef<HTMLDivElement>(null);
	const grip = useRef<Grip | null>(null);
	const letGo = useRef<() => void>(() => {});
	useLayoutEffect(() => {
		const put = () => element.current && place(element.current, view, boxOf(view, border, offset));
		put();
		return onTextsMoved(put);
	}, [view, border, offset]);
	useEffect(() => () => letGo.current(), []);
	const grab = (event: PointerEvent<HTMLDivElement>) => {
		if (event.button !== 0) return;
		// The text keeps the keyboard and its caret.
		event.preventDefault();
		event.currentTarget.setPointerCapture(event.pointerId);
		const box = boxOf(view, border, offset);
		grip.current = { x: event.clientX - box.left, y: event.clientY - (box.top + box.bottom) / 2 };
		document.documentElement.classList.add("dragging-border");
		letGo.current = onEscape(() => {
			dropBorders();
			finish();
		});
	};
	const drag = ({ clientX, clientY }: PointerEvent) => {
		if (!grip.current) return;
		scrollNear(view, clientY);
		const to = view.places.offsetAt(clientX - grip.current.x, clientY - grip.current.y);
		if (to !== null) dragBorder(evidence, border, to);
	};
	const finish = () => {
		grip.current = null;
		letGo.current();
		document.documentElement.classList.remove("dragging-border");
	};
	const drop = () => {
		if (!grip.current) return;
		finish();
		void keepBorders();
	};
	const cancel = () => {
		if (!grip.current) return;
		finish();
		dropBorders();
	};
	return (
		<div
			ref={element}
			className={`border-handle at-${border}`}
			aria-hidden="true"
			onPointerDown={grab}
			onPointerMove={drag}
			onPointerUp={drop}
			onPointerCancel={cancel}
		/>
	);
}

function boxOf(view: ReadingView, border: Border, offset: number): ScreenBox {
	return view.places.caretBox(offset, border === "start" ? "following" : "before");
}

/** Puts a handle into the text that scrolls, so that it moves with the words. */
function place(handle: HTMLElement, view: ReadingView, box: ScreenBox): void {
	const scrolling = handle.parentElement;
	const frame = view.places.frameBox;
	if (!scrolling || !frame) return;
	handle.style.left = `${box.left - frame.left + scrolling.scrollLeft}px`;
	handle.style.top = `${box.top - frame.top + scrolling.scrollTop}px`;
	handle.style.height = `${box.bottom - box.top}px`;
	// Words that are folded away stand nowhere.
	handle.style.visibility = box.bottom > box.top ? "visible" : "hidden";
}

function scrollNear(view: ReadingView, y: number): void {
	const frame = view.places.frameBox;
	if (!frame) return;
	if (y < frame.top + scrollsAt) view.places.scrollBy(-scrollsBy);
	else if (y > frame.bottom - scrollsAt) view.places.scrollBy(scrollsBy);
}

function onEscape(act: () => void): () => void {
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Escape") return;
		event.preventDefault();
		event.stopPropagation();
		act();
	};
	window.addEventListener("keydown", onKeyDown, true);
	return () => window.removeEventListener("keydown", onKeyDown, true);
}
