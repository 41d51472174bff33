import type { FocusEvent, KeyboardEvent } from "react";
import type { Layout, Side } from "../../shared/ipc/views.ts";
import { textsMoved } from "../editor/shown-texts.ts";
import { resizeSide } from "../state/desk-actions.ts";
import { putSearchAside } from "../state/search-actions.ts";
import { closeDrawer } from "../state/sides.ts";
import { store } from "../state/store.ts";
import { Splitter } from "../ui/splitter.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { CaretTeller } from "./caret-teller.tsx";
import { CaseHeader } from "./case-header.tsx";
import { ClaimsPanel } from "./claims-panel.tsx";
import { HoverCard } from "./hover-card.tsx";
import { PaneRow } from "./pane-row.tsx";
import { Popovers, showActionsAt } from "./popovers.tsx";
import { Ribbons } from "./ribbons.tsx";
import { SearchPanel } from "./search-panel.tsx";
import { SelectionToolbar } from "./selection-toolbar.tsx";
import { SourceList } from "./source-list.tsx";
import { StatusBar } from "./status-bar.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useSides } from "./use-sides.ts";

/** The open case: sources on the left, texts side by side, claims on the right. */
export function CaseScreen() {
	const sides = useWorkspace((state) => state.open?.layout.sides);
	const { shown, isNarrow } = useSides();
	const isSearching = useWorkspace((state) => state.search.isOpen);
	const isDropping = useFileDrop();
	if (!sides) return null;
	// What was found stands where the sources stand: beside it there is no room for both.
	const hasSources = shown.includes("sources") && !isSearching;
	const hasClaims = shown.includes("claims");
	return (
		<div className={isDropping ? "desk dropping" : "desk"} onScroll={textsMoved}>
			<CaseHeader />
			<main
				className={isNarrow ? "columns narrow" : "columns"}
				style={isNarrow ? {} : { gridTemplateColumns: columns(sides, shown, isSearching) }}
				onFocus={isNarrow ? leaveDrawers : undefined}
				onKeyDown={onKeyDown}
				onContextMenu={showActionsAt}
			>
				{isSearching ? <SearchPanel /> : null}
				{hasSources ? <SourceList /> : null}
				{hasSources && !isNarrow ? (
					<Splitter
						label="Width of the sources"
						value={(sides.sources - 160) / 2.6}
						onMove={(pixels) => moveSide("sources", pixels)}
					/>
				) : null}
				<PaneRow />
				{hasClaims && !isNarrow ? (
					<Splitter
						label="Width of the claims"
						value={(620 - sides.claims) / 3.6}
						onMove={(pixels) => moveSide("claims", -pixels)}
					/>
				) : null}
				{hasClaims ? <ClaimsPanel /> : null}
				<SelectionToolbar />
				<HoverCard />
			</main>
			<StatusBar />
			<Ribbons />
			<Popovers />
			<CaretTeller />
		</div>
	);
}

/** As much as an excerpt needs to be read. */
const searchWidth = "min(330px, 30vw)";

/** The columns that are on screen, each with its border, and the texts between them. */
function columns(sides: Layout["sides"], shown: readonly Side[], isSearching: boolean): string {
	const sources = shown.includes("sources") ? [`min(${sides.sources}px, 22vw) 0`] : [];
	return [
		...(isSearching ? [searchWidth] : sources),
		"minmax(0, 1fr)",
		...(shown.includes("claims") ? [`0 min(${sides.claims}px, 34vw)`] : []),
	].join(" ");
}

/** What lies over the texts goes when one of them takes the keyboard. */
function leaveDrawers({ target }: FocusEvent): void {
	if (!target.closest(".panes")) return;
	closeDrawer();
	putSearchAside();
}

function onKeyDown(event: KeyboardEvent): void {
	if (event.key !== "Escape" || event.defaultPrevented || store.getState().drawer === null) return;
	event.preventDefault();
	closeDrawer();
}

/** Adds to the width that the column has now, which may be newer than what was drawn. */
function moveSide(side: Side, by: number): void {
	const width = store.getState().open?.layout.sides[side];
	if (width !== undefined) resizeSide(side, width + by);
}
