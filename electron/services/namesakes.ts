import type { Namesake } from "../../shared/ipc/views.ts";
import { type Layer, recordsOf } from "../../shared/model/layer.ts";
import type { Analyst } from "../../shared/schema/records.ts";

/**
 * Analysts of a case who bear somebody's name and have another id (rule F5). None where that person has a layer in
 * the case already: then it is known who they are.
 */
export function namesakesOf(analyst: Analyst, layers: readonly Layer[]): Namesake[] {
	const name = folded(analyst.name);
	const written = layers.filter((layer) => layer.upTo > 0);
	if (written.some((layer) => layer.analyst.id === analyst.id)) return [];
	const found = new Map<string, Namesake>();
	for (const layer of written) {
		if (folded(layer.analyst.name) !== name) continue;
		const known = found.get(layer.analyst.id);
		found.set(layer.analyst.id, {
			analystId: layer.analyst.id,
			name: layer.analyst.name,
			devices: [...new Set([...(known?.devices ?? []), layer.device.name])],
			tags: (known?.tags ?? 0) + tagsIn(layer),
		});
	}
	return [...found.values()];
}

function tagsIn(layer: Layer): number {
	let tags = 0;
	for (const record of recordsOf(layer)) if (record.kind === "evidence" && !record.deleted) tags++;
	return tags;
}

function folded(name: string): string {
	return name.normalize("NFKC").trim().toLocaleLowerCase("en");
}
