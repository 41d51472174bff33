import { mkdir, readdir, readFile, rename, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type Finding, type FindingCode, findingCodes, severityOf } from "../../shared/check/finding.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { silenceIdOf } from "../files/silence-id.ts";
import {
	ada,
	adaElsewhere,
	ben,
	dataFolderOf,
	layerOf,
	openAs,
	type Person,
	save,
	unwrap,
} from "../testing/case.ts";
import {
	asAdaChecks,
	type CheckedFolder,
	caseToCheck,
	findingsIn,
	finishSegment,
	put,
	rewrite,
} from "../testing/checked-case.ts";
import { fingerprints, temporaryFolder } from "../testing/folder.ts";
import { checkCase } from "./check-case.ts";
import type { CheckOptions } from "./checking.ts";
import { createClaim, deleteClaim } from "./claims.ts";
import { deleteEvidence } from "./evidence.ts";
import { mergeClaims } from "./merge-claims.ts";
import { placeClaim } from "./place-claim.ts";
import { makeSampleCase } from "./sample-case.ts";
import { setRestSilent } from "./silences.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface ShardOnDisk {
	readonly upTo: number;
	readonly records: readonly LayerRecord[];
}

/** What is said where only the writer of a file can put it right. */
const ask =
	"Only the computer that writes it can put it right: open the case there, and let the folder synchronise.";
const anew = "Repairing writes it anew from this computer's journal, and keeps what it replaces.";
const rebuilt = "Repairing makes it anew from its original, which is whole, and keeps what it replaces.";
const again = "It is kept as it is: tag the words again where they stand.";
const journalCost =
	"What it held is lost, unless the layer's files have it. Everything else in the journal counts.";
const copyCost =
	"What it held is missing from the history. What is shown comes from other files, and is not touched by it.";
const chained = "A line was changed or removed after it was written. Everything that can be read counts.";
const notHere = (named: string) =>
	`so it and what was tagged in it are not shown (${named}). Either it has not arrived yet, or its folder was removed: then import the article again.`;

/** Changes one record of a file, or all of them. */
function records(folder: string, path: string, change: (record: LayerRecord) => object): Promise<void> {
	return rewrite<ShardOnDisk>(folder, path, (file) => ({ ...file, records: file.records.map(change) }));
}

function anchor(folder: string, path: string, fields: object): Promise<void> {
	return records(folder, path, (record) => {
		if (record.kind !== "evidence") throw new Error("There is only evidence.");
		return { ...record, anchor: { ...record.anchor, ...fields } };
	});
}

async function replaceIn(path: string, from: string, to: string): Promise<void> {
	const text = await readFile(path, "utf8");
	expect(text).toContain(from);
	await writeFile(path, text.replace(from, to));
}

/** The key of the first record of a file. */
async function keyIn(folder: string, path: string): Promise<string> {
	const { records: all } = JSON.parse(await readFile(join(folder, path), "utf8")) as ShardOnDisk;
	const [record] = all;
	return record && "id" in record ? `${record.kind}/${record.id}` : "";
}

async function withHistory({ folder }: CheckedFolder, person: Person): Promise<void> {
	const session = await openAs(folder, person);
	await finishSegment(session);
	await session.close();
}

function journalOf(folder: string): string {
	const data = dataFolderOf(folder, ada);
	return join(data, "journals", "caseaaaaaaaaaaaa", layerOf(ada), "000001.jsonl");
}

async function originalOf({ folder }: CheckedFolder, sourceId: string): Promise<string> {
	const home = `sources/${sourceId}/originals`;
	const [name = ""] = await readdir(join(folder, home));
	return `${home}/${name}`;
}

async function leftOver(folder: string, home: string, when: string): Promise<string> {
	const path = `${home}/.layer.json.0123456789ab.tmp`;
	await put(folder, path, "{");
	await utimes(join(folder, path), new Date(when), new Date(when));
	return path;
}

type Expected = Omit<Finding, "severity">;

interface Row {
	readonly what: string;
	/** Damages the case, and says what must be found. */
	readonly damage: (made: CheckedFolder) => Promise<readonly Expected[]>;
	readonly options?: Partial<CheckOptions>;
}

function found(
	code: FindingCode,
	file: string,
	where: string | null,
	message: string,
	repairable = false,
): Expected {
	return { code, file, ...(where === null ? {} : { where }), message, repairable };
}

