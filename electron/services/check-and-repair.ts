import { asFindings, type Finding } from "../../shared/check/finding.ts";
import { type Result, success } from "../../shared/result.ts";
import { checkCase } from "./check-case.ts";
import type { CheckOptions } from "./checking.ts";
import { isRepairable, type RepairOptions, type RepairOutcome, repairCase } from "./repair-case.ts";

/** What a check, and repairing after it, have come to. */
export interface CheckOutcome {
	/** What is found now: after repairing what is left. */
	readonly findings: readonly Finding[];
	/** Files that were looked at. */
	readonly files: number;
	/** Null where nothing was to be repaired. */
	readonly repair: RepairOutcome | null;
}

/**
 * Checks a case and, where `repairing` is given, puts right what loses nothing and checks again. Without it nothing is
 * written anywhere.
 */
export async function checkAndRepair(
	folder: string,
	options: CheckOptions,
	repairing: Pick<RepairOptions, "session"> | null,
): Promise<Result<CheckOutcome>> {
	const checked = await checkCase(folder, options);
	if (!checked.ok) return checked;
	const { found, files } = checked.value;
	if (repairing === null || !isRepairable(found))
		return success({ findings: asFindings(found), files, repair: null });
	const { dataFolder } = options;
	const repair = await repairCase(folder, checked.value, { ...repairing, dataFolder });
	// What was put right must not be undone by a check that is ended: from here on it goes through.
	const { signal: _ended, ...again } = options;
	const after = await checkCase(folder, again);
	if (!after.ok) return after;
	return success({ findings: asFindings(after.value.found), files: after.value.files, repair });
}
