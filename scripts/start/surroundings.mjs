// @ts-check
import { hasDisplay } from "../setup/display.mjs";
import { say } from "../setup/terminal.mjs";
import { chromiumFlags, sharedMemorySize } from "./chromium-flags.mjs";

/**
 * What starting a window on this machine takes, told to the user where it is unusual.
 * @returns {{ flags: string[], onVirtualDisplay: boolean, isRoot: boolean }} the flags for
 *   Chromium, and whether its windows need a display that nobody sees
 */
export function surroundings() {
	const isRoot = process.platform === "linux" && process.getuid?.() === 0;
	const onVirtualDisplay = !hasDisplay();
	const { flags, sentences } = chromiumFlags({
		isRoot,
		hasDisplay: !onVirtualDisplay,
		sharedMemory: sharedMemorySize(),
	});
	if (onVirtualDisplay)
		say("There is no display here, so the window opens on a virtual one (xvfb-run) that nobody sees.");
	for (const sentence of sentences) say(sentence);
	return { flags, onVirtualDisplay, isRoot };
}
