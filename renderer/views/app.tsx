import { useEffect } from "react";
import type { State } from "../state/store.ts";
import { holdFocus } from "../ui/hold-focus.ts";
import { MessageBar } from "../ui/message.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { CaseScreen } from "./case-screen.tsx";
import { useCommands } from "./desk-keys.ts";
import { Dialogs } from "./dialogs.tsx";
import { FirstRun } from "./first-run.tsx";
import { Welcome } from "./welcome.tsx";

/** The window: the first question, the welcome screen or the open case, with what lies on top. */
export function App() {
	const welcome = useWorkspace((state) => state.welcome);
	const isOpen = useWorkspace((state) => state.open !== null);
	const settled = useWorkspace(isSettled);
	useEffect(() => {
		document.documentElement.dataset.ready = String(settled);
	}, [settled]);
	useEffect(holdFocus, []);
	useCommands();
	if (!welcome) return <Waiting />;
	return (
		<>
			{isOpen ? <CaseScreen /> : <Welcome welcome={welcome} />}
			{welcome.analyst === null && !welcome.unattended ? (
				<FirstRun suggestedName={welcome.suggestedName} />
			) : null}
			<Dialogs />
			<MessageBar />
		</>
	);
}

function Waiting() {
	const message = useWorkspace((state) => state.message);
	return (
		<main className="waiting" aria-busy={!message}>
			<p>{message?.text ?? ""}</p>
		</main>
	);
}

/** Whether all that was asked for is on screen: for pictures of the window and for tests. */
function isSettled({ welcome, open, busy }: State): boolean {
	if (!welcome || busy !== null) return false;
	if (open?.loading) return false;
	return open === null || open.layout.panes.every((pane) => open.texts[pane.sourceId] !== undefined);
}
