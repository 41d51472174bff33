import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { unite } from "../../shared/merge/union.ts";
import { canonicalJson } from "../../shared/model/canonical-json.ts";
import { type Layer, recordKey, recordsOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import { type LayerRecord, stances } from "../../shared/schema/records.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import { isConflictCopy } from "../files/layer-folder.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "../services/case-session.ts";
import { editEvidence } from "../services/evidence.ts";
import { ada, addSource, ben, emptyCase, openAs, type Person, save, tag, unwrap } from "./case.ts";
import { filesIn } from "./folder.ts";
import { wordClaim } from "./word-claim.ts";

const carla: Person = {
	analyst: { id: "carlaaaaaaaaaaaa", name: "Carla", colour: "#4f8a5b" },
	device: { id: "carlasdesk222222", name: "Carla's desk" },
};

const people = [ada, ben, carla];

/** Words of an article, each of which stands in it once. */
const words = Array.from({ length: 300 }, (_, index) => `word${String(index).padStart(3, "0")}.`);

/** An analyst with a copy of the case on a computer of their own. */
export class Member {
	/** Records that this analyst was told are saved, each as it was then or earlier. */
	readonly acknowledged = new Map<string, LayerRecord>();
	tags = 0;
	session: CaseSession | null = null;
	readonly person: Person;
	/** The copy of the case. */
	readonly folder: string;
	private readonly sources: readonly StoredSource[];
	private claimId: string | null = null;

	constructor(person: Person, folder: string, sources: readonly StoredSource[]) {
		this.person = person;
		this.folder = folder;
		this.sources = sources;
	}

	async open(): Promise<CaseSession> {
		this.session ??= await openAs(this.folder, this.person);
		return this.session;
	}

	async close(): Promise<void> {
		if (this.session === null) return;
		await save(this.session);
		await this.session.close();
		this.session = null;
	}

	/** Tags so many times, changes tags, words claims of everybody, and is told of each that it is saved. */
	async work(tags: number): Promise<void> {
		const session = await this.open();
		for (let made = 0; made < tags; made++) {
			const source = this.sources[made % this.sources.length];
			const word = words[this.tags % words.length];
			if (!source || !word) throw new Error("There are articles, and words in them.");
			const stance = stances[this.tags % stances.length];
			const tagged = tag(session, source, word, stance, made % 4 === 0 ? null : this.claimId);
			this.claimId = tagged.claimId;
			this.tags += 1;
			if (made % 5 === 0) unwrap(editEvidence(session, tagged.evidenceId, { stance: "context" }));
			if (made % 7 === 0) this.wordSomeClaim(session);
			const own = ownLayer(session);
			await save(session);
			for (const record of recordsOf(own)) this.acknowledged.set(recordKey(record), record);
		}
	}

	/** Takes in what has come, and puts right and writes what is to be. */
	async look(): Promise<void> {
		const session = await this.open();
		await session.look();
		await save(session);
	}

	/** A claim of anybody's, so that two analysts may word one at the same time. */
	private wordSomeClaim(session: CaseSession): void {
		const claims = [...session.winners.values()].flatMap(({ record }) =>
			record.kind === "claim" && !record.deleted ? [record.id] : [],
		);
		const claim = claims.sort()[this.tags % claims.length];
		if (claim) unwrap(wordClaim(session, claim, `${this.person.analyst.name} says ${this.tags}`));
	}
}

/** So many analysts, two or three, each with a copy of one case, in folders of their own below `place`. */
export async function teamOf(size: number, place: string): Promise<Member[]> {
	const { folder, sources } = await caseToShare(place);
	const team: Member[] = [];
	for (const person of people.slice(0, size)) {
		const copy = join(place, person.analyst.name, "Ferry.parallax");
		await cp(folder, copy, { recursive: true });
		team.push(new Member(person, copy, sources));
	}
	return team;
}

/** A case with three articles, which nobody has opened yet. */
export async function caseToShare(place: string): Promise<{ folder: string; sources: StoredSource[] }> {
	const folder = await emptyCase(place);
	const sources: StoredSource[] = [];
	for (const outlet of ["One", "Two", "Three"])
		sources.push(await addSource(folder, `${outlet} reports.`, words.join(" ")));
	return { folder, sources };
}

/** An analyst with a copy of the case that somebody else has made. */
export function memberOf(index: number, folder: string, sources: readonly StoredSource[]): Member {
	const person = people[index];
	if (!person) throw new Error("There are three people.");
	return new Member(person, folder, sources);
}

/** Records that an analyst was told are saved and that a copy of the case has not, or only as they were before. */
export async function missingIn(folder: string, { person, acknowledged }: Member): Promise<string[]> {
	const { layers } = unwrap(await readCaseFolder(folder));
	const present = new Map<string, LayerRecord>();
	for (const layer of layers)
		if (layer.analyst.id === person.analyst.id)
			for (const record of recordsOf(layer)) present.set(recordKey(record), record);
	return [...acknowledged].flatMap(([key, record]) => {
		const found = present.get(key);
		return found && compareRecords(found, record) >= 0 ? [] : [`${person.analyst.name}'s ${key}`];
	});
}

/**
 * Checks that everybody has everything: each copy of the case, read anew from the disk, and each open session have all
 * layers, all acknowledged records, the same union of the layers, and no file that cannot be read.
 */
export async function checkTeam(team: readonly Member[]): Promise<void> {
	const unions: string[] = [];
	for (const { folder } of team) {
		for (const member of team) expect(await missingIn(folder, member)).toEqual([]);
		const { layers, notices } = unwrap(await readCaseFolder(folder));
		expect(notices.filter(({ file }) => !isConflictCopy(file))).toEqual([]);
		expect(new Set(layers.map(({ analyst }) => analyst.id)).size).toBe(team.length);
		unions.push(unionOf(layers));
	}
	for (const member of team) {
		const session = await member.open();
		expect(session.notices.filter(({ file }) => !isConflictCopy(file))).toEqual([]);
		unions.push(unionOf(session.layers));
	}
	expect(new Set(unions).size).toBe(1);
}

/** Hidden files are the sync engine's own. */
export async function visibleFilesIn(folder: string): Promise<string[]> {
	return (await filesIn(folder)).filter((path) => !path.split("/").some((name) => name.startsWith(".")));
}

/** The copies in a case's folder that a sync engine made of files in conflict. */
export async function conflictCopiesIn(folder: string): Promise<string[]> {
	return (await visibleFilesIn(folder)).filter(isConflictCopy);
}

function unionOf(layers: Iterable<Layer>): string {
	const united = [...unite(layers)].sort(([one], [other]) => (one < other ? -1 : 1));
	return canonicalJson(united);
}

function ownLayer(session: CaseSession): Layer {
	const [own] = session.layers;
	if (!own) throw new Error("A session has a layer of its own.");
	return own;
}
