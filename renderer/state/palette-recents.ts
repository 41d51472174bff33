/** Choices that are remembered: more than one scrolls back to. */
const most = 50;

let chosen: readonly string[] = [];

/** Keys of what was chosen in the palette since the window opened, the last first. */
export function recentChoices(): readonly string[] {
	return chosen;
}

/** Notes a choice. */
export function noteChoice(key: string): void {
	chosen = [key, ...chosen.filter((other) => other !== key)].slice(0, most);
}
