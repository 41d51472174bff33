import { toggleScrollsTogether } from "../state/pane-actions.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** Lets the panes scroll together, or each by itself; not there for a single pane. */
export function ScrollTogetherButton() {
	const isOn = useWorkspace((state) => state.scrollsTogether);
	const several = useWorkspace((state) => (state.open?.layout.panes.length ?? 0) > 1);
	if (!several) return null;
	return (
		<button
			type="button"
			className="plain icon"
			aria-label="Scroll the panes together"
			aria-pressed={isOn}
			title={withKeys(isOn ? "Scroll each pane by itself" : "Scroll the panes together", "scroll-together")}
			onClick={toggleScrollsTogether}
		>
			<svg className="lock-step-sign" viewBox="0 0 16 14" aria-hidden="true">
				<path d="M4.5 1.5v11M2 4l2.5-2.5L7 4M2 10l2.5 2.5L7 10M11.5 1.5v11M9 4l2.5-2.5L14 4M9 10l2.5 2.5L14 10" />
			</svg>
		</button>
	);
}
