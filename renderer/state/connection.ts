import { listen } from "../bridge/bridge.ts";
import { keepLayout } from "./layout-keeping.ts";
import { say } from "./messages.ts";
import { tellOfNotices } from "./notice-telling.ts";
import { withDelta } from "./open-case.ts";
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
	keepLayout();
	tellOfNotices();
}
