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
			[["ArrowLeft", "ArrowRight"], "Walk through what each source says"],
			[["Enter"], "Open; go to the evidence"],
			[["A", "C", "X"], "Give the evidence this stance"],
			[["F2"], "Word the claim"],
			[["Delete"], "Delete the evidence or the claim"],
			[["Escape"], "Return from evidence to the text"],
		],
	},
	{
		title: "In a field",
		keys: [
			[["ArrowUp", "ArrowDown"], "Walk through what was found"],
			[["Enter"], "Keep what was typed; choose what was found"],
			[["Shift+Enter"], "Begin a new line; find the one before"],
			[["Mod+Enter"], "Make it a new claim; open it beside"],
			[["Alt+A", "Alt+C", "Alt+X"], "Tag under the claim at once"],
			[["Alt+U"], "Use the similar claim"],
			[["Escape"], "Leave it as it was"],
		],
	},
];
