import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { SaveStatus } from "../../shared/ipc/views.ts";
import type { Block } from "../../shared/schema/files.ts";
import type { Analyst, Device, Stance } from "../../shared/schema/records.ts";
import { createCaseFolder, storeSource } from "../files/case-folder.ts";
import { type StoredSource, sha256, storedSource } from "../files/stored-source.ts";
import type { CaseSession } from "../services/case-session.ts";
import { tagSpan } from "../services/evidence.ts";
import { openSession } from "../services/open-session.ts";
import { temporaryFolder } from "./folder.ts";
import { fixedWorld } from "./world.ts";

/** An analyst on a device. */
export interface Person {
	readonly analyst: Analyst;
	readonly device: Device;
}

export const ada: Person = {
	analyst: { id: "adaaaaaaaaaaaaaa", name: "Ada", colour: "#3b6fb5" },
	device: { id: "adasdesk22222222", name: "Ada's desk" },
};

/** The same analyst on another device. */
export const adaElsewhere: Person = { ...ada, device: { id: "adaslaptop222222", name: "Ada's laptop" } };

export const ben: Person = {
	analyst: { id: "benaaaaaaaaaaaaa", name: "Ben", colour: "#8a4fa3" },
	device: { id: "bensdesk22222222", name: "Ben's desk" },
};

export function layerOf({ analyst, device }: Person): string {
	return `${analyst.id}-${device.id}`;
}

/** The value of a success; a failure fails the test. */
export function unwrap<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
	if (!result.ok) throw new Error(`Refused: ${result.problem.message}`);
	return result.value;
}

/** An empty case in a temporary folder, in memory unless another place is given. */
export async function emptyCase(place?: string): Promise<string> {
	const folder = join(await temporaryFolder(place), "Ferry.parallax");
	unwrap(await createCaseFolder(folder, "caseaaaaaaaaaaaa", "2026-03-01T09:00:00.000Z"));
	return folder;
}

export function paragraphs(...texts: string[]): Block[] {
	return texts.map((text) => ({ kind: "paragraph", text }));
}

/** Puts a source into a case, as an import does. */
export async function addSource(folder: string, ...texts: string[]): Promise<StoredSource> {
	const source = storedSource(paragraphs(...texts));
	const bytes = new TextEncoder().encode(source.text);
	await storeSource(folder, source, { name: `${sha256(bytes)}.txt`, bytes });
	return source;
}

/** The data folder of somebody's device, beside the case that it is for. */
export function dataFolderOf(folder: string, person: Person): string {
	return `${folder}.data/${layerOf(person)}`;
}

/** Opens a case as somebody, as it is on the disk now. */
export async function openAs(
	folder: string,
	person: Person,
	onSaveStatus: (status: SaveStatus) => void = () => {},
): Promise<CaseSession> {
	const world = fixedWorld(`${layerOf(person)} ${opened++}`);
	const dataFolder = dataFolderOf(folder, person);
	const session = unwrap(await openSession(folder, { dataFolder, ...person, world, onSaveStatus }));
	// What is still being written must not meet the removal of the folder.
	onTestFinished(async () => {
		await session.flush();
		await session.close();
	});
	return session;
}

let opened = 0;

/** Tags words that stand once in a source, under a claim or a new one. */
export function tag(
	session: CaseSession,
	source: StoredSource,
	quote: string,
	stance: Stance = "agrees",
	claimId: string | null = null,
) {
	const start = source.text.indexOf(quote);
	const request = { sourceId: source.id, start, end: start + quote.length, quote, stance, claimId };
	const { evidenceKey = "", claimId: claim = "", delta } = unwrap(tagSpan(session, request));
	return { evidenceKey, evidenceId: evidenceKey.split("/").at(-1) ?? "", claimId: claim, delta };
}

/** Writes everything, and fails the test when the disk refused. */
export async function save(session: CaseSession): Promise<void> {
	const status = await session.flush();
	if (status.state !== "saved") throw new Error(`Not saved: ${JSON.stringify(status)}`);
}
