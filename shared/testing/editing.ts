import type { Editing } from "../model/edits.ts";
import { recordKey } from "../model/layer.ts";
import type { LayerRecord } from "../schema/records.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { layerIds } from "./samples.ts";

const [own = ""] = layerIds;

/** When edits in tests are made. */
export const now = "2026-04-01T08:00:00.000Z";

/** Edits in one's own layer, in a case whose winning versions are these; nobody may change them. */
export function editing(...winners: LayerRecord[]): Editing {
	return {
		layerId: own,
		now,
		newId: () => "newidaaaaaaaaaaa",
		current: (like) => deepFreeze(winners.find((winner) => recordKey(winner) === recordKey(like))),
	};
}
