import { Fragment, useRef } from "react";
import { moveBorder } from "../state/desk-actions.ts";
import { Splitter } from "../ui/splitter.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { useAlignedPanes } from "./align-panes.ts";
import { useLockStep } from "./lock-step.ts";
import { Pane } from "./pane.tsx";

/** CSS pixels that a text needs to be read at all; where the window is too narrow, the row of panes scrolls. */
const narrowest = 208;

/** The texts side by side, with borders that can be moved. */
export function PaneRow() {
	const panes = useWorkspace((state) => state.open?.layout.panes);
	const sources = useWorkspace((state) => state.open?.sources);
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const row = useRef<HTMLDivElement>(null);
	useAlignedPanes();
	useLockStep(row);
	if (!panes || !sources) return null;
	if (panes.length === 0)
		return <NoPane hasSources={Object.keys(sources).length > 0} isLoading={isLoading} />;
	const move = (index: number, pixels: number) => moveBorder(index, pixels / (row.current?.offsetWidth || 1));
	return (
		<div
			className="panes"
			ref={row}
			style={{
				gridTemplateColumns: panes.map(({ share }) => `minmax(${narrowest}px, ${share}fr)`).join(" 0 "),
			}}
		>
			{panes.map((pane, index) => (
				<Fragment key={pane.sourceId}>
					{index > 0 ? (
						<Splitter
							label={`Border between pane ${index} and ${index + 1}`}
							value={100 * (panes[index - 1]?.share ?? 0)}
							onMove={(pixels) => move(index - 1, pixels)}
						/>
					) : null}
					<Pane sourceId={pane.sourceId} index={index} />
				</Fragment>
			))}
		</div>
	);
}

function NoPane({ hasSources, isLoading }: { hasSources: boolean; isLoading: boolean }) {
	if (!hasSources && isLoading) return <div className="no-pane" />;
	return (
		<div className="no-pane">
			{hasSources ? (
				<p>Choose a source on the left to read it here.</p>
			) : (
				<>
					<h2>This case has no articles yet</h2>
					<p>Drop text files anywhere in this window, or use Import files… or Paste text… above.</p>
				</>
			)}
		</div>
	);
}
