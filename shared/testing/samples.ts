import type { Layer } from "../model/layer.ts";
import { recordKey, shardOf } from "../model/layer.ts";
import type {
	Analyst,
	Boilerplate,
	Claim,
	Device,
	Evidence,
	Exclusion,
	LayerRecord,
	Metadata,
	Rank,
	Setting,
	Silence,
	SourceImport,
} from "../schema/records.ts";

/** Records and layers for tests: everything has a valid default, a test names only what it is about. */

export const analystIds = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"] as const;
export const deviceIds = ["2222222222222222", "3333333333333333"] as const;
/** Two claims share a file, the third has its own. */
export const claimIds = ["claimaaaaaaaaaaa", "clbimaaaaaaaaaaa", "zlaimaaaaaaaaaaa"] as const;
export const evidenceIds = ["evidenceaaaaaaaa", "evidencebbbbbbbb"] as const;
export const sourceIds = ["sourceaaaaaaaaaaaaaaaaaaaa", "sourcebbbbbbbbbbbbbbbbbbbb"] as const;
export const hash = "0123456789abcdef".repeat(4);
export const instant = "2026-03-01T10:00:00.000Z";

export const layerIds = analystIds.flatMap((analyst) => deviceIds.map((device) => `${analyst}-${device}`));
const [firstLayerId = ""] = layerIds;

function provenance() {
	return { version: [1, firstLayerId] as [number, string], editedAt: instant };
}

export function claim(fields: Partial<Claim> = {}): Claim {
	return {
		kind: "claim",
		id: claimIds[0],
		statement: "Twelve people were hurt.",
		createdAt: instant,
		...provenance(),
		...fields,
	};
}

export function evidence(fields: Partial<Evidence> = {}): Evidence {
	return {
		kind: "evidence",
		id: evidenceIds[0],
		claimId: claimIds[0],
		sourceId: sourceIds[0],
		stance: "agrees",
		anchor: { start: 0, end: 6, quote: "Twelve", prefix: "", suffix: " people", textHash: hash },
		createdAt: instant,
		...provenance(),
		...fields,
	};
}

export function silence(fields: Partial<Silence> = {}): Silence {
	return {
		kind: "silence",
		id: "silenceaaaaaaaaaaaaaaaaaaa",
		claimId: claimIds[0],
		sourceId: sourceIds[0],
		createdAt: instant,
		...provenance(),
		...fields,
	};
}

export function sourceImport(fields: Partial<SourceImport> = {}): SourceImport {
	return {
		kind: "import",
		sourceId: sourceIds[0],
		original: `${hash}.txt`,
		fileName: "article.txt",
		...provenance(),
		...fields,
	};
}

export function metadata(fields: Partial<Metadata> = {}): Metadata {
	return {
		kind: "metadata",
		sourceId: sourceIds[0],
		field: "title",
		value: "A title",
		...provenance(),
		...fields,
	};
}

export function boilerplate(fields: Partial<Boilerplate> = {}): Boilerplate {
	return {
		kind: "boilerplate",
		sourceId: sourceIds[0],
		block: 0,
		folded: true,
		...provenance(),
		...fields,
	};
}

export function exclusion(fields: Partial<Exclusion> = {}): Exclusion {
	return { kind: "exclusion", sourceId: sourceIds[0], excluded: true, ...provenance(), ...fields };
}

export function setting(fields: Partial<Setting> = {}): Setting {
	return { kind: "setting", name: "title", value: "A case", ...provenance(), ...fields };
}

export function rank(fields: Partial<Rank> = {}): Rank {
	return { kind: "rank", claimId: claimIds[0], rank: "m", ...provenance(), ...fields };
}

/** One record of every kind. */
export const everyKind: readonly LayerRecord[] = [
	claim(),
	evidence(),
	silence(),
	sourceImport(),
	metadata(),
	boilerplate(),
	exclusion(),
	setting(),
	rank(),
];

export function analyst(fields: Partial<Analyst> = {}): Analyst {
	return { id: analystIds[0], name: "Ada", colour: "#3b6fb5", ...fields };
}

export function device(fields: Partial<Device> = {}): Device {
	return { id: deviceIds[0], name: "desk", ...fields };
}

/** A layer that holds these records, in the files where they belong. */
export function layerOf(id: string, records: readonly LayerRecord[] = [], name = "Ada"): Layer {
	const shards = new Map<string, Map<string, LayerRecord>>();
	for (const record of records) {
		const path = shardOf(record);
		const shard = shards.get(path) ?? new Map<string, LayerRecord>();
		shards.set(path, shard.set(recordKey(record), record));
	}
	const [analystId = "", deviceId = ""] = id.split("-");
	return {
		id,
		analyst: analyst({ id: analystId, name }),
		device: device({ id: deviceId }),
		createdAt: instant,
		upTo: 0,
		shards,
	};
}