const files: Row[] = [
	{
		what: "a teammate's file that is cut off",
		async damage({ folder, ben: { evidence } }) {
			const [file] = evidence;
			await writeFile(join(folder, file), "{");
			const message = `${file} is not whole JSON: something is wrong on line 1. What it holds is not shown. ${ask}`;
			return [found("broken-file", file, null, message)];
		},
	},
	{
		what: "one's own file that is cut off, without a word on what only it held",
		async damage({ folder, ada: { claims } }) {
			await writeFile(join(folder, claims), "{");
			const message = `${claims} is not whole JSON: something is wrong on line 1. What it holds is not shown. ${anew}`;
			return [found("broken-file", claims, null, message, true)];
		},
	},
	{
		what: "a source's file that is cut off, with its original whole",
		async damage({ folder, sources: [{ id }] }) {
			const file = `sources/${id}/source.json`;
			await writeFile(join(folder, file), "[]");
			const message = `${file} does not say that it is a “parallax/source” file, so it is not read. The article and the tags on it are not shown. ${rebuilt}`;
			return [found("broken-file", file, null, message, true)];
		},
	},
	{
		what: "a file too large to be read",
		async damage({ folder, ben: { evidence } }) {
			const [file] = evidence;
			await truncate(join(folder, file), 65 * 1024 * 1024);
			const message = `${file} has 65.0 MB; at most 64.0 MB are read. What it holds is not shown here.`;
			return [found("unreadable-file", file, null, message)];
		},
	},
	{
		what: "a folder where a file should be, and a file where a folder should be",
		async damage({ folder, ben: { evidence, home } }) {
			await rm(join(folder, evidence[0]));
			await mkdir(join(folder, evidence[0]));
			await writeFile(join(folder, home, "history"), "");
			const rest =
				"so what should stand here is not shown. Move it out of the case; what belongs there comes back with the next copy.";
			return [
				found("unreadable-file", evidence[0], null, `${evidence[0]} is not a plain file, ${rest}`),
				found("unreadable-file", `${home}/history`, null, `${home}/history is not a folder, ${rest}`),
			];
		},
	},
	{
		what: "a file of a newer Parallax",
		async damage({ folder, ben: { evidence } }) {
			const [file] = evidence;
			await rewrite<object>(folder, file, (content) => ({ ...content, version: 2 }));
			const message = `${file} was written by a newer Parallax (parallax/evidence version 2; this one reads 1). It is left as it is; a newer Parallax opens it. What it holds is not shown here.`;
			return [found("newer-format", file, null, message)];
		},
	},
	{
		what: "a layer without its header",
		async damage({ folder, ben: { home } }) {
			const file = `${home}/layer.json`;
			await rm(join(folder, file));
			const message = `${file} is missing, so nothing of this layer is shown. Either it has not arrived yet, or it was removed: open the case on the computer that writes this layer.`;
			return [found("missing-file", file, null, message)];
		},
	},
	{
		what: "a source without its text",
		async damage({ folder, sources: [{ id }] }) {
			const file = `sources/${id}/source.json`;
			await rm(join(folder, file));
			const message = `${file} is missing. The article and the tags on it are not shown. ${rebuilt}`;
			return [found("missing-file", file, null, message, true)];
		},
	},
	{
		what: "a header that names another layer",
		async damage({ folder, ben: { home } }) {
			const file = `${home}/layer.json`;
			await rewrite<object>(folder, file, (content) => ({ ...content, id: layerOf(ada) }));
			const message = `${file} names another layer or analyst than its folder does, so nothing of this layer is shown. ${ask}`;
			return [found("wrong-layer", file, null, message)];
		},
	},
	{
		what: "a header that names another device",
		async damage({ folder, ben: { home } }) {
			const file = `${home}/layer.json`;
			await rewrite<object>(folder, file, (content) => ({ ...content, device: ada.device }));
			const message = `${file} names another device than its folder does. Everything is shown; only the device's name may be wrong. ${ask}`;
			return [found("wrong-device", file, "device.id", message)];
		},
	},
	{
		what: "a file of evidence that names another source than its name",
		async damage({ folder, sources, ben: { evidence } }) {
			const [file] = evidence;
			await rewrite<object>(folder, file, (content) => ({ ...content, sourceId: sources[1].id }));
			const message = `${file} says that it is about the source ${sources[1].id}, which its name does not. Its records say what they are about, and are shown. ${ask}`;
			return [found("wrong-source", file, "sourceId", message)];
		},
	},
	{
		what: "a record in the wrong file",
		async damage({ folder, ben: { home, claims } }) {
			const key = await keyIn(folder, claims);
			const file = `${home}/claims/zz.json`;
			await rename(join(folder, claims), join(folder, file));
			const message = `records[0] of ${file} belongs in ${claims.slice(home.length + 1)}, so nothing in the file is shown. ${ask}`;
			return [found("misplaced-record", file, key, message)];
		},
	},
	{
		what: "links, in place of a file and elsewhere",
		async damage({ folder, ben: { evidence } }) {
			await rename(join(folder, evidence[0]), join(folder, "../elsewhere.json"));
			await symlink("../../../../elsewhere.json", join(folder, evidence[0]));
			await symlink("../elsewhere.json", join(folder, "up"));
			const place = `${evidence[0]} is a link, and links inside a case are not followed: what should stand here is not shown. Put the file or folder itself in its place.`;
			return [
				found("link-in-place", evidence[0], null, place),
				found("link", "up", null, "up is a link. It is not followed, and left alone."),
			];
		},
	},
	{
		what: "strays, many in one folder, and nothing about what sync engines and file managers keep",
		async damage({ folder, ben: { home } }) {
			for (const name of ["b2", "a1", "c3", "d4"]) await put(folder, `${home}/claims/${name}.txt`, "");
			await put(folder, "my notes/today.txt", "");
			for (const path of [".git/HEAD", ".stfolder/x", ".DS_Store", `${home}/Thumbs.db`])
				await put(folder, path, "");
			const inLayer = `In ${home}/claims there is what Parallax does not know: a1.txt, b2.txt, c3.txt and 1 more. It is not read, and left alone.`;
			return [
				found("stray", `${home}/claims`, null, inLayer),
				found(
					"stray",
					"my notes",
					null,
					"my notes is nothing that Parallax knows. It is not read, and left alone.",
				),
			];
		},
	},
	{
		what: "what interrupted writes left behind, removable once it is old and one's own",
		async damage({ folder, ada: own, ben: theirs }) {
			const old = await leftOver(folder, own.home, "2026-03-01T09:00:00Z");
			const young = await leftOver(folder, `${own.home}/claims`, "2026-03-02T09:00:00Z");
			const bens = await leftOver(folder, theirs.home, "2026-03-01T09:00:00Z");
			const left = "was left behind by a write that did not end.";
			return [
				found("temporary-file", old, null, `${old} ${left} Repairing removes it.`, true),
				found(
					"temporary-file",
					young,
					null,
					`${young} ${left} It may be in use at this moment, and is left alone.`,
				),
				found(
					"temporary-file",
					bens,
					null,
					`${bens} ${left} It does no harm; whoever writes here removes it.`,
				),
			];
		},
	},
	{
		what: "conflict copies, with and without something that the file lacks",
		async damage({ folder, ben: { home, claims, evidence } }) {
			const newer = claims.replace(".json", ".sync-conflict-20260301-101500-ABCDEFG.json");
			const text = await readFile(join(folder, claims), "utf8");
			await put(folder, newer, text.replace("[1, ", "[2, "));
			const spare = evidence[0].replace(".json", " (Ben's conflicted copy 2026-03-01).json");
			await put(folder, spare, `${await readFile(join(folder, evidence[0]), "utf8")}\n`);
			const header = `${home}/layer (conflicted copy 2026-03-01 101500).json`;
			await put(folder, header, "{}");
			const beside = (copy: string, file: string) =>
				`${copy} is a copy that a sync engine put beside ${file}, because two devices had written it, or one came back with an old copy.`;
			const look = "Ask whoever works there to look before it is removed.";
			return [
				found(
					"conflict-copy",
					newer,
					null,
					`${beside(newer, claims)} It holds 1 record that the file lacks or has in an older version, and that counts all the same. The computer that writes this layer takes it into the file; remove the copy after that.`,
				),
				found(
					"conflict-copy",
					header,
					null,
					`${beside(header, `${home}/layer.json`)} It is not the same as the file, and is not read. ${look}`,
				),
				found(
					"spare-conflict-copy",
					spare,
					null,
					`${beside(spare, evidence[0])} It holds nothing that the file lacks, and can be removed.`,
				),
			];
		},
	},
];

