import type { KeyboardEvent } from "react";
import { longestQuery } from "../../shared/search/query.ts";
import { foundCount } from "../state/find.ts";
import { changeFind, closeFind, walkFound } from "../state/find-actions.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** Finds words in the text below it as they are typed; there only in the pane that it was asked for in. */
export function FindBar({ sourceId }: { sourceId: string }) {
	const isHere = useWorkspace(({ find }) => find.isOpen && find.sourceId === sourceId);
	return isHere ? <Bar /> : null;
}

function Bar() {
	const { typed, everywhere } = useWorkspace((state) => state.find);
	const count = useWorkspace(({ find, open }) =>
		open ? countInWords(foundCount(find, open), find.typed) : "",
	);
	const several = useWorkspace((state) => (state.open?.layout.panes.length ?? 0) > 1);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.nativeEvent.isComposing) return;
		if (event.key === "Escape") closeFind();
		else if (event.key === "Enter" && event.target instanceof HTMLInputElement)
			walkFound(event.shiftKey ? -1 : 1);
		else return;
		event.preventDefault();
		event.stopPropagation();
	};
	return (
		<search className="find-bar" aria-label="Find in the text" onKeyDown={onKeyDown}>
			<input
				type="text"
				className="find-field"
				dir="auto"
				aria-label="Find in the text"
				placeholder="Find in the text"
				autoComplete="off"
				spellCheck={false}
				maxLength={longestQuery}
				value={typed}
				onChange={(event) => changeFind({ typed: event.target.value })}
			/>
			<output className="find-count">{count}</output>
			<span className="find-actions">
				<button
					type="button"
					className="quiet"
					aria-label="Previous"
					title={withKeys("Previous", "previous-found")}
					onClick={() => walkFound(-1)}
				>
					↑
				</button>
				<button
					type="button"
					className="quiet"
					aria-label="Next"
					title={withKeys("Next", "next-found")}
					onClick={() => walkFound(1)}
				>
					↓
				</button>
				{several ? (
					<button
						type="button"
						className="quiet find-everywhere"
						aria-pressed={everywhere}
						title="Look through the other panes as well"
						onClick={() => changeFind({ everywhere: !everywhere })}
					>
						All panes
					</button>
				) : null}
				<button
					type="button"
					className="quiet"
					aria-label="Close"
					title="Close, and select what was found (Esc)"
					onClick={closeFind}
				>
					×
				</button>
			</span>
		</search>
	);
}

function countInWords({ number, total }: { number: number; total: number }, typed: string): string {
	if (typed === "") return "";
	return total === 0 ? "Not found" : `${number.toLocaleString("en")} of ${total.toLocaleString("en")}`;
}
