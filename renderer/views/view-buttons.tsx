import type { Side } from "../../shared/ipc/views.ts";
import { toggleSide } from "../state/sides.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { runCommand } from "./command-actions.ts";
import { ScrollTogetherButton } from "./scroll-together-button.tsx";
import { useSides } from "./use-sides.ts";

/** What changes the look of the desk: its columns and the settings. */
export function ViewButtons() {
	const { shown } = useSides();
	return (
		<>
			<ScrollTogetherButton />
			<ColumnButton side="sources" isShown={shown.includes("sources")} />
			<ColumnButton side="claims" isShown={shown.includes("claims")} />
			<button
				type="button"
				className="plain icon"
				aria-label="Settings"
				title={withKeys("Settings: letters, colours, zoom", "settings")}
				onClick={() => runCommand("settings")}
			>
				<span aria-hidden="true">Aa</span>
			</button>
		</>
	);
}

function ColumnButton({ side, isShown }: { side: Side; isShown: boolean }) {
	const name = side === "sources" ? "Sources column" : "Claims column";
	const x = side === "sources" ? 1.5 : 9.5;
	return (
		<button
			type="button"
			className="plain icon"
			aria-label={name}
			aria-pressed={isShown}
			title={withKeys(isShown ? `Hide the ${side}` : `Show the ${side}`, `toggle-${side}`)}
			onClick={() => toggleSide(side)}
		>
			<svg className="column-sign" viewBox="0 0 16 14" aria-hidden="true">
				<rect x="1.5" y="1.5" width="13" height="11" rx="2" />
				<rect className="side" x={x} y="1.5" width="5" height="11" rx="1" />
			</svg>
		</button>
	);
}
