import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../scripts/setup/places.mjs";

/** Why a test that needs the corpus is skipped. */
export const corpusMissing =
	"needs the example articles in ../shared/corpus beside the checkout, which are not there";

/** The folder of example articles beside the checkout, absolute; null where there is none. */
export function sharedCorpus(): string | null {
	const folder = join(projectFolder, "..", "shared", "corpus");
	return existsSync(folder) ? folder : null;
}
