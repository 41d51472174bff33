import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type { Layout, SourceView } from "../../shared/ipc/views.ts";

/** The layout that is kept, and which pane has the keyboard. */
export interface PanesLayout extends Layout {
	readonly focusedPane: number;
}

export const mostPanes = 4;

/** Smallest share of the panes' width that one pane can be dragged to. */
export const smallestShare = 0.18;

const defaultSides = { sources: 212, claims: 340 };

/** The first sources side by side: as many as a wide window reads well. */
export function defaultLayout(sources: Readonly<Record<string, SourceView>>): PanesLayout {
	const first = inReadingOrder(Object.values(sources).filter((source) => !source.excluded)).slice(0, 3);
	return {
		panes: evenly(first.map((source) => source.id)),
		scroll: {},
		activeClaimId: null,
		sides: defaultSides,
		focusedPane: 0,
	};
}

/** Shows a source: in its pane if it has one, else in place of the focused pane, or beside it. */
export function withSource(layout: PanesLayout, sourceId: string, beside: boolean): PanesLayout {
	const shown = layout.panes.findIndex((pane) => pane.sourceId === sourceId);
	if (shown >= 0) return { ...layout, focusedPane: shown };
	if (layout.panes.length === 0 || (beside && layout.panes.length < mostPanes)) {
		const ids = [...layout.panes.map((pane) => pane.sourceId), sourceId];
		return { ...layout, panes: evenly(ids), focusedPane: ids.length - 1 };
	}
	const panes = layout.panes.map((pane, index) =>
		index === layout.focusedPane ? { ...pane, sourceId } : pane,
	);
	return { ...layout, panes };
}

/** Closes the panes of these sources. */
export function withoutSources(layout: PanesLayout, sourceIds: readonly string[]): PanesLayout {
	const panes = layout.panes.filter((pane) => !sourceIds.includes(pane.sourceId));
	if (panes.length === layout.panes.length) return layout;
	const before = layout.panes.slice(0, layout.focusedPane);
	const shifted = before.filter((pane) => !sourceIds.includes(pane.sourceId)).length;
	const focusedPane = Math.max(0, Math.min(shifted, panes.length - 1));
	return { ...layout, panes: evenly(panes.map((pane) => pane.sourceId)), focusedPane };
}

/** Moves a pane one place to the left (-1) or right (1), with its width; the keyboard stays in it. */
export function withPaneMoved(layout: PanesLayout, index: number, step: 1 | -1): PanesLayout {
	const [moved, other] = [layout.panes[index], layout.panes[index + step]];
	if (!moved || !other) return layout;
	const panes = layout.panes.with(index, other).with(index + step, moved);
	const focusedPane =
		layout.focusedPane === index
			? index + step
			: layout.focusedPane === index + step
				? index
				: layout.focusedPane;
	return { ...layout, panes, focusedPane };
}

/** Shows a source in a pane in place of the one there; as it is where the source has a pane already. */
export function withPaneReplaced(layout: PanesLayout, index: number, sourceId: string): PanesLayout {
	const pane = layout.panes[index];
	if (!pane || layout.panes.some((shown) => shown.sourceId === sourceId)) return layout;
	return { ...layout, panes: layout.panes.with(index, { ...pane, sourceId }) };
}

/**
 * Moves the border between pane `index` and the next by `by`, a share of the panes' width; neither
 * becomes smaller than {@link smallestShare}.
 */
export function withBorderMoved(layout: PanesLayout, index: number, by: number): PanesLayout {
	const left = layout.panes[index];
	const right = layout.panes[index + 1];
	if (!left || !right) return layout;
	const least = smallestShare - left.share;
	const most = right.share - smallestShare;
	const moved = Math.min(Math.max(by, Math.min(least, 0)), Math.max(most, 0));
	const panes = layout.panes.map((pane, position) => {
		if (position === index) return { ...pane, share: pane.share + moved };
		return position === index + 1 ? { ...pane, share: pane.share - moved } : pane;
	});
	return { ...layout, panes };
}

/** What is kept of a layout. */
export function keptLayout({ focusedPane: _, hiddenSides, ...layout }: PanesLayout): Layout {
	return { ...layout, ...(hiddenSides?.length ? { hiddenSides } : {}) };
}

function evenly(sourceIds: readonly string[]): Layout["panes"] {
	return sourceIds.map((sourceId) => ({ sourceId, share: 1 / sourceIds.length }));
}
