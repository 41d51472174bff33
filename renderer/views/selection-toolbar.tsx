import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Stance } from "../../shared/schema/records.ts";
import { onTextsMoved, shownText } from "../editor/shown-texts.ts";
import type { ScreenBox } from "../editor/text-places.ts";
import { tagSelection } from "../state/desk-actions.ts";
import { CommandKey } from "../ui/command-keys.tsx";
import { stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { pickClaim, writeNote } from "./tag-commands.ts";

/** CSS pixels between the selected words and the toolbar. */
const gap = 8;

/** The toolbar over selected words: the same as the keys A, C, X, L and M. */
export function SelectionToolbar() {
	const selection = useWorkspace((state) => state.selection);
	const activeClaim = useWorkspace((state) => {
		const id = state.open?.layout.activeClaimId;
		return id ? state.open?.claims[id]?.statement : undefined;
	});
	const readOnly = useWorkspace((state) => state.open?.readOnly ?? null);
	const isAsking = useWorkspace((state) => state.popover !== null);
	const toolbar = useRef<HTMLDivElement>(null);
	const [, redraw] = useState(0);
	useEffect(() => onTextsMoved(() => redraw((count) => count + 1)), []);
	useLayoutEffect(() => {
		const lines = selection
			? shownText(selection.sourceId)?.places.linesOf(selection.start, selection.end)
			: [];
		if (toolbar.current) place(toolbar.current, lines ?? []);
	});
	if (!selection || readOnly !== null || isAsking) return null;
	return (
		<div ref={toolbar} className="selection-toolbar" role="toolbar" aria-label="Tag the selected words">
			{(Object.keys(stanceMarks) as Stance[]).map((stance) => (
				<button
					key={stance}
					type="button"
					// The click must not take the selection away before it is tagged.
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => void tagSelection(stance)}
				>
					<span aria-hidden="true">{stanceMarks[stance].sign}</span>
					{stanceMarks[stance].name}
					<CommandKey id={`tag-${stance}`} />
				</button>
			))}
			<i />
			<button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => pickClaim()}>
				Claim… <CommandKey id="pick-claim" />
			</button>
			<button
				type="button"
				onMouseDown={(event) => event.preventDefault()}
				onClick={() => void writeNote()}
				title="Write a note; words that are not tagged become context"
			>
				Note <CommandKey id="write-note" />
			</button>
			<span className="joins" title={activeClaim}>
				{joins(activeClaim)}
			</span>
		</div>
	);
}

/** Puts the toolbar over the first line of the selected words, or under the last where there is no room. */
function place(toolbar: HTMLElement, lines: readonly ScreenBox[]): void {
	const [first, last] = [lines[0], lines.at(-1)];
	// Words that are folded away stand nowhere.
	toolbar.style.visibility = "hidden";
	if (!first || !last) return;
	const frame = document.querySelector(".panes")?.getBoundingClientRect();
	const { offsetWidth: width, offsetHeight: height } = toolbar;
	// Over the texts, where they are wide enough for it: what the tag joins stands beside them.
	const furthest = Math.max((frame?.right ?? window.innerWidth) - width - gap, gap);
	const left = Math.min(Math.max(first.left - 12, gap), furthest);
	const above = first.top - height - gap;
	// Words that fill the pane have neither above nor below: the bar lies over their lower end.
	const lowest = (frame?.bottom ?? window.innerHeight) - height - gap;
	const top = Math.min(frame && above < frame.top + 44 ? last.bottom + gap : above, lowest);
	toolbar.style.left = `${Math.round(left)}px`;
	toolbar.style.top = `${Math.round(top)}px`;
	const isInSight = frame ? last.bottom > frame.top && first.top < frame.bottom : true;
	if (isInSight) toolbar.style.visibility = "visible";
}

/** What a tag does next: a claim that has no words yet is joined all the same. */
function joins(activeClaim: string | undefined): string {
	if (activeClaim === undefined) return "starts a claim";
	return activeClaim === "" ? "joins the claim without words yet" : `joins “${activeClaim}”`;
}
