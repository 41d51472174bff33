import type { Winner } from "../../shared/merge/union.ts";

const none: ReadonlySet<string> = new Set();

/**
 * The winning versions of a case's records by case key, with evidence and silences found by source and by
 * claim, so that an edit costs the same however much the case holds.
 */
export class WinnerIndex {
	private readonly winners = new Map<string, Winner>();
	private readonly bySource = new Map<string, Set<string>>();
	private readonly byClaim = new Map<string, Set<string>>();

	constructor(winners: Iterable<readonly [string, Winner]>) {
		for (const [key, winner] of winners) this.set(key, winner);
	}

	/** How many records the case has, deleted ones too. */
	get size(): number {
		return this.winners.size;
	}

	get(key: string): Winner | undefined {
		return this.winners.get(key);
	}

	values(): IterableIterator<Winner> {
		return this.winners.values();
	}

	/** Sources that anybody has tagged or found silent. */
	sourceIds(): IterableIterator<string> {
		return this.bySource.keys();
	}

	/** Evidence and silences on a source. */
	onSource(sourceId: string): Winner[] {
		return this.all(this.bySource.get(sourceId));
	}

	/** Evidence and silences under a claim. */
	underClaim(claimId: string): Winner[] {
		return this.all(this.byClaim.get(claimId));
	}

	/** Sets who wins; undefined where no layer has the record any more. */
	set(key: string, winner: Winner | undefined): void {
		const before = this.winners.get(key)?.record;
		if (before?.kind === "evidence" || before?.kind === "silence") {
			this.byClaim.get(before.claimId)?.delete(key);
			this.bySource.get(before.sourceId)?.delete(key);
		}
		if (!winner) return void this.winners.delete(key);
		this.winners.set(key, winner);
		const { record } = winner;
		if (record.kind !== "evidence" && record.kind !== "silence") return;
		add(this.bySource, record.sourceId, key);
		add(this.byClaim, record.claimId, key);
	}

	private all(keys: ReadonlySet<string> = none): Winner[] {
		return [...keys].flatMap((key) => this.winners.get(key) ?? []);
	}
}

function add(groups: Map<string, Set<string>>, id: string, key: string): void {
	const group = groups.get(id);
	if (group) group.add(key);
	else groups.set(id, new Set([key]));
}
