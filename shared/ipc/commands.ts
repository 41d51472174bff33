/**
 * Every command of the window. Menu, palette, sheet of keys, tooltips and the keys themselves read this
 * table; what a command does stands in `renderer/views/command-actions.ts`. A new command is one line in
 * each.
 */

/** Groups of commands as lists show them, and the menu that each stands in. */
export const commandGroups = {
	case: { title: "Case", menu: "File" },
	articles: { title: "Articles", menu: "File" },
	files: { title: "Files on disk", menu: "File" },
	history: { title: "Undo", menu: "Edit" },
	search: { title: "Search", menu: "Edit" },
	view: { title: "View", menu: "View" },
	columns: { title: "Columns", menu: "View" },
	selecting: { title: "Select in a text", menu: "Edit" },
	tag: { title: "Tag the selected words", menu: "Tag" },
	borders: { title: "Borders of your tag", menu: "Tag" },
	claims: { title: "Claims", menu: "Claim" },
	window: { title: "Window", menu: "Go" },
	highlights: { title: "Highlights", menu: "Go" },
	panes: { title: "Panes", menu: "Go" },
	help: { title: "Help", menu: "Help" },
} as const satisfies Record<string, { readonly title: string; readonly menu: string }>;

export type CommandGroup = keyof typeof commandGroups;
export type MenuName = (typeof commandGroups)[CommandGroup]["menu"];

/**
 * What must be there for a command: nothing but a window, also behind a dialog; the window alone, an open case, or an
 * open case that may be changed.
 */
export type CommandNeed = "nothing" | "window" | "case" | "edit";

const needs: readonly CommandNeed[] = ["nothing", "window", "case", "edit"];

/** Whether a command can be run where commands may need no more than `reach`. */
export function isReached(command: Command, reach: CommandNeed): boolean {
	return needs.indexOf(command.needs) <= needs.indexOf(reach);
}

export interface Command {
	/** What it does, in the imperative; ends with … where it asks for more. */
	readonly title: string;
	readonly group: CommandGroup;
	/**
	 * Keys pressed together, the first to be shown: `Mod`, `Alt`, `Shift` in this order, then the key. `Mod`
	 * is Ctrl, or Cmd on a Mac. Letters are capital; signs are written as printed, without the Shift that
	 * types them; other keys are named as `KeyboardEvent.key` names them.
	 */
	readonly keys: readonly string[];
	readonly needs: CommandNeed;
	/** Whether a key held down runs it again and again. */
	readonly repeats?: true;
	/** Whether fields in which one types have these keys for themselves, although they are no letters. */
	readonly leftToFields?: true;
}

