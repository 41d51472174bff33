import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { SaveStatus } from "../../shared/ipc/views.ts";
import type { Change } from "../../shared/model/change.ts";
import { put } from "../../shared/model/edits.ts";
import { errorCode } from "../files/disk-problem.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "../services/case-session.ts";
import { journalsFolder } from "../services/choose-layer.ts";
import { deleteEvidence, editEvidence } from "../services/evidence.ts";
import { importPasted } from "../services/import-sources.ts";
import { machineMark } from "../services/machine-mark.ts";
import { openSession } from "../services/open-session.ts";
import { ada, addSource, emptyCase, layerOf, tag, unwrap } from "./case.ts";
import { checkDisk, checkOpening, checkSaved, noteSaved, type Place, type Saved } from "./check-disk.ts";
import { type Faults, failingDisk } from "./failing-disk.ts";
import { filesIn, temporaryFolder } from "./folder.ts";
import { fixedWorld } from "./world.ts";

/** A case to work on while calls of the system fail, and the work. */
export interface Scenario {
	readonly name: string;
	/** A case, and what has been saved in it already. */
	readonly prepare: () => Promise<Ground>;
	/** What is done in it. */
	readonly act: (sitting: Sitting, ground: Ground) => Promise<void>;
	/** Whether files of the case are damaged, so that the journal alone has everything. */
	readonly isDamaged?: boolean;
	/** Whether a run takes so long that the tests make only some of them; all are for the torture. */
	readonly isLong?: boolean;
}

/** A case on which a scenario runs. */
export interface Ground {
	/** Holds the case and the data folder. */
	readonly root: string;
	readonly place: Place;
	readonly source: StoredSource;
	readonly saved: Saved;
}

/** An open case whose changes are kept account of: which of them the disk was said to have. */
export class Sitting {
	readonly unsaved = new Set<Change>();

	private constructor(
		readonly session: CaseSession,
		readonly saved: Saved,
		onSaved: (change: Change) => void,
	) {
		const performSaved = session.performSaved.bind(session);
		session.performSaved = (label, edits) => {
			const performed = performSaved(label, edits);
			this.unsaved.add(performed.change);
			void performed.saved.then(() => {
				this.unsaved.delete(performed.change);
				noteSaved(this.saved, performed.change);
				onSaved(performed.change);
			});
			return performed;
		};
	}

	/** Opens a case; null where the disk does not let it, which was said. */
	static async begin(
		{ place, saved }: Pick<Ground, "place" | "saved">,
		onSaved: (change: Change) => void = () => {},
	): Promise<Sitting | null> {
		const { folder, dataFolder, person } = place;
		const world = fixedWorld(`${opened++}`);
		try {
			const opening = { dataFolder, ...person, world, onSaveStatus: () => {} };
			const session = await openSession(folder, opening);
			return session.ok ? new Sitting(session.value, saved, onSaved) : null;
		} catch (error) {
			if (errorCode(error) === null) throw error;
			return null;
		}
	}

	/** Tags words, if the source can be seen; where it cannot, that is said. */
	tag(source: StoredSource, quote: string): void {
		if (this.session.sources.has(source.id)) tag(this.session, source, quote);
		else expect(this.session.notices).not.toEqual([]);
	}
}

let opened = 0;

/** Runs a scenario while calls fail as said, then while none does. Returns the calls that failed: none, and all were let through. */
export async function runWithFaults(scenario: Scenario, faults: Faults): Promise<readonly string[]> {
	const ground = await scenario.prepare();
	const disk = failingDisk(ground.root, faults);
	const sitting = await actWhileFailing(scenario, ground, disk.mend);
	await checkOpening(ground.place, ground.saved);
	if (!scenario.isDamaged) await checkSaved(ground.place, ground.saved);
	if (sitting) {
		const status = await sitting.session.retrySaving();
		expect(status).toEqual({ state: "saved" });
		expect(sitting.unsaved.size).toBe(0);
		await sitting.session.look();
		expect(await sitting.session.flush()).toEqual({ state: "saved" });
		await sitting.session.close();
	}
	await workOn(ground);
	await rm(ground.root, { recursive: true });
	return disk.failed;
}

