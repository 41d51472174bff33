import { type BorderStep, withBorderAt, withBorderMoved } from "../../shared/anchor/grow-span.ts";
import type { Span } from "../../shared/anchor/span.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { textOf } from "../../shared/model/text.ts";
import { edit } from "./case-actions.ts";
import { mayChange } from "./evidence-actions.ts";
import { say } from "./messages.ts";
import { store } from "./store.ts";

/** Borders of evidence as they are being moved: the case has them when the movement has come to rest. */
export interface MovingBorders extends Span {
	readonly evidenceKey: string;
}

/** Milliseconds of quiet after which moves by keys are one change, and one step of undo. */
const keysSettle = 700;

let settling: ReturnType<typeof setTimeout> | undefined;

/** Moves a border of the evidence that stands out, by a key. It shows at once; what follows soon belongs to it. */
export function moveBorder(step: BorderStep): void {
	const evidence = focusedEvidence();
	if (!evidence) return void say("Go to one of your tags first, with J and K or a click.");
	if (!mayChange(evidence)) return;
	const text = textOfSource(evidence.sourceId);
	if (text === "") return void say("Open the tag's article first: Enter on the tag in the claims does.");
	const moved = withBorderMoved(text, shownSpan(evidence), step);
	if (!moved) return void say("The border cannot go any further.");
	show(evidence, moved);
	clearTimeout(settling);
	settling = setTimeout(() => void keepBorders(), keysSettle);
}

/** Shows a border of evidence at a text offset while it is dragged. */
export function dragBorder(evidence: EvidenceView, border: BorderStep["border"], offset: number): void {
	const moved = withBorderAt(textOfSource(evidence.sourceId), shownSpan(evidence), border, offset);
	if (moved) show(evidence, moved);
}

/** Makes the borders that are shown those of the evidence, as one change. */
export async function keepBorders(): Promise<void> {
	clearTimeout(settling);
	const { borders, open } = store.getState();
	const evidence = borders && open?.evidence.byKey.get(borders.evidenceKey);
	if (!borders || !evidence) return dropBorders();
	const { start, end } = borders;
	if (start !== evidence.start || end !== evidence.end) {
		const quote = textOfSource(evidence.sourceId).slice(start, end);
		await edit("evidence.edit", { evidenceId: evidence.id, changes: { span: { start, end, quote } } });
	}
	// What has been moved on meanwhile is another change.
	if (store.getState().borders === borders) dropBorders();
}

/** Leaves the borders where the case has them. */
export function dropBorders(): void {
	clearTimeout(settling);
	if (store.getState().borders) store.setState({ borders: null });
}

/** Evidence with the borders that are being moved, in the order of the text; the same list where there are none. */
export function withMovingBorders(
	evidence: readonly EvidenceView[],
	borders: MovingBorders | null,
): readonly EvidenceView[] {
	const place = borders ? evidence.findIndex(({ key }) => key === borders.evidenceKey) : -1;
	const moving = evidence[place];
	if (!borders || !moving) return evidence;
	const moved = { ...moving, start: borders.start, end: borders.end };
	return evidence.with(place, moved).sort((a, b) => a.start - b.start);
}

function shownSpan({ key, start, end }: EvidenceView): Span {
	const { borders } = store.getState();
	return borders?.evidenceKey === key ? { start: borders.start, end: borders.end } : { start, end };
}

function show({ key }: EvidenceView, { start, end }: Span): void {
	store.setState({ borders: { evidenceKey: key, start, end } });
}

function focusedEvidence(): EvidenceView | undefined {
	const { open, focusedEvidence } = store.getState();
	return focusedEvidence === null ? undefined : open?.evidence.byKey.get(focusedEvidence);
}

function textOfSource(sourceId: string): string {
	return textOf(store.getState().open?.texts[sourceId]?.blocks ?? []);
}
