import { createHash } from "node:crypto";
import { readFile, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { layerIdOf } from "../../shared/model/identifier.ts";
import { emptyLayer } from "../../shared/model/layer.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { stances } from "../../shared/schema/records.ts";
import { z } from "../../shared/schema/validator.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import { errorCode } from "../files/disk-problem.ts";
import { readArticleFiles } from "./article-files.ts";
import { CaseSession } from "./case-session.ts";
import { createCase } from "./cases.ts";
import { createClaim, renameCase } from "./claims.ts";
import { tagSpan } from "./evidence.ts";
import { importFiles } from "./import-sources.ts";
import { unloggedLayer } from "./own-layer.ts";
import type { World } from "./ports.ts";

const tagsFile = z.object({
	title: z.string(),
	analyst: z.string(),
	claims: z.array(
		z.object({
			statement: z.string(),
			evidence: z.array(z.object({ article: z.string(), quote: z.string(), stance: z.enum(stances) })),
		}),
	),
});

type Tags = z.infer<typeof tagsFile>;

/** The sample was made from this moment on, a second an action, so that every copy has the same bytes. */
const madeAt = Date.parse("2025-11-20T09:00:00.000Z");

/**
 * Makes the sample case in `folder` from the articles and tags in `sampleFolder`, as the work of an
 * invented analyst: the person at the machine adds a layer of their own. The original is only read.
 * The case is made beside its place, so that half a sample is never taken for the whole.
 */
export async function makeSampleCase(sampleFolder: string, folder: string): Promise<Result<null>> {
	const making = `${folder}.making`;
	await rm(making, { recursive: true, force: true });
	try {
		const filled = await fillSampleCase(sampleFolder, making);
		if (!filled.ok) return filled;
		if (!(await removeEmptyFolder(folder)))
			return failure("exists", `${folder} is there already and not empty. Move it away, then try again.`);
		await rename(making, folder);
		return filled;
	} finally {
		await rm(making, { recursive: true, force: true });
	}
}

/** Whether there is nothing at this path now. */
async function removeEmptyFolder(folder: string): Promise<boolean> {
	try {
		await rmdir(folder);
		return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return true;
		if (errorCode(error) === "ENOTEMPTY" || errorCode(error) === "EEXIST") return false;
		throw error;
	}
}

async function fillSampleCase(sampleFolder: string, folder: string): Promise<Result<null>> {
	const tags = tagsFile.parse(JSON.parse(await readFile(join(sampleFolder, "tags.json"), "utf8")));
	const world = sampleWorld();
	const made = await createCase(folder, world);
	if (!made.ok) return made;
	const content = await readCaseFolder(folder);
	if (!content.ok) return content;
	const [analystId, deviceId] = ["sampleanalyst222", "sampledevice2222"];
	const analyst = { id: analystId, name: tags.analyst, colour: "#5c6470" };
	const device = { id: deviceId, name: "Sample" };
	const layer = emptyLayer(layerIdOf(analystId, deviceId), analyst, device, world.now());
	const own = unloggedLayer(layer);
	const session = new CaseSession(content.value, { folder, own, world, onSaveStatus: () => {} });
	try {
		return await addSampleContent(session, sampleFolder, tags);
	} finally {
		await session.flush();
	}
}

async function addSampleContent(
	session: CaseSession,
	sampleFolder: string,
	tags: Tags,
): Promise<Result<null>> {
	const report = await importFiles(session, await readArticleFiles([join(sampleFolder, "articles")]));
	if (report.refused[0]) return failure("broken-file", report.refused[0].message);
	renameCase(session, tags.title);
	const sourceIds = new Map(report.imported.map(({ fileName, sourceId }) => [fileName, sourceId]));
	for (const claim of tags.claims) {
		const { claimId } = unwrap(createClaim(session, claim.statement));
		if (claimId === undefined) throw new Error("A new claim has an id.");
		for (const { article, quote, stance } of claim.evidence) {
			const sourceId = sourceIds.get(article) ?? "";
			const start = session.sources.get(sourceId)?.text.indexOf(quote) ?? -1;
			unwrap(tagSpan(session, { sourceId, start, end: start + quote.length, quote, stance, claimId }));
		}
	}
	const saved = await session.flush();
	return saved.state === "failed" ? failure("disk", saved.reason) : success(null);
}

/** The sample is part of the program: what does not fit in it is a bug, found by its test. */
function unwrap<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`The sample case is wrong: ${result.problem.message}`);
	return result.value;
}

/** A clock that ticks when it is read, and "random" bytes that are the same every time. */
function sampleWorld(): World {
	let ticks = 0;
	let drawn = 0;
	return {
		now: () => new Date(madeAt + 1_000 * ticks++).toISOString(),
		random: (length) => createHash("sha256").update(`sample ${drawn++}`).digest().subarray(0, length),
	};
}
