import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { fileText } from "../../shared/model/canonical-json.ts";
import { recordsOf } from "../../shared/model/layer.ts";
import { type CaseContent, readCaseFolder } from "../files/case-folder.ts";
import type { StoredSource } from "../files/stored-source.ts";
import { ada, addSource, ben, emptyCase, layerOf, openAs, save, tag, unwrap } from "./case.ts";
import { filesIn } from "./folder.ts";

/** Ben's layer, by its path in the case: what is hostile comes from him. */
export const benLayer = `layers/${layerOf(ben)}`;

/** A case to be hostile to. */
export interface WholeCase {
	readonly folder: string;
	/** Paths of all its files. */
	readonly files: readonly string[];
	readonly source: StoredSource;
	/** Paths of files of Ben's layer. */
	readonly claims: string;
	readonly evidence: string;
}

/** A case with two sources and two analysts, in which each kind of file is there at least once. */
export async function wholeCase(): Promise<WholeCase> {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.", "Twelve people were hurt.");
	const other = await addSource(folder, "Nobody was hurt, the company said.");
	for (const person of [ada, ben]) {
		const session = await openAs(folder, person);
		const { claimId } = tag(session, source, "Twelve people were hurt");
		tag(session, other, "Nobody was hurt", "conflicts", claimId);
		await save(session);
		await session.close();
	}
	await writeFile(join(folder, benLayer, "sources.json"), fileText(benSources(source.id)));
	await writeFile(join(folder, benLayer, "settings.json"), fileText(benSettings));
	const files = await filesIn(folder);
	const claims = files.find((path) => path.startsWith(`${benLayer}/claims/`)) ?? "";
	return { folder, files, source, claims, evidence: `${benLayer}/evidence/${source.id}.json` };
}

const provenance = { version: [1, layerOf(ben)], editedAt: "2026-03-01T10:00:00.000Z" };
const benSettings = {
	format: "parallax/settings",
	version: 1,
	upTo: 1,
	records: [{ kind: "setting", name: "title", value: "Ferry", ...provenance }],
};

function benSources(sourceId: string) {
	const original = `${"0".repeat(64)}.txt`;
	const record = { kind: "import", sourceId, original, fileName: "ferry.txt", ...provenance };
	return { format: "parallax/sources", version: 1, upTo: 1, records: [record] };
}

/** What a case shows, for comparing: sources and records, each after the id of its source or layer. */
export function shown({ sources, layers }: CaseContent): string[] {
	const texts = sources.map(({ id, text }) => `${id} ${text}`);
	const records = layers.flatMap((layer) =>
		[...recordsOf(layer)].map((record) => `${layer.id} ${JSON.stringify(record)}`),
	);
	return [...texts, ...records].sort();
}

/** The notices of a case, each with the file that it is about. */
export function noticesOf({ notices }: CaseContent): string[] {
	return notices.map(({ file, problem }) => `${file}: ${problem.message}`);
}

/** A case as it is on the disk now. */
export async function read(folder: string): Promise<CaseContent> {
	return unwrap(await readCaseFolder(folder));
}

/**
 * Reads a case in which one thing is hostile, and proves that it cost what it stands for and nothing else. Resolves
 * with what the one notice says.
 *
 * @param whole What the case showed before.
 */
export async function costsOnly(folder: string, path: string, whole: readonly string[]): Promise<string> {
	const content = await read(folder);
	expect(content.notices.map(({ file }) => file)).toEqual([path]);
	const left = shown(content);
	expect(left.filter((line) => !whole.includes(line))).toEqual([]);
	expect(left.length).toBeLessThan(whole.length);
	return content.notices[0]?.problem.message ?? "";
}