const sources: Row[] = [
	{
		what: "a text that was changed, and can be made anew",
		async damage({ folder, sources: [{ id }] }) {
			const file = `sources/${id}/source.json`;
			await replaceIn(join(folder, file), "Twelve", "Twenty");
			const message = `${file} is not the text it was imported as: its hash differs. The article and the tags on it are not shown. ${rebuilt}`;
			return [found("source-changed", file, null, message, true)];
		},
	},
	{
		what: "a text and an original that were changed",
		async damage(made) {
			const { folder, sources: all } = made;
			const file = `sources/${all[0].id}/source.json`;
			const original = await originalOf(made, all[0].id);
			await replaceIn(join(folder, file), "Twelve", "Twenty");
			await replaceIn(join(folder, original), "Twelve", "Twenty");
			const message = `${file} is not the text it was imported as: its hash differs. The article and the tags on it are not shown. Import the article again, or let the folder synchronise with one where it is whole.`;
			const bytes = `${original} is not the file that was imported: its hash is not its name. The article's text has a file of its own. Import the same file again to have the original.`;
			return [found("original-changed", original, null, bytes), found("source-changed", file, null, message)];
		},
	},
	{
		what: "an original that is missing, and one that the same bytes stand elsewhere of",
		async damage(made) {
			const { folder, sources: all } = made;
			const [first, second] = [await originalOf(made, all[0].id), await originalOf(made, all[1].id)];
			const twin = first.replace(all[0].id, all[1].id);
			await rename(join(folder, first), join(folder, twin));
			await rm(join(folder, second));
			const missing = "the file that was imported, is not here: it has not arrived yet, or was removed.";
			return [
				found(
					"original-missing",
					first,
					null,
					`${first}, ${missing} Repairing takes the same bytes from ${twin}, and keeps what it replaces.`,
					true,
				),
				found(
					"original-missing",
					second,
					null,
					`${second}, ${missing} The article's text has a file of its own. Import the same file again to have the original.`,
				),
				found(
					"original-unnamed",
					twin,
					null,
					`${twin} is the original of an import that no layer here tells of. It is kept.`,
				),
			];
		},
	},
];

