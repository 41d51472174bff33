import { say } from "./messages.ts";
import { type OpenDialog, store } from "./store.ts";

/** Whether the open case may be changed in this window; where it may not, says why. */
export function mayEdit(): boolean {
	const reason = store.getState().open?.readOnly ?? null;
	if (reason !== null) say(reason);
	return reason === null;
}

/** Opens a dialog that changes the case, where it may be changed. */
export function openToEdit(dialog: OpenDialog): void {
	if (mayEdit()) store.setState({ dialog });
}