/** Null where the case could not be opened, or was closed with everything saved. */
async function actWhileFailing(
	scenario: Scenario,
	ground: Ground,
	mend: () => void,
): Promise<Sitting | null> {
	try {
		const sitting = await Sitting.begin(ground);
		if (!sitting) return null;
		await scenario.act(sitting, ground);
		const status = await sitting.session.flush();
		checkSaid(status, sitting);
		if (status.state !== "saved") return sitting;
		await sitting.session.close();
		return null;
	} finally {
		mend();
	}
}

/** Lets one call after the other fail, from the first to the last that a scenario makes. Returns the number of runs. */
export async function failInTurn(
	scenario: Scenario,
	fault: (from: number) => Omit<Faults, "from">,
	step = 1,
): Promise<number> {
	for (let from = 1, runs = 1; ; from += step, runs++) {
		const faults = { from, ...fault(from) };
		try {
			if ((await runWithFaults(scenario, faults)).length === 0) return runs;
		} catch (cause) {
			throw new Error(`With these calls failing: ${JSON.stringify(faults)}`, { cause });
		}
	}
}

/** Whoever sees the status knows whether everything is saved. */
function checkSaid(status: SaveStatus, { unsaved }: Sitting): void {
	if (unsaved.size === 0) return;
	expect(status).toMatchObject({ state: "failed", reason: expect.stringMatching(/\w/) });
	if (status.state === "failed") expect(status.changes).toBeGreaterThanOrEqual(unsaved.size);
}

/** Opens the case once more, works in it, and closes it: as if nothing had happened. */
async function workOn(ground: Ground): Promise<void> {
	const sitting = await Sitting.begin(ground);
	if (!sitting) throw new Error("The case cannot be opened although nothing fails any more.");
	sitting.tag(ground.source, "afterwards");
	expect(await sitting.session.flush()).toEqual({ state: "saved" });
	expect(sitting.unsaved.size).toBe(0);
	await sitting.session.close();
	expect(await checkDisk(ground.place, ground.saved)).toEqual([]);
}

const text = "The ferry lost power at 17:42, a spokesman said; it was towed in afterwards.";

async function emptyGround(): Promise<Ground> {
	const folder = await emptyCase();
	const source = await addSource(folder, text);
	return {
		root: dirname(folder),
		place: { folder, dataFolder: `${folder}.data`, person: ada },
		source,
		saved: new Map(),
	};
}

/** A ground in which Ada has worked, made once in a test and copied for every run. */
function copiedGround(work: (sitting: Sitting, ground: Ground) => Promise<void>): () => Promise<Ground> {
	let template: Promise<Ground> | null = null;
	return async () => {
		template ??= workedGround(work);
		onTestFinished(() => {
			template = null;
		});
		const { root, place, source, saved } = await template;
		const copy = await temporaryFolder();
		await cp(root, copy, { recursive: true });
		const moved = (path: string) => join(copy, path.slice(root.length));
		const dataFolder = moved(place.dataFolder);
		await takeOver(dataFolder, moved(place.folder));
		return {
			root: copy,
			place: { ...place, folder: moved(place.folder), dataFolder },
			source,
			saved: new Map(saved),
		};
	};
}

async function workedGround(work: (sitting: Sitting, ground: Ground) => Promise<void>): Promise<Ground> {
	const ground = await emptyGround();
	const sitting = await Sitting.begin(ground);
	if (!sitting) throw new Error("A new case cannot be opened.");
	await work(sitting, ground);
	await sitting.session.flush();
	await sitting.session.close();
	return ground;
}

/** A copied data folder would be another device's; these tests are not about that. */
export async function takeOver(dataFolder: string, folder: string): Promise<void> {
	const machine = await machineMark(dataFolder);
	const path = join(journalsFolder(dataFolder, "caseaaaaaaaaaaaa"), layerOf(ada), "owner.json");
	const owner = JSON.parse(await readFile(path, "utf8")) as object;
	await writeFile(path, JSON.stringify({ ...owner, machine, folder }));
}