const named: Row[] = [
	{
		what: "a source that is not here",
		async damage(made) {
			const { folder, sources: all, ada: own } = made;
			const key = `import/${all[0].id}/${(await originalOf(made, all[0].id)).split("/").at(-1)}`;
			await rm(join(folder, `sources/${all[0].id}`), { recursive: true });
			const message = `The source ${all[0].id} is not here, ${notHere("1 import and 2 tags and silences")}`;
			return [found("source-not-here", `${own.home}/sources.json`, key, message)];
		},
	},
	{
		what: "a claim that nobody has",
		async damage({ folder, ben: { evidence } }) {
			const key = await keyIn(folder, evidence[1]);
			await records(folder, evidence[1], (record) => ({ ...record, claimId: "nowhereaaaaaaaaa" }));
			const message = `1 record of ${evidence[1]} names the claim nowhereaaaaaaaaa, which has not arrived yet. It shows as soon as it does.`;
			return [found("claim-not-here", evidence[1], key, message)];
		},
	},
	{
		what: "a claim merged into one that nobody has",
		async damage({ folder, ben: { claims } }) {
			const key = await keyIn(folder, claims);
			await records(folder, claims, (record) => ({ ...record, mergedInto: "nowhereaaaaaaaaa" }));
			const message = `The claim ${key.slice("claim/".length)} was merged into the claim nowhereaaaaaaaaa, which has not arrived yet.`;
			return [found("merged-into-nowhere", claims, key, message)];
		},
	},
	{
		what: "one id in two files of a layer",
		async damage({ folder, ben: { evidence } }) {
			const key = await keyIn(folder, evidence[0]);
			await records(folder, evidence[1], (record) => ({ ...record, id: key.slice("evidence/".length) }));
			const [first, second] = [...evidence].sort();
			const message = `${key} stands in ${first} too, and only one of the two counts. Tag the words of the other one again.`;
			return [found("id-in-two-files", second ?? "", key, message)];
		},
	},
	{
		what: "a record that is in its file twice",
		async damage({ folder, ben: { claims } }) {
			const key = await keyIn(folder, claims);
			await rewrite<ShardOnDisk>(folder, claims, (file) => ({
				...file,
				records: [...file.records, ...file.records],
			}));
			const message = `${claims} has ${key} 2 times. Only the greatest version of it counts. ${ask}`;
			return [found("duplicate-record", claims, key, message)];
		},
	},
	{
		what: "evidence stamped by another analyst, and by the analyst's other device",
		async damage({ folder, ben: { evidence } }) {
			const key = await keyIn(folder, evidence[0]);
			await records(folder, evidence[0], (record) => ({ ...record, version: [1, layerOf(ada)] }));
			const otherDevice = `${ben.analyst.id}-${ada.device.id}`;
			await records(folder, evidence[1], (record) => ({ ...record, version: [1, otherDevice] }));
			const foreign = `${key} bears another analyst's version. It counts as the work of the analyst whose layer this is, whatever the record says. If it is not theirs, they should delete it.`;
			const allowed = `1 record of ${evidence[1]} bears a version of other layers. That is allowed, and nothing has to be done.`;
			return [
				found("foreign-evidence", evidence[0], key, foreign),
				found("stamped-elsewhere", evidence[1], null, allowed),
			];
		},
	},
	{
		what: "a silence whose id is not its hash",
		async damage({ folder, claimId, sources: all, ben: { evidence } }) {
			const silence = {
				kind: "silence",
				claimId,
				sourceId: all[0].id,
				createdAt: "2026-03-01T10:00:00.000Z",
				editedAt: "2026-03-01T10:00:00.000Z",
				version: [1, layerOf(ben)],
			};
			const wrong = "wrongaaaaaaaaaaaaaaaaaaaaa";
			await rewrite<ShardOnDisk>(folder, evidence[0], (file) => ({
				...file,
				records: [
					...file.records,
					{ ...silence, id: wrong },
					{ ...silence, id: silenceIdOf(ben.analyst.id, claimId, all[0].id) },
				],
			}));
			const message = `silence/${wrong} does not have the id that follows from its analyst, claim and source. The same silence can then be there twice, and a tag withdraws only one of them. Withdraw it and record it again.`;
			return [found("silence-id", evidence[0], `silence/${wrong}`, message)];
		},
	},
];

