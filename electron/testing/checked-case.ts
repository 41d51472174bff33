import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { asFindings, type Finding } from "../../shared/check/finding.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "../services/case-session.ts";
import { checkCase } from "../services/check-case.ts";
import type { CheckOptions } from "../services/checking.ts";
import { createClaim } from "../services/claims.ts";
import { importFiles } from "../services/import-sources.ts";
import { ada, ben, dataFolderOf, emptyCase, layerOf, openAs, save, tag, unwrap } from "./case.ts";
import { filesIn } from "./folder.ts";

/** The text of the first article of a case that is checked; the emoji is two UTF-16 units long. */
export const firstArticle =
	"The ferry lost power\n\nThe ferry lost power at 17:42. 👍 Twelve people were hurt.\n";
const secondArticle = "Nobody was hurt, the company said.\n";

/** A case in which Ada, whose journal is here, and Ben, a teammate, have tagged two articles. */
export interface CheckedFolder {
	readonly folder: string;
	readonly sources: readonly [StoredSource, StoredSource];
	/** Paths inside the case. */
	readonly ada: LayerPaths;
	readonly ben: LayerPaths;
	readonly claimId: string;
}

/** Paths of a layer's files inside the case. */
export interface LayerPaths {
	readonly id: string;
	readonly home: string;
	/** The file with the layer's evidence on the first source, and on the second. */
	readonly evidence: readonly [string, string];
	/** The first file of claims. */
	readonly claims: string;
}

/** Makes the case, saved and closed by everybody. */
export async function caseToCheck(): Promise<CheckedFolder> {
	const folder = await emptyCase();
	const asAda = await openAs(folder, ada);
	const encoder = new TextEncoder();
	const files = [firstArticle, secondArticle].map((text, index) => ({
		name: `article ${index + 1}.txt`,
		bytes: { ok: true, value: encoder.encode(text) } as const,
	}));
	const { imported } = await importFiles(asAda, files);
	const [first, second] = imported.map(({ sourceId }) => asAda.sources.get(sourceId));
	if (!first || !second) throw new Error("Both articles are imported.");
	const { claimId } = tag(asAda, first, "Twelve people were hurt");
	tag(asAda, second, "Nobody was hurt", "conflicts", claimId);
	await save(asAda);
	const asBen = await openAs(folder, ben);
	tag(asBen, first, "17:42");
	tag(asBen, second, "the company said", "context", claimId);
	await save(asBen);
	await asAda.close();
	await asBen.close();
	const paths = async (id: string): Promise<LayerPaths> => {
		const home = `layers/${id}`;
		const [claims = ""] = await filesIn(join(folder, home, "claims"));
		return {
			id,
			home,
			evidence: [`${home}/evidence/${first.id}.json`, `${home}/evidence/${second.id}.json`],
			claims: `${home}/claims/${claims}`,
		};
	};
	return {
		folder,
		sources: [first, second],
		ada: await paths(layerOf(ada)),
		ben: await paths(layerOf(ben)),
		claimId,
	};
}

/** How a case is checked on Ada's computer. */
export function asAdaChecks(folder: string, options: Partial<CheckOptions> = {}): CheckOptions {
	const own = layerOf(ada);
	const now = "2026-03-02T10:00:00.000Z";
	return { dataFolder: dataFolderOf(folder, ada), own, usual: own, now, ...options };
}

/** What a check on Ada's computer finds. */
export async function findingsIn(folder: string, options: Partial<CheckOptions> = {}): Promise<Finding[]> {
	return asFindings(unwrap(await checkCase(folder, asAdaChecks(folder, options))).found);
}

/** Replaces a JSON file of the case by what `change` makes of it. */
export async function rewrite<Content>(
	folder: string,
	path: string,
	change: (content: Content) => unknown,
): Promise<void> {
	const text = await readFile(join(folder, path), "utf8");
	await writeFile(join(folder, path), JSON.stringify(change(JSON.parse(text) as Content), null, 2));
}

/** Writes a file that may be in a folder which is not there yet. */
export async function put(folder: string, path: string, content: string | Uint8Array): Promise<void> {
	await mkdir(dirname(join(folder, path)), { recursive: true });
	await writeFile(join(folder, path), content);
}

/** Does so much that the journal's first segment is finished and copied into the case. */
export async function finishSegment(session: CaseSession): Promise<void> {
	for (let made = 0; made < 60; made++) createClaim(session, `${made} ${"word ".repeat(3_900)}`);
	await save(session);
	createClaim(session, "One more.");
	await save(session);
}
