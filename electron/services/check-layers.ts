import { checkRecords } from "../../shared/check/check-records.ts";
import type { OwnFile } from "../../shared/check/compare-journal.ts";
import type { Found } from "../../shared/check/finding.ts";
import { askItsWriter, type LayerFileName, rewriting } from "../../shared/check/layer-file.ts";
import { References } from "../../shared/check/references.ts";
import { layerIdOf } from "../../shared/model/identifier.ts";
import { shardOf } from "../../shared/model/layer.ts";
import { layerFile } from "../../shared/schema/files.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { readCaseFile } from "../files/case-mirror.ts";
import { schemaOf, shardWith } from "../files/layer-shards.ts";
import { silenceIdOf } from "../files/silence-id.ts";
import type { Entry } from "../files/walk-case.ts";
import type { Checking } from "./checking.ts";

/** A file of a layer. */
interface LayerEntry extends Entry {
	readonly place: Extract<Entry["place"], { readonly path: string }>;
}

/** Who names an original: the file of the first record that does, and whether a record does that is not deleted. */
export interface NamedOriginal {
	readonly file: string;
	isLive: boolean;
}

/** What the files of all layers tell, file by file. */
export class LayerChecks {
	readonly references = new References();
	/** Files of one's own layer, by path in it; null where one is there and cannot be used. */
	readonly ownFiles = new Map<string, OwnFile | null>();
	/** By source, and by name. */
	readonly originals = new Map<string, Map<string, NamedOriginal>>();

	constructor(private readonly checking: Checking) {}

	/** Looks at everything in the layers but evidence. */
	async checkAll(): Promise<void> {
		const { entries, options } = this.checking;
		const layers = new Map<string, boolean>();
		for (const entry of entries) {
			if (entry.kind !== "file" || !isLayerEntry(entry)) continue;
			const { layerId, kind, path } = entry.place;
			layers.set(layerId, kind === "header" || (layers.get(layerId) ?? false));
			if (kind === "header") await this.checkHeader(nameOf(entry, options.own));
			else if (kind === "shard" && !path.startsWith("evidence/")) await this.checkShard(entry);
		}
		for (const [layerId, hasHeader] of layers) if (!hasHeader) this.noteMissingHeader(layerId);
	}

	/** Reads a shard and looks at its records. Resolves with them; none where the file cannot be used. */
	async checkShard(entry: Entry): Promise<readonly LayerRecord[]> {
		if (!isLayerEntry(entry)) return [];
		const name = nameOf(entry, this.checking.options.own);
		const read = await readCaseFile(this.checking.folder, name.file, schemaOf(name.path));
		await this.checking.step();
		// It may have gone since the folder was listed.
		if (read.ok && read.value === null) return [];
		if (!read.ok || read.value === null) {
			if (name.isOwn) this.ownFiles.set(name.path, null);
			if (!read.ok) this.checking.addProblem(name.file, read.problem, writingAnew(name));
			return [];
		}
		const file = read.value as unknown as ShardContent;
		this.checking.add(...checkRecords(name, file.records, silenceIdOf));
		this.checkSourceName(name, file);
		this.references.add(name.file, name.layerId, file.records);
		this.noteOriginals(name.file, file.records);
		const isMisplaced = file.records.some((record) => shardOf(record) !== name.path);
		if (name.isOwn) {
			const shard = shardWith(new Map(), file.records);
			this.ownFiles.set(name.path, isMisplaced ? null : { upTo: file.upTo, shard });
		}
		return isMisplaced ? [] : file.records;
	}

	private async checkHeader(name: LayerFileName): Promise<void> {
		const read = await readCaseFile(this.checking.folder, name.file, layerFile);
		await this.checking.step();
		if (!read.ok) return this.checking.addProblem(name.file, read.problem, writingAnew(name));
		if (read.value === null) return;
		const { id, analyst, device } = read.value;
		if (id !== name.layerId || !name.layerId.startsWith(`${analyst.id}-`)) {
			const message = `${name.file} names another layer or analyst than its folder does, so nothing of this layer is shown.`;
			this.checking.add({ code: "wrong-layer", file: name.file, message, ...writingAnew(name) });
		} else if (name.layerId !== layerIdOf(analyst.id, device.id)) {
			const message = `${name.file} names another device than its folder does. Everything is shown; only the device's name may be wrong.`;
			const found = { code: "wrong-device", file: name.file, where: "device.id" } as const;
			this.checking.add({ ...found, message, remedy: null, otherwise: askItsWriter });
		}
	}

	private noteMissingHeader(layerId: string): void {
		const isOwn = layerId === this.checking.options.own;
		const file = `layers/${layerId}/layer.json`;
		const name = { file, path: "layer.json", layerId, isOwn };
		const message = `${file} is missing, so nothing of this layer is shown.`;
		const otherwise =
			"Either it has not arrived yet, or it was removed: open the case on the computer that writes this layer.";
		this.checking.add({ code: "missing-file", file, message, remedy: rewriting(name), otherwise });
	}

	private checkSourceName(name: LayerFileName, { sourceId }: ShardContent): void {
		if (sourceId === undefined || name.path === `evidence/${sourceId}.json`) return;
		const message = `${name.file} says that it is about the source ${sourceId}, which its name does not. Its records say what they are about, and are shown.`;
		const found = { code: "wrong-source", file: name.file, where: "sourceId" } as const;
		this.checking.add({ ...found, message, ...writingAnew(name) });
	}

	/** A journal, and copies of a layer's files, know claims and imports too, whatever state the files themselves are in. */
	takeKnown(layerId: string, records: Iterable<LayerRecord>): void {
		const all = [...records];
		this.references.know(all);
		this.noteOriginals(`layers/${layerId}/sources.json`, all);
	}

	private noteOriginals(file: string, records: readonly LayerRecord[]): void {
		for (const record of records) {
			if (record.kind !== "import") continue;
			const names = this.originals.get(record.sourceId) ?? new Map<string, NamedOriginal>();
			this.originals.set(record.sourceId, names);
			const named = names.get(record.original) ?? { file, isLive: false };
			names.set(record.original, named);
			if (!record.deleted) named.isLive = true;
		}
	}
}

interface ShardContent {
	readonly upTo: number;
	readonly sourceId?: string;
	readonly records: readonly LayerRecord[];
}

function isLayerEntry(entry: Entry): entry is LayerEntry {
	return "path" in entry.place;
}

function nameOf({ path: file, place }: LayerEntry, own: string | null): LayerFileName {
	return { file, path: place.path, layerId: place.layerId, isOwn: place.layerId === own };
}

/** What can be done about a file of a layer that is not as it should be. */
function writingAnew(name: LayerFileName): Pick<Found, "remedy" | "otherwise"> {
	return { remedy: rewriting(name), otherwise: askItsWriter };
}
