import type { Answer, EventName, Events, Payload, RequestName } from "../../shared/ipc/channels.ts";
import type { RandomBytes } from "../../shared/model/identifier.ts";
import type { Result } from "../../shared/result.ts";

/** What the use cases need of the world around them; built in `main.ts` and `cli.ts`, and in tests. */

/** One handler per request. */
export type Handlers = {
	readonly [Name in RequestName]: (payload: Payload<Name>) => Promise<Result<Answer<Name>>>;
};

/** Questions to the person at the machine. Null: cancelled. Paths are absolute. */
export interface Dialogs {
	/** An existing case folder. */
	chooseCase(): Promise<string | null>;
	/** The folder that a new case's folder is to be made in. */
	chooseParentFolder(): Promise<string | null>;
	/** The folder that a restored case's folder is to be made in. */
	chooseRestoreFolder(): Promise<string | null>;
	/** Files to import. */
	chooseFiles(): Promise<readonly string[] | null>;
	/** Whether to go on although something is not in the case's folder. */
	confirmLeaving(unsaved: Unsaved): Promise<boolean>;
}

/** Changes that the disk refused, when their case is to be closed. */
export interface Unsaved {
	readonly changes: number;
	/** Why the disk refused, in a sentence. */
	readonly reason: string;
	/** Where they are kept until the case is opened here again; null where they would be lost. */
	readonly keptIn: string | null;
}

/** Tells the window something unasked. */
export type Emit = <Name extends EventName>(name: Name, data: Events[Name]) => void;

/** The local rotating log: event names, codes and counts; never article text, quotes, statements or names of analysts. */
export interface Log {
	info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
	error(event: string, error: unknown, details?: Readonly<Record<string, string | number | boolean>>): void;
}

/** Clock and randomness, so that the same inputs give the same files in tests. */
export interface World {
	/** Now, as an ISO 8601 instant in UTC with milliseconds. */
	now(): string;
	readonly random: RandomBytes;
}

/** The use cases behind the window. */
export interface Workbench {
	readonly handlers: Handlers;
	/** Opens a case, or makes one from article files or folders; what went wrong shows on the welcome screen. */
	openAtStart(paths: readonly string[]): Promise<void>;
	/** Opens the sample case, as on a start without paths. */
	openSampleAtStart(): Promise<void>;
	/** Writes what is still to be written; asks when the disk refuses. False: the person wants to stay. */
	prepareToQuit(): Promise<boolean>;
}
