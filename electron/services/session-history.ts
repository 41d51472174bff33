import type { Change } from "../../shared/model/change.ts";
import {
	emptyHistory,
	type History,
	historyOf,
	withAction,
	withInverse,
} from "../../shared/model/history.ts";

/** What can be undone and redone in an open case: what was done in it, and what earlier sessions did (rule F14). */
export class SessionHistory {
	private past: History = emptyHistory;
	/** Changes made before the history of earlier sessions was read; null once it was. */
	private sinceOpening: Change[] | null = [];
	private reading: Promise<void> | null = null;

	/** @param earlier Reads what earlier sessions did. */
	constructor(private readonly earlier: () => Promise<History>) {}

	get steps(): History {
		return this.past;
	}

	/** Notes something new that the analyst did. */
	noteAction(change: Change): void {
		this.sinceOpening?.push(change);
		this.past = withAction(this.past, change);
	}

	/** Notes that `inverse` took back `undone`, the newest step of `from`. */
	noteInverse(from: "undo" | "redo", undone: Change, inverse: Change): void {
		this.sinceOpening?.push(inverse);
		this.past = withInverse(this.past, from, undone, inverse);
	}

	/** Reads what earlier sessions did, once. */
	read(): Promise<void> {
		this.reading ??= this.earlier().then((earlier) => {
			this.past = historyOf(this.sinceOpening ?? [], earlier);
			this.sinceOpening = null;
		});
		return this.reading;
	}
}
