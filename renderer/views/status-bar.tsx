import { useMemo } from "react";
import type { SaveStatus } from "../../shared/ipc/views.ts";
import { retrySaving, travel } from "../state/case-actions.ts";
import { refusal } from "../state/saving.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { Pending } from "../ui/pending.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** Whether all is on disk, and how much there is. */
export function StatusBar() {
	const save = useWorkspace((state) => state.open?.save);
	const allClaims = useWorkspace((state) => state.open?.claims);
	const spans = useWorkspace((state) => state.open?.evidence.byKey.size ?? 0);
	// Counted when they change, not with everything else that does.
	const claims = useMemo(() => Object.keys(allClaims ?? {}).length, [allClaims]);
	const history = useWorkspace((state) => state.open?.history);
	const busy = useWorkspace((state) => state.busy);
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const mayChange = useWorkspace((state) => state.open?.readOnly === null);
	if (!save) return null;
	return (
		<footer className="status-bar">
			{mayChange ? <SaveState save={save} /> : <span>Read-only</span>}
			<span>Offline</span>
			{busy ? <span role="status">{busy}</span> : null}
			{isLoading ? <span role="status">Reading the case…</span> : null}
			<span className="status-right">
				{history?.undo && mayChange ? (
					<button
						type="button"
						className="quiet"
						title={withKeys(`Undo: ${history.undo}`, "undo")}
						onClick={() => void travel("undo")}
					>
						Undo
					</button>
				) : null}
				{history?.redo && mayChange ? (
					<button
						type="button"
						className="quiet"
						title={withKeys(`Redo: ${history.redo}`, "redo")}
						onClick={() => void travel("redo")}
					>
						Redo
					</button>
				) : null}
				<span>
					{isLoading ? <Pending /> : spans} {spans === 1 && !isLoading ? "span" : "spans"} ·{" "}
					{isLoading ? <Pending /> : claims} {claims === 1 && !isLoading ? "claim" : "claims"}
				</span>
			</span>
		</footer>
	);
}

function SaveState({ save }: { save: SaveStatus }) {
	if (save.state === "failed") {
		return (
			<span className="save failed" role="alert">
				<span title={refusal(save)}>▲ {refusal(save)}</span>
				<button type="button" className="plain" onClick={() => void retrySaving()}>
					Try again
				</button>
			</span>
		);
	}
	return (
		<span className="save" role="status">
			{save.state === "saved" ? "✓ Saved" : "Saving…"}
		</span>
	);
}
