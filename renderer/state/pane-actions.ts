import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import { closePane, giveKeyboardToPane, showSource } from "./desk-actions.ts";
import { mostPanes, withPaneMoved, withPaneReplaced } from "./layout.ts";
import { say } from "./messages.ts";
import type { OpenCase } from "./open-case.ts";
import { sourceName } from "./sources.ts";
import { store, updateCase } from "./store.ts";

/** Closes the pane that has the keyboard. */
export function closeFocusedPane(): void {
	const { open } = store.getState();
	const pane = open?.layout.panes[open.layout.focusedPane];
	if (pane) closePane(pane.sourceId);
}

/** Opens the next source that is not shown beside the others. */
export function openNextBeside(): void {
	const { open } = store.getState();
	if (!open) return;
	if (open.layout.panes.length >= mostPanes)
		return void say(`${mostPanes} texts side by side are the most. Close one first.`);
	const next = hiddenSource(open, 1);
	if (next === null) say("Every source is shown already.");
	else showSource(next, true);
}

/** Shows the next (1) or previous (-1) source that is not shown in the pane that has the keyboard. */
export function replaceFocusedPane(step: 1 | -1): void {
	const { open } = store.getState();
	if (!open) return;
	const next = hiddenSource(open, step);
	if (next === null) return void say("Every source is shown already.");
	const { focusedPane, panes } = open.layout;
	if (panes.length === 0) return void showSource(next);
	updateCase((now) => ({ ...now, layout: withPaneReplaced(now.layout, focusedPane, next) }));
	giveKeyboardToPane();
	const source = open.sources[next];
	if (source) say(`Pane ${focusedPane + 1}: ${sourceName(source)}`);
}

/** Moves the pane that has the keyboard one place to the left or right. */
export function moveFocusedPane(step: 1 | -1): void {
	const { open } = store.getState();
	if (!open) return;
	const index = open.layout.focusedPane;
	if (!open.layout.panes[index + step])
		return void say(step < 0 ? "This pane is the first already." : "This pane is the last already.");
	updateCase((now) => ({ ...now, layout: withPaneMoved(now.layout, index, step) }));
	giveKeyboardToPane();
}

/** Lets the panes scroll together, or each by itself again. */
export function toggleScrollsTogether(): void {
	const isOn = !store.getState().scrollsTogether;
	store.setState({ scrollsTogether: isOn });
	say(isOn ? "The panes scroll together now." : "Each pane scrolls by itself again.");
}

/** The next source in the order of the list, from the one in the focused pane, that no pane shows; null where there is none. */
function hiddenSource({ sources, layout }: OpenCase, step: 1 | -1): string | null {
	const listed = inReadingOrder(Object.values(sources).filter((source) => !source.excluded));
	const here = listed.findIndex(({ id }) => id === layout.panes[layout.focusedPane]?.sourceId);
	const shown = new Set(layout.panes.map(({ sourceId }) => sourceId));
	for (let steps = 1; steps <= listed.length; steps++) {
		const place = (here + step * steps + listed.length * 2) % listed.length;
		const source = listed[place];
		if (source && !shown.has(source.id)) return source.id;
	}
	return null;
}