const anchors: Row[] = [
	{
		what: "offsets outside the text",
		async damage({ folder, sources: all, ben: { evidence } }) {
			const start = all[0].text.indexOf("17:42");
			await anchor(folder, evidence[0], { end: 1000 });
			const message = `The tag on “17:42” stands outside the text, from ${start} to 1000, in a text of ${all[0].text.length} units, so it is not shown. ${again}`;
			return [found("offset-outside", evidence[0], await keyIn(folder, evidence[0]), message)];
		},
	},
	{
		what: "an offset inside a surrogate pair",
		async damage({ folder, sources: all, ben: { evidence } }) {
			const end = all[0].text.indexOf("👍") + 1;
			const start = all[0].text.indexOf("17:42");
			await anchor(folder, evidence[0], { end, quote: all[0].text.slice(start, end) });
			const message = `begins or ends inside a character, at ${start} or ${end}, so it is not shown. ${again}`;
			return [
				found(
					"offset-in-pair",
					evidence[0],
					await keyIn(folder, evidence[0]),
					expect.stringContaining(message),
				),
			];
		},
	},
	{
		what: "a quote that is not the text",
		async damage({ folder, sources: all, ben: { evidence } }) {
			const start = all[0].text.indexOf("17:42");
			await anchor(folder, evidence[0], { quote: "17:24" });
			const message = `The tag on “17:24” does not quote the text. Where it should stand, from ${start} to ${start + 5}, the text has “17:42”, so it is not shown. ${again}`;
			return [found("quote-differs", evidence[0], await keyIn(folder, evidence[0]), message)];
		},
	},
	{
		what: "other words around a quote, before and after",
		async damage({ folder, ben: { evidence } }) {
			await anchor(folder, evidence[0], { prefix: "power by " });
			await anchor(folder, evidence[1], { suffix: " denied" });
			const kept =
				"keeps other words around it than the text has. The tag is shown, because its quote is right; only finding it in another text may go wrong.";
			return [
				found("context-differs", evidence[0], await keyIn(folder, evidence[0]), `The tag on “17:42” ${kept}`),
				found(
					"context-differs",
					evidence[1],
					await keyIn(folder, evidence[1]),
					`The tag on “the company said” ${kept}`,
				),
			];
		},
	},
	{
		what: "the hash of another text",
		async damage({ folder, ben: { evidence } }) {
			await anchor(folder, evidence[0], { textHash: "0".repeat(64) });
			const message =
				"The tag on “17:42” names another text's hash. The tag is shown, because its quote is right; only finding it in another text may go wrong.";
			return [found("text-hash-differs", evidence[0], await keyIn(folder, evidence[0]), message)];
		},
	},
];

const onlyThere =
	"or newer than there: the journal is younger than the case, or an old copy of it came back. Everything counts all the same.";

