import type { Layer } from "../../shared/model/layer.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
import type { LayerFiles } from "../files/layer-files.ts";
import { shardPathOf } from "../files/layer-folder.ts";
import { containsShard } from "../files/layer-shards.ts";

/** What was put right while a case is open, in sentences, by file (rule F12). */
export class MendedFiles {
	private readonly sentences = new Map<string, string>();

	/** @param layerId One's own layer. */
	constructor(private readonly layerId: string) {}

	/** How many files were put right. */
	get count(): number {
		return this.sentences.size;
	}

	get notes(): readonly { readonly file: string; readonly message: string }[] {
		return [...this.sentences].map(([file, message]) => ({ file, message }));
	}

	/** A file of one's own layer was written anew, by its path in the layer. */
	noteFile(path: string): void {
		const file = `layers/${this.layerId}/${path}`;
		const message = `${file} was damaged, removed, or an older copy of it had come back, as a synchronised folder or a backup may do. It was put right from this computer's journal.`;
		this.sentences.set(file, message);
	}

	/** An article that had gone was put back. */
	noteSource(sourceId: string, fileName: string): void {
		const file = `sources/${sourceId}/source.json`;
		const message = `“${fileName}” had gone from the case's folder, as an old copy of it that comes back takes articles away. It was put back from what this computer keeps of its imports.`;
		this.sentences.set(file, message);
	}
}

/**
 * Holds files of one's own layer that are not as they were written against the layer: a sync engine has brought an old
 * copy back, or somebody has changed or removed them. `newer`: records of theirs that the layer may lack; `behind`:
 * files that lack something or are broken, by path in the layer.
 *
 * @param paths In the layer, as the mirror names them.
 */
export function compareOwnFiles(
	own: Layer,
	paths: readonly string[],
	mirror: Pick<CaseMirror, "shardsOf" | "filesOf" | "notices">,
	files: Pick<LayerFiles, "held">,
): { newer: LayerRecord[]; behind: string[] } {
	const onDisk = mirror.shardsOf(own.id);
	const present = mirror.filesOf(own.id);
	const broken = new Set(mirror.notices.map(({ file }) => file));
	const newer: LayerRecord[] = [];
	const behind: string[] = [];
	for (const path of new Set(paths.map(shardPathOf))) {
		const mine = own.shards.get(path) ?? new Map();
		const theirs = onDisk.get(path)?.shard ?? new Map();
		if (!containsShard(mine, theirs)) newer.push(...theirs.values());
		if (broken.has(`layers/${own.id}/${path}`)) {
			behind.push(path);
			continue;
		}
		// What is still on its way to the file is not missing from it.
		const written = files.held(path) ?? mine;
		const isWhole = path === "layer.json" || containsShard(present.get(path)?.shard ?? new Map(), written);
		if (!isWhole) behind.push(path);
	}
	return { newer, behind };
}
