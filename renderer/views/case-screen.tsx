import { resizeSide } from "../state/desk-actions.ts";
import { store } from "../state/store.ts";
import { Splitter } from "../ui/splitter.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { CaseHeader } from "./case-header.tsx";
import { ClaimsPanel } from "./claims-panel.tsx";
import { PaneRow } from "./pane-row.tsx";
import { Ribbons } from "./ribbons.tsx";
import { SelectionToolbar } from "./selection-toolbar.tsx";
import { SourceList } from "./source-list.tsx";
import { StatusBar } from "./status-bar.tsx";
import { useFileDrop } from "./use-file-drop.ts";

/** The open case: sources on the left, texts side by side, claims on the right. */
export function CaseScreen() {
	const sides = useWorkspace((state) => state.open?.layout.sides);
	const isDropping = useFileDrop();
	if (!sides) return null;
	return (
		<div className={isDropping ? "desk dropping" : "desk"}>
			<CaseHeader />
			<main
				className="columns"
				style={{
					gridTemplateColumns: `min(${sides.sources}px, 22vw) 0 minmax(0, 1fr) 0 min(${sides.claims}px, 34vw)`,
				}}
			>
				<SourceList />
				<Splitter
					label="Width of the sources"
					value={(sides.sources - 160) / 2.6}
					onMove={(pixels) => moveSide("sources", pixels)}
				/>
				<PaneRow />
				<Splitter
					label="Width of the claims"
					value={(620 - sides.claims) / 3.6}
					onMove={(pixels) => moveSide("claims", -pixels)}
				/>
				<ClaimsPanel />
				<SelectionToolbar />
			</main>
			<StatusBar />
			<Ribbons />
		</div>
	);
}

/** Adds to the width that the column has now, which may be newer than what was drawn. */
function moveSide(side: "sources" | "claims", by: number): void {
	const width = store.getState().open?.layout.sides[side];
	if (width !== undefined) resizeSide(side, width + by);
}
