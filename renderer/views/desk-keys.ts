import { useEffect } from "react";
import { commandOfChord, commands, worksWhileTyping } from "../../shared/ipc/commands.ts";
import { listen } from "../bridge/bridge.ts";
import { isMac } from "../ui/platform.ts";
import { isWithinReach, runCommand } from "./command-actions.ts";
import { pressedChord } from "./pressed-chord.ts";

/** Runs commands: those whose keys are pressed in the window, and those chosen from the menu. */
export function useCommands(): void {
	useEffect(() => {
		const stopListening = listen("command", runCommand);
		window.addEventListener("keydown", onKeyDown);
		return () => {
			stopListening();
			window.removeEventListener("keydown", onKeyDown);
		};
	}, []);
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
	return target.matches("input, textarea, select") || target.closest("dialog") !== null;
}
