import type { BorderStep } from "../../shared/anchor/grow-span.ts";
import type { CommandId } from "../../shared/ipc/commands.ts";
import type { SelectionStep } from "../editor/growing-selection.ts";
import type { ReadingView } from "../editor/reading-view.ts";
import { shownText } from "../editor/shown-texts.ts";
import { say } from "../state/messages.ts";
import { moveBorder } from "../state/moving-borders.ts";
import { store } from "../state/store.ts";
import { copyWithSource } from "./copy-with-source.ts";

/** What the commands do that are about the words of the text that has the keyboard. */
export const textActions = {
	"grow-selection": () => changeSelection("grow"),
	"shrink-selection": () => changeSelection("shrink"),
	"select-sentences": () => changeSelection("sentences"),
	"copy-with-source": () => copyWithSource(),
	"start-word-earlier": () => move("start", -1, "word"),
	"start-word-later": () => move("start", 1, "word"),
	"end-word-later": () => move("end", 1, "word"),
	"end-word-earlier": () => move("end", -1, "word"),
	"start-character-earlier": () => move("start", -1, "character"),
	"start-character-later": () => move("start", 1, "character"),
	"end-character-later": () => move("end", 1, "character"),
	"end-character-earlier": () => move("end", -1, "character"),
	"describe-highlight": () => describeHighlight(),
} satisfies Partial<Record<CommandId, () => void>>;

function changeSelection(step: SelectionStep): void {
	const changed = textAtHand()?.view.changeSelection(step);
	if (changed === false && step === "shrink")
		say("This selection has not grown: it has nothing to shrink back to.");
}

function move(border: BorderStep["border"], direction: BorderStep["direction"], by: BorderStep["by"]): void {
	moveBorder({ border, direction, by });
}

/** Shows the card on the highlights at the caret, or takes it away. */
function describeHighlight(): void {
	const { card } = store.getState();
	if (card) return void store.setState({ card: null });
	const text = textAtHand();
	const evidenceKeys = text?.view.evidenceAtCaret().map(({ key }) => key) ?? [];
	if (!text || evidenceKeys.length === 0) return void say("No tag here: J and K go to the next ones.");
	store.setState({ card: { sourceId: text.sourceId, evidenceKeys, by: "caret" } });
}

function textAtHand(): { readonly sourceId: string; readonly view: ReadingView } | null {
	const layout = store.getState().open?.layout;
	const sourceId = layout?.panes[layout.focusedPane]?.sourceId ?? "";
	const view = shownText(sourceId);
	return view ? { sourceId, view } : null;
}
