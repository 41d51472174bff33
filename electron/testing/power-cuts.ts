import { lstat, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Change } from "../../shared/model/change.ts";
import { type Fingerprint, fingerprintOf } from "../files/fingerprint.ts";
import { layerOf } from "./case.ts";
import { checkDisk, layersOnDisk, missing, noteSaved, type Place, type Saved } from "./check-disk.ts";
import { type DiskState, diskAfterCut, type Fate, type Fates } from "./disk-after-cut.ts";
import { Recorder, type Step, type Trace } from "./disk-trace.ts";
import { type Ground, type Scenario, Sitting } from "./fault-runs.ts";

/** A scenario as it was recorded: what it did to the disk, and at which moments it said that a change is saved. */
export interface Recording {
	readonly scenario: Scenario;
	readonly ground: Ground;
	readonly trace: Trace;
}

/** Runs a scenario on a disk on which nothing fails, and records it. */
export async function record(scenario: Scenario): Promise<Recording> {
	const ground = await scenario.prepare();
	const recorder = await Recorder.begin(ground.root);
	const saved: Saved = new Map(ground.saved);
	const sitting = await Sitting.begin({ ...ground, saved }, (change) => recorder.say(change));
	if (!sitting) throw new Error("The case cannot be opened.");
	await scenario.act(sitting, ground);
	await sitting.session.flush();
	await sitting.session.close();
	return { scenario, ground, trace: recorder.end() };
}

/** The recording of a program that leaves some of the steps out. */
export function without(recording: Recording, isLeftOut: (step: Step) => boolean): Recording {
	// What a sync covers is counted in steps: one that is left out stays as something said.
	const { trace } = recording;
	const steps = trace.steps.map((step) => (isLeftOut(step) ? { kind: "said" as const, what: null } : step));
	return { ...recording, trace: { ...trace, steps } };
}

/** How a cut deals with what nothing has made sure of. */
export const policies = {
	/** As pessimistic as can be. */
	nothing: () => "lost",
	/** As after the end of the process alone. */
	everything: () => "kept",
	/** Names before the bytes that they stand for. */
	names: ({ kind }) => (kind === "names" ? "kept" : "lost"),
	/** Room for bytes, but not the bytes. */
	room: ({ kind }) => (kind === "write" ? "zeros" : "kept"),
	bytes: ({ kind }) => (kind === "names" ? "lost" : "kept"),
} satisfies Record<string, Fates>;

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Any part of it, as `random` (from 0 to 1) will have it. */
export function anyPart(random: () => number): Fates {
	return (step) => {
		const chosen = random();
		if (step.kind !== "write") return chosen < 0.5 ? "lost" : "kept";
		const fates: Fate[] = ["lost", "kept", "zeros", { first: Math.floor(random() * step.bytes.length) }];
		return fates[Math.floor(chosen * fates.length)] ?? "lost";
	};
}

/**
 * Cuts the power behind the first steps of a recording, puts on the disk what may be there then, and works on.
 * Returns what was lost of what had been said to be saved, in words; nothing where all is well. Throws where the
 * case cannot be opened or worked on, or is not whole afterwards.
 */
export async function cutPower(
	{ scenario, ground, trace }: Recording,
	cut: number,
	fates: Fates,
): Promise<string[]> {
	const { place } = ground;
	const saved: Saved = new Map(ground.saved);
	for (const step of trace.steps.slice(0, cut))
		if (step.kind === "said" && step.what !== null) noteSaved(saved, step.what as Change);
	const parked = await park(place);
	await putOnDisk(trace, diskAfterCut(trace, cut, fates), place, parked);
	const lost = await lostOnDisk({ ...ground, saved }, scenario.isDamaged === true);
	if (lost.length === 0) lost.push(...(await workAfterwards({ ...ground, saved })));
	await unpark(place, parked);
	return lost;
}

/** What is saved is in the journal, and in the files, each by itself; unless the files were damaged before. */
async function lostOnDisk({ place, saved }: Ground, isDamaged: boolean): Promise<string[]> {
	const { ofJournal, ofFiles } = await layersOnDisk(place);
	const lost = missing(saved, ofJournal).map((words) => `journal: ${words}`);
	return isDamaged ? lost : [...lost, ...missing(saved, ofFiles).map((words) => `files: ${words}`)];
}

async function workAfterwards(ground: Ground): Promise<string[]> {
	const sitting = await Sitting.begin(ground);
	if (!sitting) throw new Error("The case cannot be opened.");
	const { session } = sitting;
	const own = session.layers.find(({ id }) => id === layerOf(ground.place.person));
	const lost = missing(ground.saved, own);
	if (lost.length === 0) {
		sitting.tag(ground.source, "afterwards");
		await session.flush();
		await session.look();
		const status = await session.flush();
		if (status.state !== "saved" || sitting.unsaved.size > 0)
			throw new Error(`Not saved: ${JSON.stringify(status)}`);
	}
	await session.close();
	if (lost.length > 0) return lost;
	const left = await checkDisk(ground.place, ground.saved);
	return left.map((path) => `${path} is left over`);
}

/**
 * A data folder is known by its number on the disk, which a power cut does not change: it is emptied and kept, not
 * made anew. Returns where it is kept.
 */
async function park({ folder, dataFolder }: Place): Promise<string> {
	const parked = `${dataFolder}.parked`;
	await empty(folder);
	await empty(dataFolder);
	await rename(dataFolder, parked);
	return parked;
}

async function unpark({ dataFolder }: Place, parked: string): Promise<void> {
	if ((await lstat(parked).catch(() => null)) === null) return;
	await rm(dataFolder, { recursive: true, force: true });
	await rename(parked, dataFolder);
}

async function empty(folder: string): Promise<void> {
	for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}

async function putOnDisk(trace: Trace, state: DiskState, place: Place, parked: string): Promise<void> {
	const fingerprints = new Map<number, Fingerprint>();
	for (const [path, { node, bytes, isWhole }] of state) {
		const target = join(trace.root, path);
		if (target === place.dataFolder) await rename(parked, target);
		else if (bytes === null) await mkdir(target, { recursive: true });
		else {
			await mkdir(dirname(target), { recursive: true });
			await writeFile(target, bytes);
			if (isWhole) fingerprints.set(node, fingerprintOf(await lstat(target, { bigint: true })));
		}
	}
	for (const [path, { bytes }] of state)
		if (bytes !== null && path.endsWith("/checkpoint.json"))
			await writeFile(join(trace.root, path), asNow(trace, Buffer.from(bytes).toString(), fingerprints));
}

/** A checkpoint with the files' times and numbers as they are here: those of the recording would never be met. */
function asNow(trace: Trace, text: string, now: ReadonlyMap<number, Fingerprint>): string {
	return text.replace(/"(\d+ \d+ \d+)"/g, (found, then: string) => {
		const node = trace.fingerprints.get(then);
		const fingerprint = node === undefined ? undefined : now.get(node);
		return fingerprint === undefined ? found : `"${fingerprint}"`;
	});
}
