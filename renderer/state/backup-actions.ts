import type { Answer } from "../../shared/ipc/channels.ts";
import type { BackupsView, RestoredView } from "../../shared/ipc/views.ts";
import { ask } from "../bridge/bridge.ts";
import { dismissMessage, say, sayProblem } from "./messages.ts";
import { store } from "./store.ts";

/** The backups of a case, of the open one for null; where no case is open, of the first that has any. Null: refused, with the reason on screen. */
export async function listBackups(caseId: string | null): Promise<BackupsView | null> {
	const listed = await ask("backups.list", { caseId });
	if (!listed.ok) {
		sayProblem(listed.problem);
		return null;
	}
	const [first] = listed.value.cases;
	return listed.value.caseId === null && first ? listBackups(first.id) : listed.value;
}

/** Backs the open case up. Null: refused, with the reason on screen. */
export async function makeBackup(): Promise<Answer<"backups.make"> | null> {
	dismissMessage();
	const made = await ask("backups.make", {});
	if (made.ok) return made.value;
	sayProblem(made.problem);
	return null;
}

/** Asks for a folder and restores a backup in it. Null: cancelled, or refused with the reason on screen. */
export async function restoreBackup(caseId: string, backupId: string): Promise<RestoredView | null> {
	dismissMessage();
	const restored = await ask("backups.restore", { caseId, backupId });
	if (!restored.ok) {
		sayProblem(restored.problem);
		return null;
	}
	// Whoever has left the dialog meanwhile hears of it all the same.
	if (store.getState().dialog?.kind !== "backups") say(restoredSentence(restored.value));
	return restored.value;
}

/** What was restored, and where it lies. */
export function restoredSentence({ name, place }: RestoredView): string {
	return `Restored as “${name}” in ${place}.`;
}
