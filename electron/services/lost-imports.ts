import type { Layer } from "../../shared/model/layer.ts";
import type { SourceImport } from "../../shared/schema/records.ts";
import type { CaseMirror } from "../files/case-mirror.ts";

/** One's own imports whose article has gone from the case's folder, one for each article. */
export function lostImports(own: Layer, mirror: CaseMirror): SourceImport[] {
	const lost = new Map<string, SourceImport>();
	for (const record of own.shards.get("sources.json")?.values() ?? []) {
		if (record.kind !== "import" || record.deleted) continue;
		if (mirror.fingerprint(`sources/${record.sourceId}/source.json`) === undefined)
			lost.set(record.sourceId, record);
	}
	return [...lost.values()];
}
