import type { Winner } from "../../shared/merge/union.ts";
import type { Claim, Evidence, Silence } from "../../shared/schema/records.ts";
import { ClaimMerges } from "./claim-merges.ts";

const none: ReadonlySet<string> = new Set();

/**
 * The winning versions of a case's records by case key, found by source and by claim, so that an edit costs the same
 * however much the case holds.
 */
export class WinnerIndex {
	/** Which claims stand for which. */
	readonly merges = new ClaimMerges((id) => this.claim(id));
	private readonly winners: Map<string, Winner>;
	private readonly bySource = new Map<string, Set<string>>();
	private readonly byClaim = new Map<string, Set<string>>();
	private readonly silentCells = new Map<string, Set<string>>();
	private readonly saidOfSource = new Map<string, Set<string>>();
	private readonly claimKeys = new Map<string, Set<string>>();
	/** What `onSource` has given out, until it changes. */
	private readonly lists = new Map<string, readonly Winner[]>();
	/** What `saidOf` has given out, until it changes. */
	private readonly said = new Map<string, readonly Winner[]>();

	/** Takes the winners over: the map is the index's own from now on. */
	constructor(winners: Map<string, Winner>) {
		this.winners = winners;
		for (const [key, winner] of winners) this.enter(key, winner);
		for (const claim of this.claims()) this.merges.note(claim.id, undefined, claim);
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

	/** The winning version of a claim, also of a deleted one. */
	claim(id: string): Claim | undefined {
		return asClaim(this.winners.get(`claim/${id}`));
	}

	/** The winning versions of all claims, deleted ones too. */
	claims(): Claim[] {
		return this.all(this.claimKeys.get(everyClaim)).flatMap((winner) => asClaim(winner) ?? []);
	}

	/** Sources that anybody has tagged or found silent. */
	sourceIds(): IterableIterator<string> {
		return this.bySource.keys();
	}

	/** Evidence and silences on a source: the same list as long as none of them changes. */
	onSource(sourceId: string): readonly Winner[] {
		const known = this.lists.get(sourceId);
		if (known) return known;
		const list = this.all(this.bySource.get(sourceId));
		this.lists.set(sourceId, list);
		return list;
	}

	/** Evidence and silences made for a claim itself, whatever it was merged into. */
	underClaim(claimId: string): Winner[] {
		return this.all(this.byClaim.get(claimId));
	}

	/** Evidence and silences made for a claim and for those that were merged into it. */
	underStanding(claimId: string): Winner[] {
		return [claimId, ...this.merges.mergedInto(claimId)].flatMap((id) => this.underClaim(id));
	}

	/** Silences made for a claim itself, on a source. */
	silencesIn(claimId: string, sourceId: string): Winner[] {
		return this.all(this.silentCells.get(cellOf(claimId, sourceId)));
	}

	/** What analysts know of a source (imports, metadata, boilerplate, exclusions): the same list as long as none of it changes. */
	saidOf(sourceId: string): readonly Winner[] {
		const known = this.said.get(sourceId);
		if (known) return known;
		const list = this.all(this.saidOfSource.get(sourceId));
		this.said.set(sourceId, list);
		return list;
	}

	/** Sets who wins; undefined where no layer has the record any more. */
	set(key: string, winner: Winner | undefined): void {
		const before = this.winners.get(key);
		if (before) for (const [groups, id] of this.groupsOf(before)) groups.get(id)?.delete(key);
		if (winner) this.winners.set(key, winner);
		else this.winners.delete(key);
		if (winner) this.enter(key, winner);
		const [was, is] = [asClaim(before), asClaim(winner)];
		const id = (was ?? is)?.id;
		if (id !== undefined) this.merges.note(id, was, is);
	}

	private enter(key: string, winner: Winner): void {
		for (const [groups, id] of this.groupsOf(winner)) add(groups, id, key);
	}

	/** The groups that a record is found in, and under which id. Whoever asks is about to change them. */
	private groupsOf({ record }: Winner): [Map<string, Set<string>>, string][] {
		switch (record.kind) {
			case "evidence":
				return this.groupsOfTag(record);
			case "silence":
				return [...this.groupsOfTag(record), [this.silentCells, cellOf(record.claimId, record.sourceId)]];
			case "claim":
				return [[this.claimKeys, everyClaim]];
			case "import":
			case "metadata":
			case "boilerplate":
			case "exclusion":
				this.said.delete(record.sourceId);
				return [[this.saidOfSource, record.sourceId]];
			default:
				return [];
		}
	}

	private groupsOfTag({ sourceId, claimId }: Evidence | Silence): [Map<string, Set<string>>, string][] {
		this.lists.delete(sourceId);
		return [
			[this.bySource, sourceId],
			[this.byClaim, claimId],
		];
	}

	private all(keys: Iterable<string> = none): Winner[] {
		return [...keys].flatMap((key) => this.winners.get(key) ?? []);
	}
}

/** The one group that all claims are in. */
const everyClaim = "claims";

function asClaim(winner: Winner | undefined): Claim | undefined {
	return winner?.record.kind === "claim" ? winner.record : undefined;
}

function cellOf(claimId: string, sourceId: string): string {
	return `${claimId} ${sourceId}`;
}

function add(groups: Map<string, Set<string>>, id: string, key: string): void {
	const group = groups.get(id);
	if (group) group.add(key);
	else groups.set(id, new Set([key]));
}
