/** Keys that belong to a place in the window and mean nothing elsewhere: for the sheet of all keys. */
export interface PlaceKeys {
	readonly title: string;
	/** Keys as the command table writes them, and what they do there. */
	readonly keys: readonly (readonly [chords: readonly string[], meaning: string])[];
}

/** A new key of a list, a text or a field gets its line here. */
export const placeKeys: readonly PlaceKeys[] = [
	{
		title: "In a text",
		keys: [
			[["Shift+ArrowRight"], "Select letter by letter"],
			[["Mod+Shift+ArrowRight"], "Select word by word"],
			[["Enter"], "Open the tag at the caret; again, the next one"],
			[["Mod+A"], "Select the whole text"],
			[["Escape"], "Select nothing"],
		],
	},
	{
		title: "In the lists of sources and claims",
		keys: [
			[["ArrowUp", "ArrowDown"], "Walk through the list"],
			[["Enter"], "Open; go to the evidence"],
			[["A", "C", "X"], "Give the evidence this stance"],
			[["F2"], "Word the claim"],
			[["Delete"], "Delete the evidence or the claim"],
			[["Escape"], "From the evidence back to the text"],
		],
	},
	{
		title: "In the list of anything",
		keys: [
			[["ArrowUp", "ArrowDown"], "Walk through what was found"],
			[["Enter"], "Go there; do it"],
			[["Mod+Enter"], "Open the source beside the others"],
		],
	},
	{
		title: "In a field",
		keys: [
			[["Enter"], "Keep what was typed"],
			[["Escape"], "Leave it as it was"],
		],
	},
];
