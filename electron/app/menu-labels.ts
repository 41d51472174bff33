import { partsOfChord, shownChord } from "../../shared/ipc/chords.ts";
import { type Command, type CommandId, commands } from "../../shared/ipc/commands.ts";

/** Words that menus write small inside a title. */
const small = /^(a|an|and|as|at|for|from|in|of|on|or|the|to|under|with)$/;

/** A title as menus write it, on every system: `Tag as Agreeing with a New Claim`. */
export function inTitleCase(title: string): string {
	const words = title.split(" ");
	return words
		.map((word, index) =>
			index > 0 && small.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join(" ");
}

/**
 * Marks in each label, with `&`, the letter that chooses it while its menu is open: the first letter of a
 * word that no label before it has; none where all are taken.
 */
export function withAccessKeys(labels: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return labels.map((label) => {
		const places = [...label.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
		const place = places.find((index) => !taken.has(label.charAt(index).toLowerCase()));
		if (place === undefined) return label;
		taken.add(label.charAt(place).toLowerCase());
		return `${label.slice(0, place)}&${label.slice(place)}`;
	});
}

/** How a command stands in a menu: its words, and its keys where the menu may show them as keys. */
export function menuEntry(id: CommandId, platform: NodeJS.Platform): { label: string; accelerator?: string } {
	const { title, keys }: Command = commands[id];
	const label = inTitleCase(title);
	const [chord] = keys;
	if (chord === undefined) return { label };
	// A Mac registers every key that a menu shows; and "?" would be shown as Shift+/, which types it on few keyboards.
	const isTold = chord === "?" || (platform === "darwin" && !chord.startsWith("Mod+"));
	return isTold
		? { label: `${label} (${shownChord(chord, platform === "darwin")})` }
		: { label, accelerator: acceleratorOf(chord) };
}

const electronNames: Readonly<Record<string, string>> = {
	Mod: "CmdOrCtrl",
	ArrowUp: "Up",
	ArrowDown: "Down",
	ArrowLeft: "Left",
	ArrowRight: "Right",
	"+": "Plus",
};

function acceleratorOf(chord: string): string {
	return partsOfChord(chord)
		.map((part) => electronNames[part] ?? part)
		.join("+");
}
