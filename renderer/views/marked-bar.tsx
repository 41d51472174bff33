import { clearMarks, markedClaims } from "../state/claim-marks.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { EditButton } from "../ui/edit-button.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { mergeMarkedClaims } from "./claim-commands.ts";

/** What can be done with the claims that are marked, once any is. */
export function MarkedBar() {
	const count = useWorkspace(({ open, markedClaims: marked }) =>
		open ? markedClaims(open, marked).length : 0,
	);
	const isMarking = useWorkspace((state) => state.markedClaims.size > 0);
	return (
		<div className="marked-bar" role="toolbar" aria-label="Marked claims" hidden={!isMarking}>
			<span role="status">
				{!isMarking ? "" : count === 1 ? "1 marked: mark another to merge" : `${count} marked`}
			</span>
			<EditButton
				className="plain"
				title={withKeys("Make one claim of them", "merge-claims")}
				onPress={mergeMarkedClaims}
			>
				Merge into…
			</EditButton>
			<button
				type="button"
				className="quiet"
				onClick={() => {
					clearMarks();
					document.querySelector<HTMLElement>(".claims [data-walk]")?.focus();
				}}
			>
				Clear
			</button>
		</div>
	);
}
