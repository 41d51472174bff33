import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { recordsOf } from "../../shared/model/layer.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import { ada, dataFolderOf, layerOf } from "../testing/case.ts";
import { asAdaChecks, caseToCheck } from "../testing/checked-case.ts";
import { filesIn } from "../testing/folder.ts";
import { checkCase } from "./check-case.ts";
import { journalFolder } from "./choose-layer.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** One byte changed, lost or put in, or everything from there on lost. */
const damage = fc.record({
	file: fc.nat(),
	offset: fc.nat(),
	how: fc.constantFrom("change", "flip", "lose", "insert", "cut" as const),
	byte: fc.integer({ min: 0, max: 255 }),
});

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Buffer, { offset, how, byte }: Damage): Buffer {
	const at = offset % bytes.length;
	const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)];
	switch (how) {
		case "change":
			return Buffer.concat([before, Buffer.from([byte]), after]);
		case "flip":
			return Buffer.concat([before, Buffer.from([(bytes[at] ?? 0) ^ (1 << (byte % 8))]), after]);
		case "lose":
			return Buffer.concat([before, after]);
		case "insert":
			return Buffer.concat([before, Buffer.from([byte]), bytes.subarray(at)]);
		case "cut":
			return before;
	}
}

/** What people are shown: the texts and every layer's records. Names and times of headers are for display. */
async function shown(folder: string) {
	const content = await readCaseFolder(folder);
	if (!content.ok) return content.problem.message;
	const { id } = content.value.case;
	const records = content.value.layers.flatMap((layer) =>
		[...recordsOf(layer)].map((record) => `${layer.id} ${JSON.stringify(record)}`),
	);
	return { id, texts: content.value.sources.map(({ id: source, text }) => [source, text]), records };
}

/** A check on Ada's computer, which looks for her journal under the id that the case says it has. */
async function check(folder: string) {
	const header = await readCaseFolder(folder);
	const id = header.ok ? header.value.case.id : "";
	const isLogged = existsSync(journalFolder(dataFolderOf(folder, ada), id, layerOf(ada)));
	return checkCase(folder, asAdaChecks(folder, { own: isLogged ? layerOf(ada) : null }));
}

test("K1 damage to any byte of a case is found or changes nothing that is shown, but for words in a teammate's whole files", async () => {
	const { folder, ben } = await caseToCheck();
	const files = await filesIn(folder);
	const before = await shown(folder);
	const runs = { found: 0, harmless: 0, words: 0 };
	await fc.assert(
		fc.asyncProperty(damage, async (what) => {
			const path = files[what.file % files.length] ?? "";
			const bytes = await readFile(join(folder, path));
			await writeFile(join(folder, path), damaged(bytes, what));
			const checked = await check(folder);
			const after = await shown(folder);
			const content = await readCaseFolder(folder);
			await writeFile(join(folder, path), bytes);
			const found = checked.ok ? checked.value.found.map(({ file }) => file) : [path];
			if (content.ok)
				for (const { file } of content.value.notices)
					expect(found, `what opening the case tells of: ${file}`).toContain(file);
			if (found.length > 0) runs.found += 1;
			else if (JSON.stringify(after) === JSON.stringify(before)) runs.harmless += 1;
			else {
				// No hash vouches for what a teammate wrote, only the shape of the file and the texts that it quotes.
				expect(path.startsWith(ben.home), `${path} was damaged, and nothing was found`).toBe(true);
				runs.words += 1;
			}
		}),
		{ numRuns: 300 },
	);
	// A property that holds because nothing was damaged, or everything found, would prove nothing.
	expect(runs.found).toBeGreaterThan(100);
	expect(runs.harmless).toBeGreaterThan(0);
});
