import type { Finding, Severity } from "../check/finding.ts";
import type { Block } from "../schema/files.ts";
import type { Preferences } from "../schema/preferences.ts";
import type { Analyst, MetadataField, Stance, Version } from "../schema/records.ts";
import type { ClaimListing } from "./claim-listing.ts";

/** What the window is shown: the merged case, without paths. */

export interface SourceView {
	readonly id: string;
	/** Names of the files it was imported from; the first is the newest. */
	readonly fileNames: readonly string[];
	/** Resolved metadata; an empty text where nothing is known. */
	readonly metadata: Readonly<Record<MetadataField, string>>;
	/** Words of the article, by the segmenter of the main process. */
	readonly words: number;
	/** The start of the text, to name a source that has no title. */
	readonly opening: string;
	/** Indexes of the blocks marked as boilerplate; one with evidence on it shows all the same (rule F4). */
	readonly boilerplate: readonly number[];
	readonly excluded: boolean;
	readonly warnings: readonly string[];
	/** Its independence group: the smallest id of the sources that copy from each other, its own if there is none (rule S1). */
	readonly group: string;
}

export interface ClaimView {
	readonly id: string;
	readonly statement: string;
	/** The version that shows: what an edit says it has seen. */
	readonly version: Version;
	/** Name of the analyst whose version shows. */
	readonly editedBy: string;
	readonly createdAt: string;
	/** The analyst's own verdict and why, beside the computed state. */
	readonly verdict?: string;
	readonly rationale?: string;
	/** Claims in the order of these texts, by UTF-16 code unit, are in the order by hand. */
	readonly rank: string;
	/** Claims that were merged into this one; left out where there is none (rule F8). */
	readonly merged?: readonly MergedClaim[];
	/** Name of whoever deleted it, while others' live evidence keeps it listed (rule F7). */
	readonly deletedBy?: string;
	/** Versions made at the same time as this one, which lose to it by order alone; left out where there is none (rule F8). */
	readonly offers?: readonly ClaimOffer[];
}

/** A claim that was merged into another one. */
export interface MergedClaim {
	readonly id: string;
	readonly statement: string;
	/** Versions of it made at the same time as the one that is merged: one of them may say otherwise (rule F8). */
	readonly offers?: readonly ClaimOffer[];
}

/** A version of a claim that is offered beside the one that shows. */
export interface ClaimOffer {
	/** The layer it stands in: what names it in a request. */
	readonly layerId: string;
	readonly by: string;
	readonly statement: string;
	readonly verdict?: string;
	readonly rationale?: string;
	/** Whether this version deletes the claim. */
	readonly deletes: boolean;
	/** The id of the claim that this version is merged into, if it is. */
	readonly mergedInto?: string;
}

export interface EvidenceView {
	/** Unique in the case: analyst and id (rule F8). */
	readonly key: string;
	readonly id: string;
	readonly analystId: string;
	/** The claim it shows under: where the claim that it was made for was merged into another, that one. */
	readonly claimId: string;
	readonly sourceId: string;
	readonly stance: Stance;
	/** UTF-16 offsets into the source's text, end exclusive (rule F2). */
	readonly start: number;
	readonly end: number;
	readonly quote: string;
	readonly note?: string;
	readonly attributedTo?: string;
	/** Whether the analyst at this window made it and may change it. */
	readonly own: boolean;
}

/** An analyst's record that a source was examined for a claim and says nothing on it. */
export interface SilenceView {
	/** Unique in the case: analyst and id (rule F8). */
	readonly key: string;
	readonly id: string;
	readonly analystId: string;
	readonly claimId: string;
	readonly sourceId: string;
	readonly note?: string;
	/** Whether the analyst at this window made it and may change it. */
	readonly own: boolean;
}

/** Something about the case's files that the analyst should know; nothing is lost, but something is not shown. */
export interface NoticeView {
	readonly id: string;
	/** File inside the case, with `/`. */
	readonly file: string;
	readonly message: string;
	/** `problem`: something is not shown until somebody acts; `done`: something was put right, and is only told. */
	readonly tone: "problem" | "done";
}

export type SaveStatus =
	| { readonly state: "saved" }
	| { readonly state: "saving"; readonly changes: number }
	| {
			readonly state: "failed";
			readonly changes: number;
			/** Why the disk refused, in a sentence. */
			readonly reason: string;
			/** Keys of evidence and ids of claims that the disk does not have yet. */
			readonly unsaved: readonly string[];
			/** Whether this machine's journal has all of it, so that quitting loses nothing (rules F11, F13). */
			readonly kept: boolean;
	  };

/** What undo and redo would do, in words, or null where there is nothing. */
export interface HistoryView {
	readonly undo: string | null;
	readonly redo: string | null;
}

/** The arrangement of the window for one case; kept outside the case. */
export interface Layout {
	readonly panes: readonly PaneLayout[];
	/** First visible text offset of each source looked at. */
	readonly scroll: Readonly<Record<string, number>>;
	readonly activeClaimId: string | null;
	/** Widths of the sources and the claims column in CSS pixels. */
	readonly sides: Readonly<Record<Side, number>>;
	/** Which claims are listed, and in which order; all by hand if left out. */
	readonly claims?: ClaimListing | undefined;
	/** Which of these columns are put away; left out where none is. */
	readonly hiddenSides?: readonly Side[];
}

/** A column beside the texts. */
export type Side = "sources" | "claims";

export interface PaneLayout {
	readonly sourceId: string;
	/** Share of the width that the panes have together. */
	readonly share: number;
}