const table = {
	"new-case": { title: "New case…", group: "case", keys: ["Mod+N"], needs: "window" },
	"open-case": { title: "Open case…", group: "case", keys: ["Mod+O"], needs: "window" },
	"rename-case": { title: "Rename case…", group: "case", keys: [], needs: "edit" },
	"close-case": { title: "Close case", group: "case", keys: ["Mod+W"], needs: "case" },

	"import-files": { title: "Import articles…", group: "articles", keys: ["Mod+Shift+O"], needs: "edit" },
	"paste-text": { title: "Paste text as article…", group: "articles", keys: ["Mod+Shift+P"], needs: "edit" },

	backups: { title: "Backups…", group: "files", keys: [], needs: "window" },
	"check-case": { title: "Check case…", group: "files", keys: [], needs: "case" },

	undo: { title: "Undo", group: "history", keys: ["Mod+Z"], needs: "edit", leftToFields: true },
	redo: {
		title: "Redo",
		group: "history",
		keys: ["Mod+Shift+Z", "Mod+Y"],
		needs: "edit",
		leftToFields: true,
	},

	"find-in-text": { title: "Find in the text…", group: "search", keys: ["Mod+F"], needs: "case" },
	"search-case": {
		title: "Search in sources, claims and notes…",
		group: "search",
		keys: ["Mod+Shift+F"],
		needs: "case",
	},
	"next-found": {
		title: "Go to next hit",
		group: "search",
		keys: ["F3", "Mod+G"],
		needs: "case",
		repeats: true,
	},
	"previous-found": {
		title: "Go to previous hit",
		group: "search",
		keys: ["Shift+F3", "Mod+Shift+G"],
		needs: "case",
		repeats: true,
	},

	settings: { title: "Settings…", group: "view", keys: ["Mod+,"], needs: "window" },
	"zoom-in": {
		title: "Zoom in",
		group: "view",
		keys: ["Mod++", "Mod+="],
		needs: "nothing",
		repeats: true,
	},
	"zoom-out": { title: "Zoom out", group: "view", keys: ["Mod+-"], needs: "nothing", repeats: true },
	"reset-zoom": { title: "Actual size", group: "view", keys: ["Mod+0"], needs: "nothing" },
	"toggle-sources": {
		title: "Show or hide the sources",
		group: "columns",
		keys: ["Mod+B"],
		needs: "case",
	},
	"toggle-claims": {
		title: "Show or hide the claims",
		group: "columns",
		keys: ["Mod+Shift+B"],
		needs: "case",
	},

	"grow-selection": {
		title: "Grow the selection: word, phrase, sentence, paragraph",
		group: "selecting",
		keys: ["W"],
		needs: "case",
		repeats: true,
	},
	"shrink-selection": {
		title: "Shrink the selection, the way it has grown",
		group: "selecting",
		keys: ["Shift+W"],
		needs: "case",
		repeats: true,
	},
	"select-sentences": { title: "Select whole sentences", group: "selecting", keys: ["Z"], needs: "case" },
	"copy-with-source": {
		title: "Copy the quote with its source",
		group: "selecting",
		keys: ["Mod+Shift+C"],
		needs: "case",
		leftToFields: true,
	},

	"tag-agrees": { title: "Tag as agreeing", group: "tag", keys: ["A"], needs: "edit" },
	"tag-conflicts": { title: "Tag as conflicting", group: "tag", keys: ["C"], needs: "edit" },
	"tag-context": { title: "Tag as context", group: "tag", keys: ["X"], needs: "edit" },
	"tag-agrees-anew": {
		title: "Tag as agreeing with a new claim",
		group: "tag",
		keys: ["Shift+A"],
		needs: "edit",
	},
	"tag-conflicts-anew": {
		title: "Tag as conflicting with a new claim",
		group: "tag",
		keys: ["Shift+C"],
		needs: "edit",
	},
	"tag-context-anew": {
		title: "Tag as context for a new claim",
		group: "tag",
		keys: ["Shift+X"],
		needs: "edit",
	},

	"write-note": { title: "Write a note on the tag…", group: "tag", keys: ["M"], needs: "edit" },
	attribute: { title: "Say by whom it is, as the source says…", group: "tag", keys: ["B"], needs: "edit" },
	"select-again": { title: "Select the tagged words again", group: "tag", keys: ["T"], needs: "case" },
	"delete-tag": { title: "Delete the tag", group: "tag", keys: ["Delete", "Backspace"], needs: "edit" },
	"tag-actions": {
		title: "Show what can be done with the tag…",
		group: "tag",
		keys: ["Shift+F10", "ContextMenu"],
		needs: "case",
	},

	"pick-claim": { title: "Choose the claim…", group: "claims", keys: ["L"], needs: "edit" },
	"start-word-earlier": {
		title: "Start a word earlier",
		group: "borders",
		keys: ["I"],
		needs: "edit",
		repeats: true,
	},
	"start-word-later": {
		title: "Start a word later",
		group: "borders",
		keys: ["Shift+I"],
		needs: "edit",
		repeats: true,
	},
	"end-word-later": {
		title: "End a word later",
		group: "borders",
		keys: ["O"],
		needs: "edit",
		repeats: true,
	},
	"end-word-earlier": {
		title: "End a word earlier",
		group: "borders",
		keys: ["Shift+O"],
		needs: "edit",
		repeats: true,
	},
	"start-character-earlier": {
		title: "Start a character earlier",
		group: "borders",
		keys: ["Alt+I"],
		needs: "edit",
		repeats: true,
	},
	"start-character-later": {
		title: "Start a character later",
		group: "borders",
		keys: ["Alt+Shift+I"],
		needs: "edit",
		repeats: true,
	},
	"end-character-later": {
		title: "End a character later",
		group: "borders",
		keys: ["Alt+O"],
		needs: "edit",
		repeats: true,
	},
	"end-character-earlier": {
		title: "End a character earlier",
		group: "borders",
		keys: ["Alt+Shift+O"],
		needs: "edit",
		repeats: true,
	},

	"new-claim": { title: "New claim", group: "claims", keys: ["N"], needs: "edit" },
	"word-claim": { title: "Word the active claim", group: "claims", keys: ["E"], needs: "edit" },
	"find-claim": { title: "Find a claim in the list", group: "claims", keys: ["/"], needs: "case" },
	"give-verdict": { title: "Give a verdict on the claim", group: "claims", keys: ["V"], needs: "edit" },
	"mark-claim": { title: "Mark the claim", group: "claims", keys: ["G"], needs: "edit" },
	"merge-claims": { title: "Merge the marked claims…", group: "claims", keys: ["Shift+G"], needs: "edit" },
	"split-claim": { title: "Split the claim…", group: "claims", keys: [], needs: "edit" },
	"move-claim-up": {
		title: "Move the claim up",
		group: "claims",
		keys: ["Alt+ArrowUp"],
		needs: "edit",
		repeats: true,
	},
	"move-claim-down": {
		title: "Move the claim down",
		group: "claims",
		keys: ["Alt+ArrowDown"],
		needs: "edit",
		repeats: true,
	},
	"use-similar": { title: "Use the similar claim", group: "claims", keys: ["U"], needs: "edit" },
	"record-silence": {
		title: "Record that the source is silent on the claim",
		group: "claims",
		keys: ["S"],
		needs: "edit",
	},
	"record-silence-rest": {
		title: "Record that the source is silent on all other claims",
		group: "claims",
		keys: ["Shift+S"],
		needs: "edit",
	},
	"leave-claim": { title: "Leave the active claim", group: "claims", keys: ["Escape"], needs: "case" },

	"open-palette": { title: "Go to anything…", group: "window", keys: ["Mod+K"], needs: "window" },
	"next-region": { title: "Go to next part of the window", group: "window", keys: ["F6"], needs: "case" },
	"previous-region": {
		title: "Go to previous part of the window",
		group: "window",
		keys: ["Shift+F6"],
		needs: "case",
	},

	"next-highlight": {
		title: "Go to next highlight",
		group: "highlights",
		keys: ["J"],
		needs: "case",
		repeats: true,
	},
	"previous-highlight": {
		title: "Go to previous highlight",
		group: "highlights",
		keys: ["K"],
		needs: "case",
		repeats: true,
	},

	"describe-highlight": {
		title: "Show what the highlight at the caret says",
		group: "highlights",
		keys: ["D"],
		needs: "case",
	},

	"next-pane": { title: "Go to next pane", group: "panes", keys: ["]"], needs: "case", repeats: true },
	"previous-pane": {
		title: "Go to previous pane",
		group: "panes",
		keys: ["["],
		needs: "case",
		repeats: true,
	},
	"open-pane": { title: "Open the next source beside", group: "panes", keys: ["+"], needs: "case" },
	"close-pane": { title: "Close the pane", group: "panes", keys: ["-"], needs: "case" },
	"next-source": {
		title: "Show the next source in the pane",
		group: "panes",
		keys: ["."],
		needs: "case",
		repeats: true,
	},
	"previous-source": {
		title: "Show the previous source in the pane",
		group: "panes",
		keys: [","],
		needs: "case",
		repeats: true,
	},
	"move-pane-left": { title: "Move the pane to the left", group: "panes", keys: ["{"], needs: "case" },
	"move-pane-right": { title: "Move the pane to the right", group: "panes", keys: ["}"], needs: "case" },
	"scroll-together": { title: "Scroll the panes together", group: "panes", keys: ["="], needs: "case" },
	"pane-1": { title: "Go to pane 1", group: "panes", keys: ["1"], needs: "case" },
	"pane-2": { title: "Go to pane 2", group: "panes", keys: ["2"], needs: "case" },
	"pane-3": { title: "Go to pane 3", group: "panes", keys: ["3"], needs: "case" },
	"pane-4": { title: "Go to pane 4", group: "panes", keys: ["4"], needs: "case" },

	"show-keys": { title: "Show all keys", group: "help", keys: ["?"], needs: "window" },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof table;

export const commands: Readonly<Record<CommandId, Command>> = table;

/** All commands, in the order of the table. */
export const commandIds = Object.keys(table) as readonly CommandId[];

const byChord = new Map(commandIds.flatMap((id) => commands[id].keys.map((chord) => [chord, id] as const)));

/** The command that keys pressed together stand for, if any. */
export function commandOfChord(chord: string): CommandId | undefined {
	return byChord.get(chord);
}

/** Whether keys run a command also where one is typing: those with `Mod` and the F keys do, letters never. */
export function worksWhileTyping(id: CommandId, chord: string): boolean {
	return /^Mod\+|F\d+$/.test(chord) && commands[id].leftToFields !== true;
}
