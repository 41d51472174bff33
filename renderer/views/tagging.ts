import type { Stance } from "../../shared/schema/records.ts";
import { shownText } from "../editor/shown-texts.ts";
import { tagSelection } from "../state/desk-actions.ts";
import { store } from "../state/store.ts";

/** Tags the selected words; once they are tagged they are not selected any more. */
export async function tagSelectedWords(stance: Stance, underNewClaim = false): Promise<void> {
	const sourceId = store.getState().selection?.sourceId;
	await tagSelection(stance, underNewClaim);
	const isTaken = store.getState().selection === null;
	if (sourceId !== undefined && isTaken) shownText(sourceId)?.unselect();
}
