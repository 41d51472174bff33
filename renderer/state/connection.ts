import type { MenuCommand } from "../../shared/ipc/channels.ts";
import { listen } from "../bridge/bridge.ts";
import { closeCase, importBy, openCaseBy, travel } from "./case-actions.ts";
import { giveKeyboardToPane } from "./desk-actions.ts";
import { keepLayout } from "./layout-keeping.ts";
import { say } from "./messages.ts";
import { tellOfNotices } from "./notice-telling.ts";
import { withDelta } from "./open-case.ts";
import { openToEdit } from "./read-only.ts";
import { refusalNews } from "./saving.ts";
import { store, updateCase } from "./store.ts";

/** Connects the store to the main process: its events come in, the window's arrangement goes out. */
export function connect(): void {
	listen("caseChanged", (delta) => updateCase((open) => withDelta(open, delta)));
	listen("saveStatus", (save) => {
		const before = store.getState().open?.save.state;
		updateCase((open) => ({ ...open, save }));
		if (save.state === "failed" && before !== "failed") say(refusalNews(save), "problem");
	});
	listen("said", ({ text, tone }) => say(text, tone));
	listen("command", (command) => void run(command));
	keepLayout();
	tellOfNotices();
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
			keepWording();
			return openCaseBy("cases.open", {});
		case "show-keys":
			return store.setState({ dialog: { kind: "keys" } });
		case "backups":
			// What is being worded belongs into a backup too.
			keepWording();
			return store.setState({ dialog: { kind: "backups" } });
		case "check-case":
			keepWording();
			return isOpen ? store.setState({ dialog: { kind: "check" } }) : undefined;
		case "undo":
		case "redo":
			// A field that is being written in has an undo of its own.
			if (isField(document.activeElement)) return void document.execCommand(command);
			return isOpen ? travel(command) : undefined;
		case "close-case":
			keepWording();
			return isOpen ? closeCase() : undefined;
		case "import-files":
			return isOpen ? importBy("sources.importFiles", {}) : undefined;
		case "paste-text":
			if (isOpen) openToEdit({ kind: "paste" });
	}
}

function isField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
	return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** A statement that is being worded is kept before its case is left, as it is when the field is left. */
function keepWording(): void {
	const field = document.activeElement;
	if (!isField(field)) return;
	field.blur();
	giveKeyboardToPane();
}
