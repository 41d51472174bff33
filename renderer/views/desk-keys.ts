import { useEffect } from "react";
import { type CommandNeed, commandOfChord, commands, worksWhileTyping } from "../../shared/ipc/commands.ts";
import { ask, listen } from "../bridge/bridge.ts";
import { store } from "../state/store.ts";
import { isMac } from "../ui/platform.ts";
import { commandReach, isWithinReach, runCommand, runFromMenu } from "./command-actions.ts";
import { pressedChord } from "./pressed-chord.ts";

/** Runs commands: those whose keys are pressed in the window, and those chosen from the menu. */
export function useCommands(): void {
	useEffect(() => {
		const stopListening = listen("command", runFromMenu);
		const stopTelling = tellReach();
		window.addEventListener("keydown", onKeyDown);
		return () => {
			stopListening();
			stopTelling();
			window.removeEventListener("keydown", onKeyDown);
		};
	}, []);
}

/** Tells the menu what commands can be run, now and whenever that changes. Returns what stops it. */
function tellReach(): () => void {
	let told: CommandNeed | null = null;
	const tell = () => {
		const reach = commandReach(store.getState());
		if (reach === told) return;
		told = reach;
		void ask("app.showReach", { reach });
	};
	tell();
	return store.subscribe(tell);
}

function onKeyDown(event: KeyboardEvent): void {
	if (event.defaultPrevented || event.isComposing) return;
	const chord = pressedChord(event, isMac);
	const id = chord === null ? undefined : commandOfChord(chord);
	if (chord === null || id === undefined || !isWithinReach(id)) return;
	if (isTyping(event.target) && !worksWhileTyping(id, chord)) return;
	event.preventDefault();
	// A key held down walks on, but does not tag or start claims again and again.
	if (!event.repeat || commands[id].repeats) runCommand(id);
}

/** Fields that take letters keep them; a reading text is no such field, because nothing can be typed in it. */
function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.matches("input:not([type=checkbox]), textarea, select") || target.closest("dialog") !== null;
}