const journal: Row[] = [
	{
		what: "files of one's own that lack what the journal has",
		async damage({ folder, ada: { evidence } }) {
			const key = await keyIn(folder, evidence[0]);
			await rewrite<ShardOnDisk>(folder, evidence[0], (file) => ({ ...file, records: [] }));
			await rm(join(folder, evidence[1]));
			const reason = "an old copy came back, or writing it was cut off.";
			return [
				found(
					"behind-journal",
					evidence[0],
					key,
					`${evidence[0]} lacks 1 record that this computer's journal has, or has an older version: ${reason} ${anew}`,
					true,
				),
				found(
					"behind-journal",
					evidence[1],
					null,
					`${evidence[1]} is not there, and this computer's journal has 1 record of it: ${reason} ${anew}`,
					true,
				),
			];
		},
	},
	{
		what: "one's own layer, when all of it has gone",
		async damage({ folder, ada: { home, evidence, claims } }) {
			await rm(join(folder, home), { recursive: true });
			const gone = [claims, ...evidence, `${home}/sources.json`];
			const header = `${home}/layer.json is not there, and this computer's journal has the layer. ${anew}`;
			return [
				...gone.map((file) =>
					found("behind-journal", file, null, expect.stringContaining(`${file} is not there`), true),
				),
				found("missing-file", `${home}/layer.json`, null, header, true),
			];
		},
	},
	{
		what: "a record that is not as the journal wrote it, under the same version: the smaller content",
		async damage({ folder, ada: { claims } }) {
			const key = await keyIn(folder, claims);
			await replaceIn(join(folder, claims), "Twelve", "Eleven");
			const message = `${key} is not as this computer's journal wrote it, under the same version. The journal's content counts. ${anew}`;
			return [found("record-differs", claims, key, message, true)];
		},
	},
	{
		what: "a record that is not as the journal wrote it, under the same version: the greater content",
		async damage({ folder, ada: { claims } }) {
			const key = await keyIn(folder, claims);
			await replaceIn(join(folder, claims), "Twelve", "Twenty");
			const message = `${key} is not as this computer's journal wrote it, under the same version. The file's content is what everybody is shown. If it is wrong, edit it once more.`;
			return [found("record-differs", claims, key, message)];
		},
	},
	{
		what: "a record that only the file has",
		async damage({ folder, ada: { claims } }) {
			const key = await keyIn(folder, claims);
			await replaceIn(join(folder, claims), "[1, ", "[2, ");
			const message = `1 record of ${claims} is not in this computer's journal, ${onlyThere}`;
			return [found("not-in-journal", claims, key, message)];
		},
	},
	{
		what: "a file that says to be further than the journal",
		async damage({ folder, ada: { claims } }) {
			await rewrite<ShardOnDisk>(folder, claims, (file) => ({ ...file, upTo: 99 }));
			const message = `${claims} says that it contains change 99 of this layer, and this computer's journal ends with 3: the journal is younger than the case, or an old copy of it came back. Everything counts all the same.`;
			return [found("not-in-journal", claims, "upTo", message)];
		},
	},
	{
		what: "a layer of one's own name without a journal here",
		options: { own: null },
		async damage({ ada: { home } }) {
			const message = `${home} bears your name and this computer's, and this computer has no journal of it: the data folder was lost or copied, or the case's id has changed. It is read like a teammate's; what you do goes to a new layer.`;
			return [found("no-journal", home, null, message)];
		},
	},
	{
		what: "a journal that has gone",
		async damage({ folder, ada: { home } }) {
			await writeFile(journalOf(folder), "");
			return [
				found("broken-segment", "journal", "000001.jsonl", `000001.jsonl is empty. ${journalCost}`),
				found(
					"not-in-journal",
					home,
					null,
					`6 records of ${home} are not in this computer's journal, ${onlyThere}`,
				),
			];
		},
	},
	{
		what: "a journal of a newer Parallax, which nothing is put right with",
		async damage({ folder, ada: { home, evidence } }) {
			await replaceIn(journalOf(folder), '"version":1', '"version":2');
			await writeFile(join(folder, evidence[0]), "{");
			const broken = `${evidence[0]} is not whole JSON: something is wrong on line 1. What it holds is not shown. ${ask}`;
			const message = "000001.jsonl was written by a newer Parallax. It is left as it is.";
			return [
				found("broken-file", evidence[0], null, broken),
				found("newer-segment", "journal", "000001.jsonl", message),
				found(
					"not-in-journal",
					home,
					null,
					`5 records of ${home} are not in this computer's journal, ${onlyThere}`,
				),
			];
		},
	},
	{
		what: "a line of the journal that cannot be read",
		async damage({ folder, ada: { home } }) {
			await replaceIn(journalOf(folder), '"seq":2', '"seq":0');
			const line = `000001.jsonl, line 3: seq: Too small: expected number to be >=1. ${journalCost}`;
			const chain = `000001.jsonl, line 4: it does not follow from the line before. ${chained}`;
			return [
				found("broken-line", "journal", "000001.jsonl, line 3", line),
				found("broken-chain", "journal", "000001.jsonl, line 4", chain),
				found(
					"not-in-journal",
					home,
					null,
					`2 records of ${home} are not in this computer's journal, ${onlyThere}`,
				),
			];
		},
	},
	{
		what: "a line of the journal that was changed",
		async damage({ folder, ada: { home } }) {
			await replaceIn(journalOf(folder), '"label":"tag “Twelve', '"label":"tag “twelve');
			const line = `000001.jsonl, line 3: it is not as it was written. ${journalCost}`;
			const chain = `000001.jsonl, line 4: it does not follow from the line before. ${chained}`;
			return [
				found("broken-line", "journal", "000001.jsonl, line 3", line),
				found("broken-chain", "journal", "000001.jsonl, line 4", chain),
				found(
					"not-in-journal",
					home,
					null,
					`2 records of ${home} are not in this computer's journal, ${onlyThere}`,
				),
			];
		},
	},
	{
		what: "a first line of the journal that was changed, and costs no change",
		async damage({ folder }) {
			await replaceIn(journalOf(folder), '"segment":1', '"segment":7');
			const message = `000001.jsonl, line 2: it does not follow from the line before. ${chained}`;
			return [found("broken-chain", "journal", "000001.jsonl, line 2", message)];
		},
	},
	{
		what: "a segment of the journal that is missing",
		async damage(made) {
			const { folder, ada: own } = made;
			await withHistory(made, ada);
			await rm(journalOf(folder));
			const copy = `${own.home}/history/000001.jsonl`;
			const unknown = `${copy} is the copy of a segment that this computer's journal does not have, or has not finished. The journal was lost, or an old copy of it came back. The copy is kept.`;
			return [
				found("missing-segment", "journal", "000001.jsonl", `000001.jsonl is missing. ${journalCost}`),
				found(
					"not-in-journal",
					own.home,
					null,
					`66 records of ${own.home} are not in this computer's journal, ${onlyThere}`,
				),
				found("copy-unknown", copy, null, unknown),
			];
		},
	},
	{
		what: "a copy of a segment that differs from the journal",
		async damage(made) {
			await withHistory(made, ada);
			const copy = `${made.ada.home}/history/000001.jsonl`;
			await replaceIn(join(made.folder, copy), "word word", "ward word");
			const message = `${copy} is not what this computer's journal has: the copy was changed or damaged. ${anew}`;
			return [found("copy-differs", copy, null, message, true)];
		},
	},
	{
		what: "a copy of a segment that is damaged in the journal, which may be the better one",
		async damage(made) {
			await withHistory(made, ada);
			const copy = `${made.ada.home}/history/000001.jsonl`;
			await replaceIn(journalOf(made.folder), '"segment":1', '"segment":7');
			const chain = `000001.jsonl, line 2: it does not follow from the line before. ${chained}`;
			const message = `${copy} is not what this computer's journal has: the copy was changed or damaged. The segment itself is damaged, so that the copy is kept: it may be the better one.`;
			return [
				found("broken-chain", "journal", "000001.jsonl, line 2", chain),
				found("copy-differs", copy, null, message),
			];
		},
	},
	{
		what: "a finished segment without its copy",
		async damage(made) {
			await withHistory(made, ada);
			const copy = `${made.ada.home}/history/000001.jsonl`;
			await rm(join(made.folder, copy));
			const message = `${copy}, the copy of a finished segment of this computer's journal, is not there. ${anew}`;
			return [found("copy-missing", copy, null, message, true)];
		},
	},
	{
		what: "a teammate's copy of a segment: a broken line, and a line that was changed",
		async damage(made) {
			await withHistory(made, ben);
			const copy = `${made.ben.home}/history/000001.jsonl`;
			await replaceIn(join(made.folder, copy), '"seq":2', '"seq":0');
			const line = `${copy}, line 3: seq: Too small: expected number to be >=1. ${copyCost}`;
			return [
				found("broken-line", copy, "line 3", line),
				found(
					"broken-chain",
					copy,
					"line 4",
					`${copy}, line 4: it does not follow from the line before. ${chained}`,
				),
			];
		},
	},
	{
		what: "a teammate's copy of a segment that is cut off",
		async damage(made) {
			await withHistory(made, ben);
			const copy = `${made.ben.home}/history/000001.jsonl`;
			await truncate(join(made.folder, copy), 500_000);
			const message = `${copy} ends in the middle of a line: it has not arrived completely, or was cut off. ${copyCost}`;
			return [found("broken-line", copy, null, message)];
		},
	},
];

