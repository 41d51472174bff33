import { cp, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { textOf } from "../../shared/model/text.ts";
import { failure, success } from "../../shared/result.ts";
import { ada, ben, dataFolderOf, emptyCase, openAs, save, tag, unwrap } from "../testing/case.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { deltaOf } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { caseView } from "./case-views.ts";
import { deleteEvidence } from "./evidence.ts";
import { importFiles, importPasted } from "./import-sources.ts";
import { setExcluded, setFolded, setMetadata, sourceText } from "./sources.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const article =
	"A ferry lost power near the harbour\n\nThe ferry lost power at 17:42.\nTwelve people were hurt.\n";

function file(name: string, text = article) {
	return { name, bytes: success(new TextEncoder().encode(text)) };
}

function sources(session: CaseSession) {
	return caseView(session, null).sources;
}

test("F1 F3 an imported file is a source: its text, its bytes, its name", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const { imported, refused, delta } = await importFiles(session, [file("one.txt")]);
	expect(refused).toEqual([]);
	expect(imported).toMatchObject([{ fileName: "one.txt", isNew: true }]);
	const [{ sourceId } = { sourceId: "" }] = imported;
	expect(Object.keys(delta.sources ?? {})).toEqual([sourceId]);
	expect(sources(session)).toMatchObject([
		{ id: sourceId, fileNames: ["one.txt"], excluded: false, words: 18 },
	]);
	const { blocks } = unwrap(sourceText(session, sourceId));
	expect(textOf(blocks)).toBe(article.trimEnd().replace("\n\n", "\n"));
	const [original = ""] = (await filesIn(folder)).filter((path) => path.includes("originals"));
	expect((await textsIn(folder))[original]).toBe(article);
});

test("F3 the same file again is the same source, and changes nothing", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const first = await importFiles(session, [file("one.txt")]);
	await save(session);
	const before = await fingerprints(folder);
	const again = await importFiles(session, [file("other name.txt")]);
	expect(again.imported).toEqual([
		{ fileName: "other name.txt", sourceId: first.imported[0]?.sourceId, isNew: false },
	]);
	expect(session.history.undo).toHaveLength(1);
	await save(session);
	expect(await fingerprints(folder)).toEqual(before);
});

test("F3 other bytes with the same words are the same source, with both files' names", async () => {
	const session = await openAs(await emptyCase(), ada);
	const files = [
		file("one.txt"),
		file("windows.txt", `\ufeff${article.replaceAll("\n", "\r\n")}`),
		file("one again.txt"),
	];
	const { imported } = await importFiles(session, files);
	expect(new Set(imported.map(({ sourceId }) => sourceId)).size).toBe(1);
	expect(imported.map(({ isNew }) => isNew)).toEqual([true, false, false]);
	expect([...(sources(session)[0]?.fileNames ?? [])].sort()).toEqual(["one again.txt", "windows.txt"]);
	expect(session.history.undo).toHaveLength(1);
});

test("the view of a source with several files is the same after opening again", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const variants = ["a", "b", "c", "d", "e"].map((name, index) =>
		file(`${name}.txt`, article + "\n".repeat(index)),
	);
	await importFiles(session, variants);
	await save(session);
	expect(sources(await openAs(folder, ada))).toEqual(sources(session));
	expect(sources(await openAs(folder, ben))).toEqual(sources(session));
});

test("F3 the same file imported twice at the same time is imported once", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const reports = await Promise.all([
		importFiles(session, [file("one.txt"), file("two.txt", "Another article.")]),
		importFiles(session, [file("one.txt"), file("two.txt", "Another article.")]),
	]);
	expect(reports.map(({ imported }) => imported.map(({ isNew }) => isNew))).toEqual([
		[true, true],
		[false, false],
	]);
	expect(session.history.undo).toHaveLength(1);
	unwrap(session.reverse("undo"));
	expect(sources(session)).toEqual([]);
});

test("what cannot be imported is reported with its name and reason, and the rest goes in", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const { imported, refused } = await importFiles(session, [
		file("empty.txt", "  \n"),
		file("binary.txt", "\u0000\u0001\u0002\u0000PNG"),
		{ name: "gone.txt", bytes: failure("not-found", "gone.txt is not there any more.") },
		file("page.html", "<p>No.</p>"),
		file("good.txt"),
	]);
	expect(imported.map(({ fileName }) => fileName)).toEqual(["good.txt"]);
	expect(refused.map(({ fileName }) => fileName)).toEqual([
		"empty.txt",
		"binary.txt",
		"gone.txt",
		"page.html",
	]);
	for (const { fileName, message } of refused) expect(message).toContain(fileName);
	expect(sources(session)).toHaveLength(1);
});

test("nothing importable is no action to undo", async () => {
	const session = await openAs(await emptyCase(), ada);
	const { imported, delta } = await importFiles(session, [file("empty.txt", "")]);
	expect(imported).toEqual([]);
	expect(delta).toEqual({
		sources: {},
		claims: {},
		evidence: {},
		silences: {},
		history: { undo: null, redo: null },
	});
});

