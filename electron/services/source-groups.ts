import { setImmediate as nextTurn } from "node:timers/promises";
import { independenceGroups } from "../../shared/matrix/independence.ts";
import { SharedRuns } from "../../shared/matrix/shared-runs.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";

/** Milliseconds of comparing at a time: a request never waits longer for it. */
const slice = 4;

/** What the groups are made of. */
export interface GroupedCase {
	/** All sources that the case has, now. */
	readonly sources: ReadonlyMap<string, StoredSource>;
	/** Whether a source counts: it is listed and not excluded. */
	isCounted(source: StoredSource): boolean;
	/** Told which sources have come into another group. */
	regrouped(sourceIds: readonly string[]): void;
	/** Told of an error that nobody waits for. */
	failed(error: unknown): void;
}

/**
 * The independence groups of a case's sources (rule S1), worked out in the background, a little at a time, and again
 * whenever sources come, go, are excluded or brought back. Until then each source is a group of its own.
 */
export class SourceGroups {
	private readonly runs = new SharedRuns();
	private groups: ReadonlyMap<string, string> = new Map();
	private grouped: GroupedCase | null = null;
	private isStale = true;
	private isAtWork = false;
	private isOver = false;

	/** The group of a source, as far as it is known. */
	groupOf(sourceId: string): string {
		return this.groups.get(sourceId) ?? sourceId;
	}

	/** Takes groups as they were known before for true until they are worked out. */
	assume(groups: Iterable<readonly [sourceId: string, group: string]>): void {
		this.groups = new Map(groups);
	}

	/** Begins to work out the groups, and goes on to until `end`, after which there is no beginning. */
	begin(grouped: GroupedCase): void {
		if (this.isOver) return;
		this.grouped = grouped;
		this.work();
	}

	/** Nothing is worked out any more. */
	end(): void {
		this.isOver = true;
		this.grouped = null;
	}

	/** A record came, changed or went: which sources count may have changed. */
	noteRecord({ kind }: LayerRecord): void {
		if (kind === "import" || kind === "exclusion") this.noteSources();
	}

	/** A source came. */
	noteSources(): void {
		this.isStale = true;
		this.work();
	}

	private work(): void {
		if (!this.grouped || this.isAtWork) return;
		this.isAtWork = true;
		void this.workOut()
			.catch((error: unknown) => this.grouped?.failed(error))
			.finally(() => {
				this.isAtWork = false;
			});
	}

	private async workOut(): Promise<void> {
		// Never within the change that asks for it: what is told must come after what the change answers.
		await nextTurn();
		while (this.grouped && this.isStale) {
			this.isStale = false;
			const { sources } = this.grouped;
			await this.compare([...sources.values()]);
			// Sources may have come meanwhile, and the case may have been closed.
			if (this.grouped && !this.isStale) this.regroup(this.grouped);
		}
	}

	private async compare(sources: readonly StoredSource[]): Promise<void> {
		let begun = performance.now();
		for (const { id, text } of sources) {
			if (this.runs.has(id)) continue;
			for (const _ of this.runs.take(id, text)) {
				if (performance.now() - begun < slice) continue;
				await nextTurn();
				begun = performance.now();
			}
			if (!this.grouped) return;
		}
	}

	private regroup(grouped: GroupedCase): void {
		const all = [...grouped.sources.values()];
		const counted = all.filter((source) => grouped.isCounted(source)).map(({ id }) => id);
		const groups = independenceGroups(counted, (id) => this.runs.copiesOf(id));
		const moved = all.map(({ id }) => id).filter((id) => (groups.get(id) ?? id) !== this.groupOf(id));
		this.groups = groups;
		if (moved.length > 0) grouped.regrouped(moved);
	}
}