function byPlace(a: Finding, b: Finding): number {
	return `${a.file} ${a.where} ${a.code}` < `${b.file} ${b.where} ${b.code}` ? -1 : 1;
}

const rows = [...files, ...sources, ...named, ...anchors, ...journal];
const met = new Set<FindingCode>();

test.each(rows)("K1 K2 a check finds $what", async ({ damage, options }) => {
	const made = await caseToCheck();
	const expected = await damage(made);
	const before = await fingerprints(join(made.folder, ".."));
	const findings = await findingsIn(made.folder, options);
	const wanted = expected.map((one) => ({ ...one, severity: severityOf(one.code) }));
	expect([...findings].sort(byPlace)).toEqual([...wanted].sort(byPlace));
	for (const { code } of findings) met.add(code);
	expect(await fingerprints(join(made.folder, "..")), "a check writes nothing").toEqual(before);
});

test("K1 every kind of finding was made on a disk and found", () => {
	expect([...met].sort()).toEqual([...findingCodes].sort());
});

test("K1 nothing is wrong with the sample case, whoever checks it", async () => {
	const folder = join(await temporaryFolder(), "Sample.parallax");
	const sample = join(import.meta.dirname, "../../resources/sample");
	unwrap(await makeSampleCase(sample, folder));
	expect(await findingsIn(folder, { own: null, usual: null })).toEqual([]);
	expect(await findingsIn(folder)).toEqual([]);
});

