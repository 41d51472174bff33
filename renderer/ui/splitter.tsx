import { type KeyboardEvent, type PointerEvent, useRef } from "react";

/**
 * A border that can be dragged, or moved by the arrow keys (Shift: further).
 *
 * @param onMove Told by how many CSS pixels to the right the border is to go.
 */
export function Splitter(props: {
	label: string;
	/** Where the border stands, in per cent of its range, for screen readers. */
	value: number;
	onMove: (pixels: number) => void;
}) {
	const last = useRef<number | null>(null);
	const start = (event: PointerEvent<HTMLDivElement>) => {
		event.preventDefault();
		event.currentTarget.setPointerCapture(event.pointerId);
		last.current = event.clientX;
	};
	const move = (event: PointerEvent<HTMLDivElement>) => {
		if (last.current === null) return;
		props.onMove(event.clientX - last.current);
		last.current = event.clientX;
	};
	const end = () => {
		last.current = null;
	};
	const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
		if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
		event.preventDefault();
		props.onMove((event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? 80 : 16));
	};
	return (
		// biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget; <hr> cannot be one
		<div
			className="splitter"
			role="separator"
			aria-orientation="vertical"
			aria-label={props.label}
			aria-valuenow={Math.round(props.value)}
			aria-valuemin={0}
			aria-valuemax={100}
			tabIndex={0}
			onPointerDown={start}
			onPointerMove={move}
			onPointerUp={end}
			onPointerCancel={end}
			onKeyDown={onKeyDown}
		/>
	);
}
