import { standingClaims } from "../../shared/merge/merged-claims.ts";
import type { Claim } from "../../shared/schema/records.ts";

const none: readonly string[] = [];

/**
 * Which claims stand for which (rule F8), kept up to date claim by claim. Only claims that merging is about are looked
 * at, so in a case in which nothing is merged this costs nothing, however many claims it has.
 */
export class ClaimMerges {
	/** Live claims that were merged into another one, by id. */
	private readonly merged = new Map<string, Claim>();
	/** For each claim that others name, the ids of those. */
	private readonly namedBy = new Map<string, Set<string>>();
	private resolved: Resolved | null = null;

	/** @param claimOf The winning version of a claim, deleted ones too. */
	constructor(private readonly claimOf: (id: string) => Claim | undefined) {}

	/** Takes note that another version of a claim wins, or none where there is none any more. */
	note(id: string, before: Claim | undefined, after: Claim | undefined): void {
		const from = targetIn(before);
		const to = targetIn(after);
		if (from !== undefined || to !== undefined || this.namedBy.has(id)) this.resolved = null;
		if (from !== undefined) this.forget(id, from);
		if (after && to !== undefined) {
			this.merged.set(id, after);
			const names = this.namedBy.get(to) ?? new Set();
			this.namedBy.set(to, names.add(id));
		}
	}

	/** The id of the claim that stands for one: its own, unless it was merged into another. */
	standingFor(id: string): string {
		return this.merged.size === 0 ? id : (this.resolve().standing.get(id) ?? id);
	}

	/** The ids of the claims that one stands for, besides itself. */
	mergedInto(id: string): readonly string[] {
		return this.merged.size === 0 ? none : (this.resolve().groups.get(id) ?? none);
	}

	/** These claims, and all that are joined to them by merging, in either direction and over any number of steps. */
	joinedTo(ids: Iterable<string>): Set<string> {
		const joined = new Set<string>();
		const waiting = [...ids];
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
			if (joined.has(id)) continue;
			joined.add(id);
			waiting.push(...(this.namedBy.get(id) ?? none));
			const target = this.merged.get(id)?.mergedInto;
			if (target !== undefined) waiting.push(target);
		}
		return joined;
	}

	private forget(id: string, target: string): void {
		this.merged.delete(id);
		const names = this.namedBy.get(target);
		names?.delete(id);
		if (names?.size === 0) this.namedBy.delete(target);
	}

	private resolve(): Resolved {
		this.resolved ??= this.resolveAll();
		return this.resolved;
	}

	private resolveAll(): Resolved {
		const targets = [...this.namedBy.keys()].flatMap((id) => this.claimOf(id) ?? []);
		const standing = standingClaims([...this.merged.values(), ...targets]);
		const groups = new Map<string, string[]>();
		for (const [id, stands] of standing) {
			if (id === stands) continue;
			const group = groups.get(stands);
			if (group) group.push(id);
			else groups.set(stands, [id]);
		}
		return { standing, groups };
	}
}

interface Resolved {
	readonly standing: ReadonlyMap<string, string>;
	readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** The claim that one was merged into; a deleted claim leads nowhere. */
function targetIn(claim: Claim | undefined): string | undefined {
	return claim?.deleted ? undefined : claim?.mergedInto;
}
