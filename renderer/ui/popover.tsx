import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { giveKeyboardBack } from "./give-back.ts";

/** A place on the screen, in CSS pixels from the window's left and top. */
export interface AnchorBox {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** CSS pixels between a popover and what it is about, and between it and the window's border. */
const gap = 8;

/**
 * A small window near what it is about, over everything: the native modal dialog, which keeps the keyboard inside
 * and gives it back. A click beside it closes it, as Escape does.
 */
export function Popover(props: {
	label: string;
	className: string;
	/** The lines of what it is about, first to last; without any it stands in the middle. */
	anchor: readonly AnchorBox[];
	/** Called by Escape. */
	onClose: () => void;
	/** Called by a click beside it; as Escape if left out. */
	onLeave?: () => void;
	children: ReactNode;
}) {
	const element = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const dialog = element.current;
		const before = document.activeElement;
		dialog?.showModal();
		return () => {
			dialog?.close();
			giveKeyboardBack(before);
		};
	}, []);
	useLayoutEffect(() => {
		if (element.current) place(element.current, props.anchor);
	});
	return (
		<dialog
			ref={element}
			className={`popover ${props.className}`}
			aria-label={props.label}
			onMouseDown={(event) => {
				if (event.target === element.current) (props.onLeave ?? props.onClose)();
			}}
			onCancel={(event) => {
				event.preventDefault();
				props.onClose();
			}}
			onClose={() => {
				if (element.current?.open === false) props.onClose();
			}}
		>
			{props.anchor.map((box) => (
				<i key={`${box.left} ${box.top}`} className="popover-words" style={sizeOf(box)} />
			))}
			<div className="popover-body">{props.children}</div>
		</dialog>
	);
}

/** Puts a popover under what it is about, or over it where there is more room. */
function place(dialog: HTMLElement, anchor: readonly AnchorBox[]): void {
	const [first, last] = [anchor[0], anchor.at(-1)];
	const body = dialog.querySelector<HTMLElement>(".popover-body");
	if (!first || !last || !body) return;
	const { offsetWidth: width, offsetHeight: height } = body;
	const left = Math.min(Math.max(first.left - 12, gap), window.innerWidth - width - gap);
	const below = last.bottom + gap;
	const above = first.top - height - gap;
	const lowest = window.innerHeight - height - gap;
	const top = below <= lowest || above < gap ? Math.max(Math.min(below, lowest), gap) : above;
	body.style.left = `${Math.round(left)}px`;
	body.style.top = `${Math.round(top)}px`;
}

function sizeOf({ left, top, right, bottom }: AnchorBox) {
	return { left, top, width: right - left, height: bottom - top };
}
