import { layerIdOf } from "../../shared/model/identifier.ts";
import { type Result, success } from "../../shared/result.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { ownedLayer } from "./choose-layer.ts";
import { machineMark } from "./machine-mark.ts";
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
 * profile is broken; refused where the journals cannot be looked at.
 *
 * @param folder The case's folder.
 */
export async function ownLayerHere(
	folder: string,
	caseId: string,
	dataFolder: string,
	world: World,
): Promise<Result<LayerHere>> {
	const identity = (await Profile.read(dataFolder, world)).identityIn(caseId);
	if (identity === null) return success({ own: null, usual: null, identity });
	const usual = layerIdOf(identity.analyst.id, identity.device.id);
	const machine = await machineMark(dataFolder);
	const owned = await ownedLayer({ dataFolder, caseId, folder, usual, machine });
	return owned.ok ? success({ own: owned.value?.id ?? null, usual, identity }) : owned;
}
