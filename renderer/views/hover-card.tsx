import { useEffect, useLayoutEffect, useRef } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { onTextsMoved, shownText } from "../editor/shown-texts.ts";
import type { ScreenBox } from "../editor/text-places.ts";
import { store } from "../state/store.ts";
import { authorOf, statementOf } from "../state/telling-highlights.ts";
import { StanceSign, stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { leaveCard, reachCard } from "./point-at-evidence.ts";

/** CSS pixels between the words and the card: their lines and handles stand there. */
const clearance = 14;
/** CSS pixels between the card and the window's border. */
const gap = 6;

/** Name of the card in the page, for what it describes. */
export const cardId = "evidence-card";

/** What the highlights under the pointer, or at the caret, say: each with claim, stance, author, attribution, note. */
export function HoverCard() {
	const card = useWorkspace((state) => state.card);
	const open = useWorkspace((state) => state.open);
	const element = useRef<HTMLDivElement>(null);
	const found = card?.evidenceKeys.flatMap((key) => open?.evidence.byKey.get(key) ?? []) ?? [];
	const [innermost] = found;
	useLayoutEffect(() => {
		const put = () => {
			if (element.current && innermost) place(element.current, innermost);
		};
		put();
		return onTextsMoved(put);
	}, [innermost]);
	useStanding(innermost ?? null);
	useEffect(() => (card ? closeOnEscape() : undefined), [card]);
	if (!card || !open || found.length === 0) return null;
	return (
		<div
			ref={element}
			id={cardId}
			className="hover-card"
			role="tooltip"
			onMouseEnter={reachCard}
			onMouseLeave={leaveCard}
		>
			{found.length > 1 ? <p className="hover-count">{found.length} tags here</p> : null}
			{found.map((item) => (
				<dl key={item.key} className={item.stance}>
					<dt>
						<StanceSign stance={item.stance} /> {stanceMarks[item.stance].name}
						<span>
							<bdi>{authorOf(item, open)}</bdi>
						</span>
					</dt>
					<dd className="hover-claim" dir="auto">
						{statementOf(item, open)}
					</dd>
					{item.attributedTo ? (
						<dd>
							According to <bdi>{item.attributedTo}</bdi>
						</dd>
					) : null}
					{item.note ? (
						<dd className="hover-note" dir="auto">
							{item.note}
						</dd>
					) : null}
				</dl>
			))}
		</div>
	);
}

/** The words of what the card tells of first stand out, and the text names the card as its description. */
function useStanding(innermost: EvidenceView | null): void {
	useEffect(() => {
		const view = innermost && shownText(innermost.sourceId);
		view?.hover(innermost?.key ?? null);
		view?.describeBy(cardId);
		return () => {
			view?.hover(null);
			view?.describeBy(null);
		};
	}, [innermost]);
}

/** Escape takes the card away, and nothing else. */
function closeOnEscape(): () => void {
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Escape") return;
		event.preventDefault();
		event.stopPropagation();
		store.setState({ card: null });
	};
	window.addEventListener("keydown", onKeyDown, true);
	return () => window.removeEventListener("keydown", onKeyDown, true);
}

/**
 * Puts the card under the words, or over them, or where there is no room for either beside the pane: never on
 * them.
 */
function place(card: HTMLElement, { sourceId, start, end }: EvidenceView): void {
	const frame = shownText(sourceId)?.places.frameBox;
	const lines = (shownText(sourceId)?.places.linesOf(start, end) ?? []).filter(
		({ top, bottom }) => frame && bottom > frame.top && top < frame.bottom,
	);
	const [first, last] = [lines[0], lines.at(-1)];
	card.style.visibility = first && last ? "visible" : "hidden";
	if (!first || !last || !frame) return;
	const { offsetWidth: width, offsetHeight: height } = card;
	const [top, bottom] = [Math.max(first.top, frame.top), Math.min(last.bottom, frame.bottom)];
	const at = (x: number, y: number) => {
		card.style.left = `${Math.round(Math.min(Math.max(x, gap), window.innerWidth - width - gap))}px`;
		card.style.top = `${Math.round(Math.min(Math.max(y, gap), window.innerHeight - height - gap))}px`;
	};
	const left = leftmost(lines);
	if (bottom + clearance + height + gap <= window.innerHeight) at(left, bottom + clearance);
	else if (top - clearance - height >= gap) at(left, top - clearance - height);
	else at(frame.left >= width + 2 * gap ? frame.left - width - gap : frame.right + gap, top);
}

function leftmost(lines: readonly ScreenBox[]): number {
	return Math.min(...lines.map((line) => line.left));
}
