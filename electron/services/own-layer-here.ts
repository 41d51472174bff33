import { existsSync } from "node:fs";
import { layerIdOf } from "../../shared/model/identifier.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { machineMark } from "./machine-mark.ts";
import { ownedLayer } from "./own-layer.ts";
import type { World } from "./ports.ts";
import { Profile } from "./profile.ts";

/** Whose a case is on this computer. */
export interface LayerHere {
	/** The layer that is written here; null before the first change. */
	readonly own: string | null;
	/** The layer that this analyst would write on this device; null where nobody has been named here. */
	readonly usual: string | null;
	readonly identity: { readonly analyst: Analyst; readonly device: Device } | null;
}

/**
 * Finds which layer of a case is written on this computer, without writing anything. Throws `UnreadableFile` where the
 * profile is broken.
 */
export async function ownLayerHere(dataFolder: string, caseId: string, world: World): Promise<LayerHere> {
	const identity = (await Profile.read(dataFolder, world)).known;
	if (identity === null || !existsSync(dataFolder)) return { own: null, usual: null, identity: null };
	const usual = layerIdOf(identity.analyst.id, identity.device.id);
	const own = await ownedLayer(dataFolder, caseId, usual, await machineMark(dataFolder));
	return { own, usual, identity };
}
