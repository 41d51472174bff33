import { layerIdOf, newId } from "../../shared/model/identifier.ts";
import { emptyLayer } from "../../shared/model/layer.ts";
import { type Result, success } from "../../shared/result.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { type CaseContent, readCaseFolder } from "../files/case-folder.ts";
import { CaseSession, type SessionOptions } from "./case-session.ts";
import { machineMark } from "./machine-mark.ts";
import { openOwnLayer, unloggedLayer } from "./own-layer.ts";

/** Who opens a case, and with what. */
export interface OpeningOptions extends Pick<SessionOptions, "world" | "onSaveStatus" | "onMended"> {
	readonly dataFolder: string;
	readonly analyst: Analyst;
	readonly device: Device;
}

/** Reads a case and opens one's own layer in it; nothing is written unless something has to be put right. */
export async function openSession(folder: string, options: OpeningOptions): Promise<Result<CaseSession>> {
	const content = await readCaseFolder(folder);
	if (!content.ok) return content;
	return sessionOf(folder, content.value, options);
}

/** As `openSession`, of a case that has been read. */
export async function sessionOf(
	folder: string,
	content: CaseContent,
	options: OpeningOptions,
): Promise<Result<CaseSession>> {
	const { dataFolder, analyst, device, world } = options;
	const machine = await machineMark(dataFolder);
	const { mirror } = content;
	const caseId = content.case.id;
	const own = await openOwnLayer({ dataFolder, caseId, analyst, device, machine, mirror, world });
	if (!own.ok) return own;
	const session = new CaseSession(content, { ...options, folder, own: own.value });
	await session.bringBackSources();
	return success(session);
}

/** A case opened only to look at it: nothing can be changed, for the reason given. */
export function readOnlySession(
	folder: string,
	content: CaseContent,
	options: OpeningOptions,
	reason: string,
): CaseSession {
	const { analyst, device, world, onSaveStatus } = options;
	// A layer id of its own, so that the analyst's layer is read like everybody else's.
	const id = layerIdOf(analyst.id, newId(world.random));
	const own = unloggedLayer(emptyLayer(id, analyst, device, world.now()));
	return new CaseSession(content, { folder, own, world, onSaveStatus, readOnly: reason });
}
