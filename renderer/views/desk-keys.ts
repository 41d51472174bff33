import { useEffect } from "react";
import { shownText } from "../editor/shown-texts.ts";
import { travel } from "../state/case-actions.ts";
import {
	activateClaim,
	focusPane,
	startClaim,
	tagSelection,
	walkHighlights,
	wordActiveClaim,
} from "../state/desk-actions.ts";
import { store } from "../state/store.ts";
import { letterOf } from "./keyboard-letters.ts";
import { focusText } from "./pane.tsx";

/** The desk's keys. Letters are those printed on the keyboard or, where it prints no Latin ones, their places. */
export function useDeskKeys(): void {
	useEffect(() => {
		window.addEventListener("keydown", onKeyDown);
		return () => window.removeEventListener("keydown", onKeyDown);
	}, []);
}

function onKeyDown(event: KeyboardEvent): void {
	if (event.defaultPrevented || event.isComposing || store.getState().dialog !== null) return;
	const command = isTyping(event.target) ? undefined : commandFor(event);
	if (!command) return;
	event.preventDefault();
	command();
}

/** Fields that take letters keep them; a reading text is no such field, because nothing can be typed in it. */
function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.matches("input, textarea, select") || target.closest("dialog") !== null;
}

function commandFor(event: KeyboardEvent): (() => void) | undefined {
	const key = letterOf(event);
	if (event.ctrlKey || event.metaKey) {
		if (event.altKey) return undefined;
		if (key === "z") return () => void travel(event.shiftKey ? "redo" : "undo");
		return key === "y" && !event.shiftKey ? () => void travel("redo") : undefined;
	}
	if (event.altKey) return undefined;
	if (event.key === "?") return () => store.setState({ dialog: { kind: "keys" } });
	if (event.key === "F6") return () => nextRegion(event.shiftKey ? -1 : 1);
	if (event.key === "Escape") return () => activateClaim(null);
	// A key held down walks on, but does not tag or start claims again and again.
	if (event.repeat && !repeating.has(key)) return () => {};
	return plainKeys[key]?.bind(null, event.shiftKey);
}

const repeating: ReadonlySet<string> = new Set(["j", "k", "[", "]"]);

const plainKeys: Readonly<Record<string, (withShift: boolean) => void>> = {
	a: (withShift) => void tagSelection("agrees", withShift),
	c: (withShift) => void tagSelection("conflicts", withShift),
	x: (withShift) => void tagSelection("context", withShift),
	n: () => void startClaim(),
	e: () => wordActiveClaim(),
	j: () => walkFromCaret(1),
	k: () => walkFromCaret(-1),
	"[": () => otherPane(-1),
	"]": () => otherPane(1),
	"1": () => toPane(0),
	"2": () => toPane(1),
	"3": () => toPane(2),
	"4": () => toPane(3),
};

function walkFromCaret(step: 1 | -1): void {
	const layout = store.getState().open?.layout;
	const pane = layout?.panes[layout.focusedPane];
	walkHighlights(step, pane && shownText(pane.sourceId)?.caret);
}

function otherPane(step: 1 | -1): void {
	const layout = store.getState().open?.layout;
	if (!layout || layout.panes.length === 0) return;
	toPane((layout.focusedPane + step + layout.panes.length) % layout.panes.length);
}

function toPane(index: number): void {
	focusPane(index);
	focusText(index);
}

/** The parts of the window that F6 goes through, each by what in it takes the keyboard. */
const regions = [".sources", ".panes", ".claims"];

/** Where F6 enters a region: the first of these that is there. */
const entrances = [".active [data-walk]", "[aria-current]", "[data-walk]", "button"];

function nextRegion(step: 1 | -1): void {
	const there = regions.filter((region) => document.querySelector(region));
	const here = there.findIndex((region) => document.activeElement?.closest(region));
	const next = there[(Math.max(here, here < 0 && step > 0 ? -1 : 0) + step + there.length) % there.length];
	if (next === ".panes") return void toPane(store.getState().open?.layout.focusedPane ?? 0);
	const place = document.querySelector(next ?? "");
	const found = entrances.map((entrance) => place?.querySelector<HTMLElement>(entrance));
	found.find((element) => element)?.focus();
}