test("K1 nothing is wrong with a case in which people work, undo, delete and close", async () => {
	const made = await caseToCheck();
	const { folder } = made;
	expect(await findingsIn(folder)).toEqual([]);
	const session = await openAs(folder, ada);
	const [evidence] = [...session.winners.values()].flatMap(({ record, analystId }) =>
		record.kind === "evidence" && analystId === ada.analyst.id ? [record] : [],
	);
	unwrap(deleteEvidence(session, evidence?.id ?? ""));
	await session.readHistory();
	unwrap(session.reverse("undo"));
	const [, second] = made.sources;
	const rain = unwrap(createClaim(session, "It rained.")).claimId ?? "";
	unwrap(setRestSilent(session, second.id));
	unwrap(placeClaim(session, rain, made.claimId));
	unwrap(mergeClaims(session, [rain], made.claimId));
	await save(session);
	expect(await findingsIn(folder)).toEqual([]);
	unwrap(deleteClaim(session, made.claimId));
	await finishSegment(session);
	await session.close();
	await withHistory(made, adaElsewhere);
	expect(await findingsIn(folder)).toEqual([]);
});

test("K1 deleted evidence stands nowhere, and an import that was taken back needs no original", async () => {
	const made = await caseToCheck();
	const { folder, ben: theirs, sources: all } = made;
	await records(folder, theirs.evidence[0], (record) => ({
		...record,
		claimId: "nowhereaaaaaaaaa",
		deleted: true,
	}));
	await anchor(folder, theirs.evidence[0], { quote: "never said" });
	const session = await openAs(folder, ada);
	await session.readHistory();
	while (session.history.undo.length > 0) unwrap(session.reverse("undo"));
	await session.flush();
	await session.close();
	await rm(join(folder, await originalOf(made, all[0].id)));
	expect(await findingsIn(folder)).toEqual([]);
});

test("K1 a check tells how far it is, and can be ended", async () => {
	const { folder } = await caseToCheck();
	const told: [number, number][] = [];
	const whole = unwrap(
		await checkCase(folder, asAdaChecks(folder, { onProgress: (done, total) => told.push([done, total]) })),
	);
	expect(told.map(([done]) => done)).toEqual(told.map((_step, index) => index + 1));
	expect(new Set(told.map(([, total]) => total))).toEqual(new Set([whole.files]));
	expect(told.at(-1)).toEqual([whole.files, whole.files]);
	const ending = new AbortController();
	const onProgress = (done: number) => done === 3 && ending.abort();
	const ended = await checkCase(folder, asAdaChecks(folder, { onProgress, signal: ending.signal }));
	expect(ended).toEqual({
		ok: false,
		problem: { code: "cancelled", message: "The check was ended before it was through." },
	});
});

test("K1 what is no case is not checked, and says why", async () => {
	const folder = await temporaryFolder();
	expect(await checkCase(folder, asAdaChecks(folder))).toMatchObject({
		ok: false,
		problem: { code: "not-a-case" },
	});
	const { folder: broken } = await caseToCheck();
	await writeFile(join(broken, "case.json"), "{");
	expect(await checkCase(broken, asAdaChecks(broken))).toMatchObject({
		ok: false,
		problem: { message: "case.json is not whole JSON: something is wrong on line 1." },
	});
});
