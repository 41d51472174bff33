import type { Result } from "../result.ts";
import type { Preferences } from "../schema/preferences.ts";
import type { Analyst, MetadataField, Stance, Version } from "../schema/records.ts";
import type { SearchQuery } from "../search/query.ts";
import type { SearchResults } from "../search/results.ts";
import type { CommandId, CommandNeed } from "./commands.ts";
import type {
	BackupsView,
	CaseDelta,
	CaseView,
	CheckProgress,
	CheckView,
	Edited,
	ImportReport,
	Layout,
	RestoredView,
	SaveStatus,
	SourceText,
	WelcomeView,
} from "./views.ts";

/**
 * Every request that the window may make: name, payload, answer. The window sends ids, offsets and
 * words; never a path, an author or a time. The main process checks every payload against
 * `shared/schema/messages.ts` and answers with a Result.
 */
export interface Requests {
	/** What the first screen shows. */
	"app.welcome": { payload: Nothing; answer: WelcomeView };
	/** Names the analyst, or renames; asked on the first run. */
	"app.setAnalyst": { payload: { name: string }; answer: Analyst };

	/** Keeps how the window is to look for this person on this computer. */
	"app.setPreferences": { payload: { preferences: Preferences }; answer: Preferences };
	/** Says what commands may need at the most as things are, so that the menu offers no others. */
	"app.showReach": { payload: { reach: CommandNeed }; answer: null };

	/** Makes an empty case in the analyst's folder of cases, or where a dialog says, and opens it. */
	"cases.create": { payload: { title: string; chooseFolder: boolean }; answer: CaseView };
	/** Asks for a case folder and opens it. */
	"cases.open": { payload: Nothing; answer: CaseView };
	"cases.openRecent": { payload: { id: string }; answer: CaseView };
	/** Takes a case off the list; its folder is not touched. */
	"cases.forget": { payload: { id: string }; answer: WelcomeView };
	/** Opens the analyst's own copy of the sample case, made on first use. */
	"cases.openSample": { payload: Nothing; answer: CaseView };
	/** The case that is open, or null. */
	"cases.current": { payload: Nothing; answer: CaseView | null };
	/** Says which of the namesakes the person at the window is, null for none, and opens the case anew (rule F5). */
	"cases.identify": { payload: { namesakeId: string | null }; answer: CaseView };
	/** Back to the welcome screen; asks first when something is unsaved. */
	"cases.close": { payload: Nothing; answer: WelcomeView };

	"case.rename": { payload: { title: string }; answer: Edited };
	"case.undo": { payload: Nothing; answer: Edited };
	"case.redo": { payload: Nothing; answer: Edited };
	/** Tries to write what the disk refused. */
	"case.retrySaving": { payload: Nothing; answer: SaveStatus };
	/** Searches texts, claims and notes; an answer that a newer search has overtaken is a problem, cancelled. */
	"case.search": { payload: { query: SearchQuery }; answer: SearchResults };
	"case.saveLayout": { payload: { layout: Layout }; answer: null };
	/** Looks at every file of the case and, if asked, puts right what loses nothing. Cancelled: a problem. */
	"case.check": { payload: { repair: boolean }; answer: CheckView };
	/** Ends the check that is under way; what it has begun to put right is put right. */
	"case.cancelCheck": { payload: Nothing; answer: null };

	"sources.text": { payload: { sourceId: string }; answer: SourceText };
	/** Asks for files and imports them. */
	"sources.importFiles": { payload: Nothing; answer: ImportReport };
	/** Imports files dropped on the window. */
	"sources.importDropped": {
		payload: { files: readonly { name: string; bytes: Uint8Array }[] };
		answer: ImportReport;
	};
	"sources.importPasted": { payload: { text: string }; answer: ImportReport };
	"sources.setMetadata": {
		payload: { sourceId: string; values: Readonly<Partial<Record<MetadataField, string>>> };
		answer: Edited;
	};
	"sources.setExcluded": { payload: { sourceId: string; excluded: boolean }; answer: Edited };
	"sources.setFolded": { payload: { sourceId: string; block: number; folded: boolean }; answer: Edited };

	"claims.create": { payload: { statement: string }; answer: Edited };
	/**
	 * Words a claim, or gives one's verdict on it and why; an empty verdict or rationale takes it back. `seen` is the
	 * version that the analyst had before them: one that has come meanwhile is offered, not replaced unseen (rule F8).
	 */
	"claims.edit": { payload: { claimId: string; seen: Version; changes: ClaimChanges }; answer: Edited };
	/** Takes the offered version that stands in a layer, or with null keeps the one that shows (rule F8). */
	"claims.settle": { payload: { claimId: string; layerId: string | null }; answer: Edited };
	"claims.delete": { payload: { claimId: string }; answer: Edited };
	/** Merges claims into one, under which their evidence shows from then on (rule F8). */
	"claims.merge": { payload: { claimIds: readonly string[]; into: string }; answer: Edited };
	/** Makes a merged claim stand for itself again. */
	"claims.separate": { payload: { claimId: string }; answer: Edited };
	/** Starts a claim and moves pieces of one's own evidence to it, as one action (rule F8). */
	"claims.split": {
		payload: { claimId: string; evidenceIds: readonly string[]; statement: string };
		answer: Edited;
	};
	/** Puts a claim before another one in the order by hand, or with null last. */
	"claims.place": { payload: { claimId: string; before: string | null }; answer: Edited };

