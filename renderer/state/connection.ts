import type { MenuCommand } from "../../shared/ipc/channels.ts";
import type { Layout } from "../../shared/ipc/views.ts";
import { ask, listen } from "../bridge/bridge.ts";
import { closeCase, importBy, openCaseBy, travel } from "./case-actions.ts";
import { keptLayout } from "./layout.ts";
import { say } from "./messages.ts";
import { withDelta } from "./open-case.ts";
import { store, updateCase } from "./store.ts";

/** Milliseconds of quiet before the window's arrangement is kept. */
const layoutSettles = 400;

/** Connects the store to the main process: its events come in, the window's arrangement goes out. */
export function connect(): void {
	listen("caseChanged", (delta) => updateCase((open) => withDelta(open, delta)));
	listen("saveStatus", (save) => {
		const before = store.getState().open?.save.state;
		updateCase((open) => ({ ...open, save }));
		if (save.state === "failed" && before !== "failed") say(`Not saved. ${save.reason}`, "problem");
	});
	listen("command", (command) => void run(command));
	keepLayout();
}

async function run(command: MenuCommand): Promise<void> {
	const { open, dialog, welcome } = store.getState();
	// The menu stays within reach while a dialog waits for its answer; the window behind it does not.
	if (dialog !== null || welcome === null || welcome.analyst === null) return;
	const isOpen = open !== null;
	switch (command) {
		case "new-case":
			return store.setState({ dialog: { kind: "new-case" } });
		case "open-case":
			return openCaseBy("cases.open", {});
		case "show-keys":
			return store.setState({ dialog: { kind: "keys" } });
		case "undo":
		case "redo":
			return isOpen ? travel(command) : undefined;
		case "close-case":
			return isOpen ? closeCase() : undefined;
		case "import-files":
			return isOpen ? importBy("sources.importFiles", {}) : undefined;
		case "paste-text":
			if (isOpen) store.setState({ dialog: { kind: "paste" } });
	}
}

function keepLayout(): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let kept: { caseId: string; layout: Layout } | null = null;
	store.subscribe(({ open }, before) => {
		if (!open || open.layout === before.open?.layout || open.id !== before.open?.id) return;
		kept = { caseId: open.id, layout: keptLayout(open.layout) };
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (kept?.caseId === store.getState().open?.id && kept)
				void ask("case.saveLayout", { layout: kept.layout });
		}, layoutSettles);
	});
}
