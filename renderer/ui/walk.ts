import type { KeyboardEvent } from "react";

/** Up and Down go through what can be chosen in a list: the elements marked `data-walk`. */
export function walkThrough(event: KeyboardEvent<HTMLElement>): void {
	if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	const from = event.target instanceof HTMLElement ? event.target : null;
	if (step === undefined || !from?.matches("[data-walk]")) return;
	const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-walk]")];
	const next = stops[stops.indexOf(from) + step];
	if (!next) return;
	event.preventDefault();
	next.focus();
}