	/**
	 * Tags a span: under `claimId`, or under a new claim that says `statement`, or the span's own words.
	 * `quote` is what the window believes stands there; the main process refuses when it does not.
	 */
	"evidence.tag": {
		payload: {
			sourceId: string;
			start: number;
			end: number;
			quote: string;
			stance: Stance;
			claimId: string | null;
			statement?: string | undefined;
		};
		answer: Edited;
	};
	/** Changes one's own evidence, all at once; an empty note or attribution takes it away. */
	"evidence.edit": { payload: { evidenceId: string; changes: EvidenceChanges }; answer: Edited };
	"evidence.delete": { payload: { evidenceId: string }; answer: Edited };

	/** Records that a source says nothing on a claim, or takes that back (rule F9). */
	"silences.set": { payload: { claimId: string; sourceId: string; silent: boolean }; answer: Edited };
	/** Records one's silence on every claim that one has not examined in a source, as one action. */
	"silences.setRest": { payload: { sourceId: string }; answer: Edited };

	/** The backups of a case; of the open one for null. */
	"backups.list": { payload: { caseId: string | null }; answer: BackupsView };
	/** Backs the open case up, unless nothing has changed since its latest backup. */
	"backups.make": { payload: Nothing; answer: { readonly made: boolean; readonly view: BackupsView } };
	/** Asks for a folder and restores a backup in it, under a free name. */
	"backups.restore": { payload: { caseId: string; backupId: string }; answer: RestoredView };
}

/** What the main process tells the window unasked. */
export interface Events {
	/** The case changed by something other than this window's own request. */
	caseChanged: CaseDelta;
	saveStatus: SaveStatus;
	/** How far the check of the case is. */
	checkProgress: CheckProgress;
	/** A sentence on something that nobody at the window has asked for just now. */
	said: { readonly tone: "done" | "problem"; readonly text: string };
	/** A command of the application menu. */
	command: CommandId;
}

/** What is to be another way in a claim; what is left out stays. */
export interface ClaimChanges {
	readonly statement?: string | undefined;
	readonly verdict?: string | undefined;
	readonly rationale?: string | undefined;
}

/** What is to be another way in a piece of evidence; what is left out stays. */
export interface EvidenceChanges {
	readonly stance?: Stance | undefined;
	readonly note?: string | undefined;
	/** Whom the source attributes the statement to. */
	readonly attributedTo?: string | undefined;
	readonly claimId?: string | undefined;
	/** Other borders in the same source, in UTF-16 code units, with the words that the window believes stand there. */
	readonly span?: { readonly start: number; readonly end: number; readonly quote: string } | undefined;
}

export type Nothing = Record<string, never>;
export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type Payload<Name extends RequestName> = Requests[Name]["payload"];
export type Answer<Name extends RequestName> = Requests[Name]["answer"];

/** The names at run time, for the preload and the registrar; a type error here means one is missing. */
export const requestNames = Object.keys({
	"app.welcome": true,
	"app.setAnalyst": true,
	"app.setPreferences": true,
	"app.showReach": true,
	"cases.create": true,
	"cases.open": true,
	"cases.openRecent": true,
	"cases.forget": true,
	"cases.openSample": true,
	"cases.current": true,
	"cases.identify": true,
	"cases.close": true,
	"case.rename": true,
	"case.undo": true,
	"case.redo": true,
	"case.retrySaving": true,
	"case.search": true,
	"case.saveLayout": true,
	"case.check": true,
	"case.cancelCheck": true,
	"sources.text": true,
	"sources.importFiles": true,
	"sources.importDropped": true,
	"sources.importPasted": true,
	"sources.setMetadata": true,
	"sources.setExcluded": true,
	"sources.setFolded": true,
	"claims.create": true,
	"claims.edit": true,
	"claims.settle": true,
	"claims.delete": true,
	"claims.merge": true,
	"claims.separate": true,
	"claims.split": true,
	"claims.place": true,
	"evidence.tag": true,
	"evidence.edit": true,
	"evidence.delete": true,
	"silences.set": true,
	"silences.setRest": true,
	"backups.list": true,
	"backups.make": true,
	"backups.restore": true,
} satisfies Record<RequestName, true>) as RequestName[];

export const eventNames = Object.keys({
	caseChanged: true,
	saveStatus: true,
	checkProgress: true,
	said: true,
	command: true,
} satisfies Record<EventName, true>) as EventName[];

/**
 * The one object the preload exposes, as `window.parallax`: one function per message, no channel
 * names, no event objects. Views cross as JSON text, which is three times faster than objects.
 */
export interface ParallaxBridge {
	readonly requests: { readonly [Name in RequestName]: (payload: Payload<Name>) => Promise<string> };
	readonly events: { readonly [Name in EventName]: (listener: (json: string) => void) => () => void };
}

/** What the text that a request answers with holds, once parsed. */
export type AnswerResult<Name extends RequestName> = Result<Answer<Name>>;
