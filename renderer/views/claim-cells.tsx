import { type KeyboardEvent, useMemo } from "react";
import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type { SourceView } from "../../shared/ipc/views.ts";
import type { CellMark } from "../../shared/matrix/cells.ts";
import { showSource } from "../state/desk-actions.ts";
import { sourceName } from "../state/sources.ts";
import { cellMarks } from "../ui/cell-marks.ts";

type Sources = Readonly<Record<string, SourceView>>;
type Cells = ReadonlyMap<string, CellMark>;

/** Cells that a card shows; of more sources only those that somebody has examined, as far as there is room. */
const mostCells = 24;

/** What each source says of a claim, one mark for each in reading order: a click shows the source. */
export function ClaimCells({
	cells,
	sources,
	isActive,
}: {
	cells: Cells;
	sources: Sources;
	isActive: boolean;
}) {
	const { shown, rest } = useMemo(() => shownCells(cells, sources), [cells, sources]);
	if (shown.length === 0) return null;
	return (
		<div className="claim-cells" role="toolbar" aria-label="What each source says" onKeyDown={walkCells}>
			{shown.map((source, index) => {
				const mark = cells.get(source.id) ?? "unexamined";
				const label = `${sourceName(source)}: ${cellMarks[mark].says}`;
				return (
					<button
						key={source.id}
						type="button"
						className={`cell ${mark}`}
						// One stop for the Tab key, in the open card alone: the arrow keys go on from there.
						tabIndex={isActive && index === 0 ? 0 : -1}
						aria-label={label}
						data-label={label}
						onClick={() => showSource(source.id)}
					>
						{cellMarks[mark].sign}
					</button>
				);
			})}
			{rest > 0 ? <span className="cells-rest">+ {rest} more</span> : null}
		</div>
	);
}

/** Left and Right go from cell to cell. */
function walkCells(event: KeyboardEvent<HTMLElement>): void {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const stops = [...event.currentTarget.querySelectorAll<Element>("button")];
	const next = stops[stops.indexOf(event.target as Element) + step];
	event.preventDefault();
	if (next instanceof HTMLElement) next.focus();
}

function shownCells(cells: Cells, sources: Sources): { shown: readonly SourceView[]; rest: number } {
	const included = includedInOrder(sources);
	if (included.length <= mostCells) return { shown: included, rest: 0 };
	const examined = included.filter(({ id }) => cells.has(id));
	const shown = examined.slice(0, mostCells);
	return { shown, rest: included.length - shown.length };
}

const orders = new WeakMap<Sources, readonly SourceView[]>();

/** The sources that are not excluded, in reading order: worked out once for all cards. */
function includedInOrder(sources: Sources): readonly SourceView[] {
	const known = orders.get(sources);
	if (known) return known;
	const ordered = inReadingOrder(Object.values(sources).filter((source) => !source.excluded));
	orders.set(sources, ordered);
	return ordered;
}
