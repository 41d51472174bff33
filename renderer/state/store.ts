import { createStore } from "zustand/vanilla";
import type { ImportReport, Namesake, Side, WelcomeView } from "../../shared/ipc/views.ts";
import { type Find, noFind } from "./find.ts";
import type { MovingBorders } from "./moving-borders.ts";
import type { OpenCase } from "./open-case.ts";
import type { OpenedEvidence } from "./opening-evidence.ts";
import { type CaseSearch, noSearch } from "./search.ts";

/** Words selected in a pane, as offsets into the source's text (UTF-16, end exclusive). */
export interface Selection {
	readonly sourceId: string;
	readonly start: number;
	readonly end: number;
	readonly quote: string;
}

/** The dialog on top of the window. */
export type OpenDialog =
	| { readonly kind: "new-case" }
	| { readonly kind: "paste" }
	| { readonly kind: "keys" }
	| { readonly kind: "palette" }
	| { readonly kind: "settings" }
	| { readonly kind: "rename" }
	| { readonly kind: "source"; readonly sourceId: string }
	| { readonly kind: "refused"; readonly report: ImportReport }
	| { readonly kind: "notices" }
	| { readonly kind: "backups" }
	| { readonly kind: "check" }
	| { readonly kind: "merge"; readonly claimIds: readonly string[] }
	| { readonly kind: "split"; readonly claimId: string }
	| { readonly kind: "identity"; readonly namesakes: readonly Namesake[] };

/** What is asked for near the words or the row that it is about. */
export type OpenPopover =
	/** A claim: for evidence to move to, or with null for the next tags to join. */
	| { readonly kind: "claims"; readonly evidenceKey: string | null }
	| { readonly kind: "note"; readonly evidenceKey: string }
	| { readonly kind: "attribution"; readonly evidenceKey: string }
	/** All that can be done with evidence; `at`: where the pointer asked for it, in CSS pixels. */
	| {
			readonly kind: "actions";
			readonly evidenceKey: string;
			readonly at: { readonly x: number; readonly y: number } | null;
	  };

/** What the card on highlights tells of, and who has asked for it. */
export interface EvidenceCard {
	readonly sourceId: string;
	/** The innermost first; at least one. */
	readonly evidenceKeys: readonly string[];
	readonly by: "pointer" | "caret";
}

/** One sentence for the analyst, with something to do about it if there is. */
export interface Message {
	readonly id: number;
	readonly tone: "done" | "problem";
	readonly text: string;
	readonly action?: { readonly label: string; readonly run: () => void };
}

/** Evidence to bring into view; a new object each time, so that asking twice works twice. */
export interface Reveal {
	readonly evidenceKeys: readonly string[];
	/** Whether the caret goes there too. */
	readonly focus: boolean;
}

/** Words to bring into view as soon as their text is on screen. */
export interface WordsWanted {
	readonly sourceId: string;
	/** UTF-16 offsets into the source's text; without an end nothing is selected. */
	readonly start: number;
	readonly end?: number;
	/** Whether the keyboard goes there too. */
	readonly takesKeyboard: boolean;
}

/** All that the window shows. */
export interface State {
	/** Null until the main process has answered. */
	readonly welcome: WelcomeView | null;
	readonly open: OpenCase | null;
	readonly dialog: OpenDialog | null;
	readonly message: Message | null;
	readonly selection: Selection | null;
	/** Key of the evidence that the keyboard or a click has brought up. */
	readonly focusedEvidence: string | null;
	/** Id of the claim whose statement is being edited. */
	readonly editingClaim: string | null;
	/** Ids of the claims that are marked to be merged, in the order in which they were. */
	readonly markedClaims: ReadonlySet<string>;
	readonly reveal: Reveal | null;
	/** Source whose text is to take the keyboard as soon as it is on screen. */
	readonly focusWanted: string | null;
	readonly wordsWanted: WordsWanted | null;
	readonly search: CaseSearch;
	readonly find: Find;
	/** The column that lies over the texts, where the window is too narrow to have it beside them. */
	readonly drawer: Side | null;
	/** Whether the panes scroll together. */
	readonly scrollsTogether: boolean;
	/** What lies over the texts and asks for something, near what it is about. */
	readonly popover: OpenPopover | null;
	/** A claim just started, and one that says much the same and is offered in its place. */
	readonly similar: { readonly claimId: string; readonly id: string } | null;
	/** Borders of evidence while they are moved. */
	readonly borders: MovingBorders | null;
	/** The evidence that Enter has opened last. */
	readonly opened: OpenedEvidence | null;
	/** The evidence that the card beside its words tells of. */
	readonly card: EvidenceCard | null;
	/** A word on what is being waited for, when it takes long enough to be seen. */
	readonly busy: string | null;
}

/** The window's one store; views read it, actions change it. */
export const store = createStore<State>(() => ({
	welcome: null,
	open: null,
	dialog: null,
	message: null,
	selection: null,
	focusedEvidence: null,
	editingClaim: null,
	markedClaims: new Set(),
	reveal: null,
	focusWanted: null,
	wordsWanted: null,
	search: noSearch,
	find: noFind,
	drawer: null,
	scrollsTogether: false,
	popover: null,
	similar: null,
	borders: null,
	opened: null,
	card: null,
	busy: null,
}));

/** Changes the open case; does nothing when none is open. */
export function updateCase(change: (open: OpenCase) => OpenCase): void {
	store.setState(({ open }) => (open ? { open: change(open) } : {}));
}
