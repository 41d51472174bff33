import type { CheckProgress, CheckView } from "../../shared/ipc/views.ts";
import { ask, listen } from "../bridge/bridge.ts";
import { dismissMessage, sayProblem } from "./messages.ts";

/**
 * Checks the open case and, if asked, puts right what loses nothing. Null: ended early, or refused with the reason on
 * screen.
 */
export async function checkCase(
	repair: boolean,
	onProgress: (progress: CheckProgress) => void,
): Promise<CheckView | null> {
	dismissMessage();
	const stopListening = listen("checkProgress", onProgress);
	try {
		const checked = await ask("case.check", { repair });
		if (checked.ok) return checked.value;
		sayProblem(checked.problem);
		return null;
	} finally {
		stopListening();
	}
}

/** Ends the check that is under way. */
export async function cancelCheck(): Promise<void> {
	await ask("case.cancelCheck", {});
}

/** What a check has found, in a sentence. */
export function checkSentence({ counts, files, findings }: CheckView): string {
	const looked = `${number(files, "file")} looked at`;
	if (findings.length === 0) return `All is well: ${looked}.`;
	const { error, warning, information } = counts;
	const parts = [
		...(error > 0 ? [number(error, "error")] : []),
		...(warning > 0 ? [number(warning, "warning")] : []),
		...(information > 0 ? [`${information.toLocaleString("en")} for information`] : []),
	];
	return `${error + warning === 0 ? "All is well; " : ""}${parts.join(", ")}. ${looked}.`;
}

function number(count: number, thing: string): string {
	return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}
