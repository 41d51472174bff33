import { join } from "node:path";
import type { Low } from "lowdb";
import type { Layout } from "../../shared/ipc/views.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { layoutFile } from "../../shared/schema/local-files.ts";
import { jsonFile, UnreadableFile } from "../files/json-file.ts";
import { olderFilesIn } from "./choose-layer.ts";

interface LayoutContent {
	readonly format: "parallax/layout";
	readonly version: 1;
	readonly layout: Layout | null;
}

function fileOf(dataFolder: string, caseId: string): Low<LayoutContent> {
	const path = join(dataFolder, "layouts", `${caseId}.json`);
	const empty: LayoutContent = { format: "parallax/layout", version: 1, layout: null };
	const schema = layoutFile as unknown as FileSchema;
	const options = { olderFiles: olderFilesIn(dataFolder) };
	return jsonFile(path, schema, path, empty as never, options) as unknown as Low<LayoutContent>;
}

/** How the window was arranged for a case, or null. A broken file is as good as none: it holds no one's work. */
export async function readLayout(dataFolder: string, caseId: string): Promise<Layout | null> {
	const file = fileOf(dataFolder, caseId);
	try {
		await file.read();
	} catch (error) {
		if (error instanceof UnreadableFile) return null;
		throw error;
	}
	return file.data.layout;
}

/** Keeps how the window is arranged for a case. Rejects when the disk refuses. */
export async function writeLayout(dataFolder: string, caseId: string, layout: Layout): Promise<void> {
	const file = fileOf(dataFolder, caseId);
	file.data = { ...file.data, layout };
	await file.write();
}