export interface CaseView {
	readonly id: string;
	readonly title: string;
	/** Name of the case's folder, without the way to it. */
	readonly folder: string;
	readonly analyst: Analyst;
	readonly analysts: readonly Analyst[];
	readonly sources: readonly SourceView[];
	readonly claims: readonly ClaimView[];
	readonly evidence: readonly EvidenceView[];
	readonly silences: readonly SilenceView[];
	readonly notices: readonly NoticeView[];
	readonly history: HistoryView;
	readonly save: SaveStatus;
	readonly layout: Layout | null;
	/** Why nothing can be changed in this window, in a sentence; null where it can. */
	readonly readOnly: string | null;
	/** Analysts of this name who have worked here before: perhaps the person at this window, on another device (rule F5). */
	readonly namesakes: readonly Namesake[];
	/** Whether the case's files are still being read: what is here so far is shown, counts are not final. */
	readonly loading: boolean;
}

/** An analyst who bears the name of the person at the window. */
export interface Namesake {
	readonly analystId: string;
	readonly name: string;
	/** Names of the devices they have worked on in this case. */
	readonly devices: readonly string[];
	/** How many pieces of evidence they have tagged here. */
	readonly tags: number;
}

/** What changed in the case: new values by key, null for what is gone. */
export interface CaseDelta {
	readonly title?: string;
	readonly sources?: Readonly<Record<string, SourceView | null>>;
	readonly claims?: Readonly<Record<string, ClaimView | null>>;
	readonly evidence?: Readonly<Record<string, EvidenceView | null>>;
	readonly silences?: Readonly<Record<string, SilenceView | null>>;
	/** All analysts, when somebody joined or has another name. */
	readonly analysts?: readonly Analyst[];
	/** All notices, when one came or went. */
	readonly notices?: readonly NoticeView[];
	/** Present when reading the case's files ended. */
	readonly loading?: false;
	readonly history: HistoryView;
}

export interface SourceText {
	readonly id: string;
	readonly blocks: readonly Block[];
}

export interface RecentCase {
	/** Stands for the path, which the window never sees. */
	readonly id: string;
	readonly title: string;
	/** Folder in words for people, for instance `~/Documents`. */
	readonly place: string;
	readonly openedAt: string;
	readonly missing: boolean;
}

export interface WelcomeView {
	readonly analyst: Analyst | null;
	/** Whether nobody is there to be asked anything, because the window only poses for a picture. */
	readonly unattended: boolean;
	/** Offered on the first run. */
	readonly suggestedName: string;
	readonly recents: readonly RecentCase[];
	readonly version: string;
	/** Whether a case is open in this window. */
	readonly caseOpen: boolean;
	/** How the window is to look. */
	readonly preferences: Preferences;
	/** Why the case asked for at the start could not be opened, in a sentence. */
	readonly problem: string | null;
}

export interface ImportReport {
	readonly imported: readonly {
		readonly fileName: string;
		readonly sourceId: string;
		readonly isNew: boolean;
	}[];
	readonly refused: readonly { readonly fileName: string; readonly message: string }[];
	readonly delta: CaseDelta;
}

/** A backup of a case. */
export interface BackupView {
	readonly id: string;
	readonly createdAt: string;
	/** The case's title then: a restored copy has backups here too, because it is the same case. */
	readonly title: string;
	/** Why it was made, in words. */
	readonly reason: string;
	readonly files: number;
	/** Bytes of all files together, as they would be restored. */
	readonly size: number;
	/** Files that could not be backed up, each with its reason. */
	readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
}

export interface BackupsView {
	/** The case whose backups these are: the one asked for, else the open one; null where there is neither. */
	readonly caseId: string | null;
	/** All cases that have backups. */
	readonly cases: readonly { readonly id: string; readonly title: string; readonly place: string }[];
	/** The latest first. */
	readonly backups: readonly BackupView[];
	/** Files that should be backups and cannot be used, each with its reason. */
	readonly broken: readonly { readonly file: string; readonly message: string }[];
}

/** A case that was restored as a folder of its own. */
export interface RestoredView {
	/** Stands for it among the recent cases; null where it could not be put there. */
	readonly recentId: string | null;
	/** Name of its folder. */
	readonly name: string;
	/** Where that lies, in words for people. */
	readonly place: string;
}

/** How far a check is, in files. */
export interface CheckProgress {
	readonly done: number;
	readonly total: number;
}

/** What a check of the case has found, and what was put right before it. */
export interface CheckView {
	/** The gravest first; at most as many as can be read. */
	readonly findings: readonly Finding[];
	/** All findings, also those that are not listed. */
	readonly counts: Readonly<Record<Severity, number>>;
	/** How many of them repairing can put right. */
	readonly repairable: number;
	/** Files that were looked at. */
	readonly files: number;
	/** Null where nothing was to be put right. */
	readonly repaired: RepairedView | null;
}

export interface RepairedView {
	/** What was done, in sentences; at most as many as can be read. */
	readonly done: readonly string[];
	/** How many files were put right. */
	readonly count: number;
	/** What could not be put right, in sentences. */
	readonly refused: readonly string[];
	/** Where everything that was replaced is kept, in words for people; null where nothing was. */
	readonly keptIn: string | null;
}

export interface Edited {
	readonly delta: CaseDelta;
	/** Id of the claim concerned, where the request made or chose one. */
	readonly claimId?: string;
	/** Key of the evidence concerned. */
	readonly evidenceKey?: string;
}
