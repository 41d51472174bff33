import { shinglesOf } from "./shingles.ts";

/**
 * From which share on texts count as copies: a quarter of the smaller one's runs of five words stand in the other.
 * Independent articles on one event share names and quotations, one to three in a hundred of their runs; of agency copy
 * in which an editor has changed one word in five, wherever it stands, a third is left.
 */
export const copyShare = 0.25;

/** Runs that even short texts must share, or all they have: one quotation does not make a copy. */
const fewestRuns = 15;

/** Shingles between two pauses of {@link SharedRuns.take}: less than a millisecond of work. */
const stride = 256;

/** The index is spread over so many maps that none ever grows by much at once. A power of two. */
const shardCount = 256;

interface Text {
	readonly id: string;
	/** How many different runs it has. */
	size: number;
	readonly copies: string[];
}

const none: readonly string[] = [];

/**
 * Which texts share long runs of words (rule S1). Texts are taken in one by one and never taken out: a text never
 * changes, and what counts is chosen when groups are made. An inverted index from runs to texts finds the partners, so
 * that texts that share nothing are never compared.
 */
export class SharedRuns {
	private readonly texts: Text[] = [];
	private readonly byId = new Map<string, Text>();
	/** Numbers of the texts that have a run, by its hash: one alone, or several. */
	private readonly shards = Array.from({ length: shardCount }, () => new Map<number, number | number[]>());

	/** Whether a text has been taken in, or is being. */
	has(id: string): boolean {
		return this.byId.has(id);
	}

	/** The texts that share long runs of words with one, of those taken in so far. */
	copiesOf(id: string): readonly string[] {
		return this.byId.get(id)?.copies ?? none;
	}

	/** Takes a text in and compares it with those before it. Pauses now and then: run it to its end before the next. */
	*take(id: string, words: string): Generator<void, void, undefined> {
		if (this.has(id)) return;
		const text: Text = { id, size: 0, copies: [] };
		const shared = new Uint32Array(this.texts.length);
		this.byId.set(id, text);
		let step = 0;
		for (const run of shinglesOf(words)) {
			step += 1;
			if (step % stride === 0) yield;
			if (this.enter(run, this.texts.length, shared)) text.size += 1;
		}
		this.texts.forEach((other, number) => {
			const smaller = Math.min(text.size, other.size);
			const needed = Math.max(copyShare * smaller, Math.min(fewestRuns, smaller), 1);
			if ((shared[number] ?? 0) < needed) return;
			text.copies.push(other.id);
			other.copies.push(id);
		});
		this.texts.push(text);
	}

	/** Notes that a text has a run, and counts who has it, too. False where the text has it already. */
	private enter(run: number, number: number, shared: Uint32Array): boolean {
		const shard = this.shards[run % shardCount];
		const holders = shard?.get(run);
		if (holders === undefined) shard?.set(run, number);
		else if (typeof holders === "number") {
			if (holders === number) return false;
			shared[holders] = (shared[holders] ?? 0) + 1;
			shard?.set(run, [holders, number]);
		} else {
			if (holders.at(-1) === number) return false;
			for (const holder of holders) shared[holder] = (shared[holder] ?? 0) + 1;
			holders.push(number);
		}
		return true;
	}
}
