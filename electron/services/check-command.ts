import { resolve } from "node:path";
import { failure, type Result, success } from "../../shared/result.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { lockCase } from "../files/case-lock.ts";
import type { CaseSession } from "./case-session.ts";
import { nameOfCase, resolveCaseFolder } from "./cases.ts";
import { type CheckOutcome, checkAndRepair } from "./check-and-repair.ts";
import { checkText } from "./check-text.ts";
import type { CheckOptions } from "./checking.ts";
import { type Command, type CommandLineOptions, type Outcome, onSaveStatus } from "./command.ts";
import { openSession } from "./open-session.ts";
import { type LayerHere, ownLayerHere } from "./own-layer-here.ts";

/** `parallax check`: without `--repair` it writes nothing anywhere and takes no lock (rule C4). */
export const check: Command = {
	usage: "CASE [--repair]",
	does: "look for what is damaged or missing; put right what loses nothing",
	flags: ["repair"],
	fit: ([path, ...rest], { repair = false }, options) =>
		path !== undefined && rest.length === 0 ? () => checkCommand(path, repair, options) : null,
};

async function checkCommand(
	path: string,
	repair: boolean,
	options: CommandLineOptions,
): Promise<Result<Outcome>> {
	const folder = await resolveCaseFolder(resolve(path));
	const header = await readCaseHeader(folder);
	if (!header.ok) return header;
	const { dataFolder, world } = options;
	const here = await ownLayerHere(folder, header.value.id, dataFolder, world);
	if (!here.ok) return here;
	const { own, usual } = here.value;
	const checking: CheckOptions = { dataFolder, own, usual, now: world.now() };
	const checked = repair
		? await repairLocked(folder, header.value.id, checking, here.value, options)
		: await checkAndRepair(folder, checking, null);
	return checked.ok ? success(outcomeOf(folder, header.value.id, checked.value)) : checked;
}

async function repairLocked(
	folder: string,
	caseId: string,
	checking: CheckOptions,
	{ identity }: LayerHere,
	options: CommandLineOptions,
): Promise<Result<CheckOutcome>> {
	const lock = await lockCase(options.dataFolder, caseId);
	if (!lock.ok) return lock;
	let opened: CaseSession | null = null;
	try {
		return await checkAndRepair(folder, checking, {
			async session() {
				// Only a layer that is written here is ever to be written anew.
				if (identity === null) return failure("not-found", "Nobody has been named on this computer.");
				const session = await openSession(folder, { ...options, ...identity, onSaveStatus });
				if (session.ok) opened = session.value;
				return session;
			},
		});
	} finally {
		await (opened as CaseSession | null)?.close();
		await lock.value();
	}
}

function outcomeOf(folder: string, caseId: string, checked: CheckOutcome): Outcome {
	const { findings, files, repair } = checked;
	const isLeft = findings.some(({ severity }) => severity !== "information");
	return {
		data: {
			case: { id: caseId },
			files,
			findings,
			...(repair ? { repaired: repair.repaired, notRepaired: repair.refused, keptIn: repair.keptIn } : {}),
		},
		text: checkText(nameOfCase(folder), checked),
		refused: isLeft || (repair !== null && repair.refused.length > 0),
	};
}
