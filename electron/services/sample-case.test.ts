import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ada, openAs, unwrap } from "../testing/case.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { caseView } from "./case-views.ts";
import { makeSampleCase } from "./sample-case.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const sample = join(import.meta.dirname, "../../resources/sample");

interface Tags {
	readonly title: string;
	readonly claims: {
		readonly statement: string;
		readonly evidence: { readonly article: string; readonly quote: string; readonly stance: string }[];
	}[];
}

async function readTags(): Promise<Tags> {
	return JSON.parse(await readFile(join(sample, "tags.json"), "utf8")) as Tags;
}

test("the sample case has every article, claim and tag of tags.json, each on its words", async () => {
	const folder = join(await temporaryFolder(), "Sample.parallax");
	unwrap(await makeSampleCase(sample, folder));
	const tags = await readTags();
	const session = await openAs(folder, ada);
	const view = caseView(session, null);
	expect(view.notices).toEqual([]);
	expect(view.title).toBe(tags.title);
	expect(view.sources.flatMap(({ fileNames }) => fileNames).sort()).toEqual(
		(await filesIn(join(sample, "articles"))).sort(),
	);
	const fileOf = new Map(view.sources.map(({ id, fileNames }) => [id, fileNames[0]]));
	const statementOf = new Map(view.claims.map(({ id, statement }) => [id, statement]));
	const placed = view.evidence.map(({ claimId, sourceId, stance, quote, start, end }) => {
		expect(session.sources.get(sourceId)?.text.slice(start, end)).toBe(quote);
		return [statementOf.get(claimId), fileOf.get(sourceId), stance, quote].join(" | ");
	});
	const expected = tags.claims.flatMap(({ statement, evidence }) =>
		evidence.map(({ article, stance, quote }) => [statement, article, stance, quote].join(" | ")),
	);
	expect(expected.length).toBeGreaterThan(20);
	expect(placed.sort()).toEqual(expected.sort());
	expect(view.claims.map(({ statement }) => statement).sort()).toEqual(
		tags.claims.map(({ statement }) => statement).sort(),
	);
});

test("each quote of tags.json stands once in its article, on one line", async () => {
	for (const { evidence } of (await readTags()).claims) {
		for (const { article, quote } of evidence) {
			const text = await readFile(join(sample, "articles", article), "utf8");
			expect(text.split(quote), `${article}: ${quote}`).toHaveLength(2);
			expect(quote).not.toContain("\n");
		}
	}
});

test("the sample case has the same bytes whenever and wherever it is made, and its original is only read", async () => {
	const before = await fingerprints(sample);
	const folders = [await temporaryFolder(), await temporaryFolder()].map((parent) =>
		join(parent, "Sample.parallax"),
	);
	for (const folder of folders) unwrap(await makeSampleCase(sample, folder));
	const [one, other] = await Promise.all(folders.map(textsIn));
	expect(other).toEqual(one);
	expect(Object.keys(one ?? {}).length).toBeGreaterThan(15);
	expect(await fingerprints(sample)).toEqual(before);
});

test("the sample is somebody else's work: one's own layer comes beside it", async () => {
	const folder = join(await temporaryFolder(), "Sample.parallax");
	unwrap(await makeSampleCase(sample, folder));
	const view = caseView(await openAs(folder, ada), null);
	expect(view.evidence.every(({ own }) => !own)).toBe(true);
	expect(view.analysts.map(({ name }) => name)).toEqual(["Ada", "Sample analyst"]);
});

test("a sample that could not be made is not there afterwards, so that it is made when it can be", async () => {
	const parent = await temporaryFolder();
	const broken = join(parent, "sample");
	await cp(sample, broken, { recursive: true });
	const article = join(broken, "articles", "05-harbour-and-coast.txt");
	await rename(article, join(parent, "aside"));
	const folder = join(parent, "Sample.parallax");
	await expect(makeSampleCase(broken, folder)).rejects.toThrow("The sample case is wrong");
	expect((await filesIn(parent)).filter((path) => path.startsWith("Sample"))).toEqual([]);
	await rename(join(parent, "aside"), article);
	unwrap(await makeSampleCase(broken, folder));
	expect(caseView(await openAs(folder, ada), null).sources).toHaveLength(5);
});

test("a folder that stands where the sample would go is left as it is", async () => {
	const folder = join(await temporaryFolder(), "Sample.parallax");
	await mkdir(folder);
	await writeFile(join(folder, "mine.txt"), "mine");
	expect(await makeSampleCase(sample, folder)).toMatchObject({ problem: { code: "exists" } });
	expect(await textsIn(join(folder, ".."))).toEqual({ "Sample.parallax/mine.txt": "mine" });
	await rm(join(folder, "mine.txt"));
	unwrap(await makeSampleCase(sample, folder));
});