/** Makes the journal's segment as long as a finished one is, and the case's files little longer. */
function finishSegment({ session }: Sitting): void {
	for (let index = 0; index < 7; index++) {
		const claim = {
			kind: "claim",
			id: "aalong2222222222",
			statement: "",
			rationale: `${index}`.repeat(100_000),
		} as const;
		session.perform("write at length", [
			put(session.editing(), { ...claim, createdAt: "2026-03-01T10:00:00.000Z" }),
		]);
	}
}

/** Damages files of the case as a sync engine, a disk and a person do. */
async function damage(ground: Ground): Promise<Ground> {
	const home = join(ground.place.folder, "layers", layerOf(ada));
	for (const path of await filesIn(home)) {
		if (path === "layer.json") await rm(join(home, path));
		if (path.startsWith("claims/")) await writeFile(join(home, path), "{ half");
		if (!path.startsWith("evidence/")) continue;
		const file = JSON.parse(await readFile(join(home, path), "utf8")) as { records: object[] };
		await writeFile(join(home, path), JSON.stringify({ ...file, upTo: 1, records: file.records.slice(1) }));
	}
	return ground;
}

/** A ground in which Ada has tagged twice. */
function taggedGround(): () => Promise<Ground> {
	return copiedGround(async (sitting, { source }) => {
		sitting.tag(source, "The ferry");
		sitting.tag(source, "17:42");
	});
}

const damagedGround = taggedGround();

/** Anything that an analyst may do, some of it together. `random` gives numbers from 0 to 1. */
export function anyWork(random: () => number): Scenario {
	return {
		name: "anything",
		prepare: emptyGround,
		async act(sitting, { source }) {
			for (let deeds = 3 + Math.floor(random() * 6); deeds > 0; deeds--) {
				await doAnything(sitting, source, random);
				if (random() < 0.4) await sitting.session.flush();
			}
		},
	};
}

async function doAnything(sitting: Sitting, source: StoredSource, random: () => number): Promise<void> {
	const { session } = sitting;
	const pick = (most: number) => Math.floor(random() * most);
	const words = ["The ferry", "lost power", "17:42", "a spokesman", "towed in"];
	const own = [...session.winners.values()].flatMap(({ record }) =>
		record.kind === "evidence" && !record.deleted ? [record.id] : [],
	);
	const [last] = own.slice(-1);
	const choice = pick(8);
	if (choice === 0) await importPasted(session, `Article ${pick(3)}\n\nNobody was hurt.`);
	else if (choice === 1) session.reverse("undo");
	else if (choice === 2 && last) unwrap(deleteEvidence(session, last));
	else if (choice === 3 && last) unwrap(editEvidence(session, last, { stance: "context" }));
	else sitting.tag(source, words[pick(words.length)] ?? "");
}

/** What is done while calls fail. */
export const scenarios: readonly Scenario[] = [
	{
		name: "the first changes in a case",
		prepare: emptyGround,
		async act(sitting, { source }) {
			sitting.tag(source, "The ferry");
			await sitting.session.flush();
			sitting.tag(source, "lost power");
			sitting.tag(source, "a spokesman said");
		},
	},
	{
		name: "changes with which a segment of the journal is finished, and another begun",
		prepare: copiedGround(async (sitting) => finishSegment(sitting)),
		isLong: true,
		async act(sitting, { source }) {
			sitting.tag(source, "lost power");
			await sitting.session.flush();
			sitting.tag(source, "17:42");
		},
	},
	{
		name: "an import",
		prepare: emptyGround,
		async act(sitting) {
			await importPasted(sitting.session, "Ferry towed in\n\nNobody was hurt, the company said.");
		},
	},
	{
		name: "changes of what is there",
		prepare: taggedGround(),
		async act({ session }) {
			for (const { record } of [...session.winners.values()]) {
				if (record.kind !== "evidence") continue;
				unwrap(editEvidence(session, record.id, { stance: "conflicts" }));
				await session.flush();
			}
		},
	},
	{
		name: "files of one's own that have to be put right",
		prepare: () => damagedGround().then(damage),
		isDamaged: true,
		async act(sitting, { source }) {
			await sitting.session.flush();
			await sitting.session.look();
			sitting.tag(source, "lost power");
			await sitting.session.flush();
			await sitting.session.look();
		},
	},
];
