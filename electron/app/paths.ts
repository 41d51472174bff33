import { join } from "node:path";

/** Where the parts of the program lie. */
export interface ProgramPaths {
	/** Folder of the built page. */
	readonly page: string;
	readonly preload: string;
	/** Folder of the sample case's articles and tags. */
	readonly sample: string;
}

/**
 * Finds the program's parts from the folder of the built main script; a packaged program keeps its
 * resources outside the archive.
 */
export function programPaths(mainFolder: string, packagedResources: string | null): ProgramPaths {
	const resources = packagedResources ?? join(mainFolder, "..", "..", "resources");
	return {
		page: join(mainFolder, "..", "renderer"),
		preload: join(mainFolder, "..", "preload", "preload.cjs"),
		sample: join(resources, "sample"),
	};
}