test("F14 an import of several files is taken back in one step, and comes back whole", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	await importFiles(session, [file("one.txt"), file("two.txt", "Another article.\n\nWith words.")]);
	const before = sources(session);
	const undone = deltaOf(session, unwrap(session.reverse("undo")).edits);
	expect(Object.values(undone.sources ?? {})).toEqual([null, null]);
	expect(sources(session)).toEqual([]);
	await save(session);
	expect(sources(await openAs(folder, ada))).toEqual([]);
	unwrap(session.reverse("redo"));
	expect(sources(session)).toEqual(before);
	await save(session);
	expect(sources(await openAs(folder, ada))).toEqual(before);
});

test("F14 a source whose import was taken back can be imported again, as a new one", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	await importFiles(session, [file("one.txt")]);
	const before = sources(session);
	unwrap(session.reverse("undo"));
	const again = await importFiles(session, [file("one.txt")]);
	expect(again.imported).toMatchObject([{ isNew: true }]);
	expect(sources(session)).toEqual(before);
});

test("F4 F14 a source stays while a teammate's tag quotes it, also when its import is taken back", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	await importFiles(session, [file("one.txt")]);
	await save(session);
	const asBen = await openAs(folder, ben);
	const [source] = [...asBen.sources.values()];
	if (!source) throw new Error("The source is there.");
	tag(asBen, source, "Twelve people");
	await save(asBen);
	const later = await openAs(folder, ada);
	await importFiles(later, [file("second.txt", "Another article.")]);
	// Undo reaches only this sitting's actions, so the import is deleted as its undo would write it.
	const imports = [...later.winners.values()].filter(({ record }) => record.kind === "import");
	later.perform(
		"take imports back",
		imports.map(({ record }) => ({
			before: record,
			after: { ...record, deleted: true, version: [record.version[0] + 1, later.layerId] },
		})),
	);
	expect(sources(later)).toMatchObject([{ id: source.id, fileNames: [] }]);
	await save(later);
	const last = await openAs(folder, ben);
	const [evidence] = caseView(last, null).evidence;
	unwrap(deleteEvidence(last, evidence?.id ?? ""));
	expect(sources(last)).toEqual([]);
});

test("F4 what an analyst corrected survives importing the article again, by anybody", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const { imported } = await importFiles(session, [file("one.txt")]);
	const [{ sourceId } = { sourceId: "" }] = imported;
	const title = sources(session)[0]?.metadata.title;
	expect(title).not.toBe("");
	unwrap(setMetadata(session, { sourceId, values: { title: "Corrected" } }));
	unwrap(setMetadata(session, { sourceId, values: { outlet: "" } }));
	unwrap(setFolded(session, { sourceId, block: 1, folded: true }));
	const corrected = sources(session);
	await importFiles(session, [file("one.txt"), file("again.txt", `${article}\n`)]);
	expect(sources(session)).toMatchObject([
		{ metadata: { title: "Corrected" }, boilerplate: corrected[0]?.boilerplate },
	]);
	await save(session);
	const asBen = await openAs(folder, ben);
	await importFiles(asBen, [file("bens.txt")]);
	expect(sources(asBen)).toMatchObject([
		{ metadata: { title: "Corrected", outlet: "" }, boilerplate: corrected[0]?.boilerplate },
	]);
});

test("F4 an excluded source keeps its tags, and importing it again brings it back", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const { imported } = await importFiles(session, [file("one.txt")]);
	const [source] = [...session.sources.values()];
	if (!source) throw new Error("The source is there.");
	const { evidenceKey } = tag(session, source, "Twelve people");
	unwrap(setExcluded(session, source.id, true));
	expect(sources(session)).toMatchObject([{ excluded: true }]);
	await save(session);
	const again = await openAs(folder, ada);
	expect(sources(again)).toMatchObject([{ excluded: true }]);
	expect(caseView(again, null).evidence.map(({ key }) => key)).toEqual([evidenceKey]);
	const report = await importFiles(again, [file("one.txt")]);
	expect(report.imported).toEqual([{ ...imported[0], isNew: false }]);
	expect(sources(again)).toMatchObject([{ excluded: false }]);
	unwrap(again.reverse("undo"));
	expect(sources(again)).toMatchObject([{ excluded: true }]);
});

test("F4 dates are ISO 8601 and exist; other fields are any words; a source that is not there is refused", async () => {
	const session = await openAs(await emptyCase(), ada);
	const { imported } = await importFiles(session, [file("one.txt")]);
	const [{ sourceId } = { sourceId: "" }] = imported;
	for (const value of [
		"2026-02-28",
		"2024-02-29",
		"2026-03-01T14:30",
		"2026-03-01T14:30:59Z",
		"2026-03-01T14:30+05:45",
		"",
	]) {
		unwrap(setMetadata(session, { sourceId, values: { publishedAt: ` ${value} ` } }));
		expect(sources(session)[0]?.metadata.publishedAt).toBe(value);
	}
	for (const value of [
		"2026-02-29",
		"2026-13-01",
		"2026-04-31",
		"1 March 2026",
		"2026-03-01T24:00",
		"20260301",
		"2026-3-1",
		"2026-02-30T10:00",
	]) {
		expect(setMetadata(session, { sourceId, values: { updatedAt: value } }), value).toMatchObject({
			problem: { code: "invalid-request", message: expect.stringContaining(`“${value}”`) },
		});
	}
	unwrap(setMetadata(session, { sourceId, values: { outlet: "2026-13-01" } }));
	const missing = "a".repeat(26);
	for (const refused of [
		sourceText(session, missing),
		setMetadata(session, { sourceId: missing, values: { title: "" } }),
		setExcluded(session, missing, true),
		setFolded(session, { sourceId: missing, block: 0, folded: true }),
		setFolded(session, { sourceId, block: 99, folded: true }),
	]) {
		expect(refused).toMatchObject({ problem: { code: "not-found" } });
	}
});

test("pasted text is a source whose original is the text", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const { imported } = await importPasted(session, article);
	expect(imported).toMatchObject([{ fileName: "Pasted text", isNew: true }]);
	const report = await importFiles(session, [file("one.txt")]);
	expect(report.imported).toMatchObject([{ sourceId: imported[0]?.sourceId, isNew: false }]);
	const originals = Object.entries(await textsIn(folder)).filter(([path]) => path.includes("originals"));
	expect(originals.map(([, text]) => text)).toEqual([article]);
	expect((await importPasted(session, " \n")).refused).toMatchObject([
		{ fileName: "Pasted text", message: expect.stringContaining("empty") },
	]);
});

test("F13 what the disk does not take is refused with its reason, and is no source", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	await rm(join(folder, "sources"), { recursive: true, force: true });
	await symlink(await temporaryFolder(), join(folder, "sources"));
	const { imported, refused } = await importFiles(session, [file("one.txt")]);
	expect(imported).toEqual([]);
	expect(refused).toEqual([
		{
			fileName: "one.txt",
			message: "one.txt could not be stored. The file is a link, and links inside a case are not followed.",
		},
	]);
	expect(sources(session)).toEqual([]);
});

test("two analysts who import the same article at the same time have one source, and the same bytes", async () => {
	const [one, other] = [await emptyCase(), await emptyCase()];
	for (const [folder, person] of [
		[one, ada],
		[other, ben],
	] as const) {
		const session = await openAs(folder, person);
		await importFiles(session, [file(`${person.analyst.name}.txt`)]);
		await save(session);
	}
	const stored = async (folder: string) =>
		Object.fromEntries(Object.entries(await textsIn(folder)).filter(([path]) => path.startsWith("sources/")));
	expect(await stored(other)).toEqual(await stored(one));
});

test("F12 an article that an old copy of the case takes away is put back, with a note: on opening, and while it is open", async () => {
	const folder = await emptyCase();
	const old = `${folder}.old`;
	await cp(folder, old, { recursive: true });
	const session = await openAs(folder, ada);
	const { imported } = await importFiles(session, [file("one.txt")]);
	const [{ sourceId } = { sourceId: "" }] = imported;
	const source = session.sources.get(sourceId);
	if (!source) throw new Error("The article is in the case.");
	tag(session, source, "Twelve people");
	await save(session);
	const whole = await textsIn(join(folder, "sources"));
	// While it is open.
	await rm(join(folder, "sources", sourceId), { recursive: true });
	expect(await session.look()).toMatchObject({ mended: true });
	expect(await textsIn(join(folder, "sources"))).toEqual(whole);
	expect(caseView(session, null).notices).toMatchObject([
		{ tone: "done", message: expect.stringContaining("“one.txt” had gone") },
	]);
	// While it is closed, by the whole case as it was before the import.
	await session.close();
	await rm(folder, { recursive: true });
	await rename(old, folder);
	const again = await openAs(folder, ada);
	await save(again);
	expect(await textsIn(join(folder, "sources"))).toEqual(whole);
	expect(caseView(again, null).evidence).toMatchObject([{ quote: "Twelve people" }]);
	expect(caseView(again, null).sources).toMatchObject([{ id: sourceId }]);
});

test("F12 an import that was taken back is not brought back, and where nothing was kept nothing is made up", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	await importFiles(session, [file("one.txt")]);
	await importFiles(session, [file("two.txt", "Nobody was hurt.\n")]);
	unwrap(session.reverse("undo"));
	await save(session);
	await session.close();
	await rm(join(folder, "sources"), { recursive: true });
	await rm(join(dataFolderOf(folder, ada), "imported"), { recursive: true });
	const again = await openAs(folder, ada);
	expect(await filesIn(folder)).not.toContainEqual(expect.stringContaining("source.json"));
	expect(caseView(again, null).notices.filter(({ tone }) => tone === "done")).toEqual([]);
});
