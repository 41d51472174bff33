/** Where words stand on the screen, in CSS pixels. */
export interface PlaceOfWords {
	readonly from: { readonly x: number; readonly y: number };
	readonly to: { readonly x: number; readonly y: number };
	/** Whether the first letter can be seen: inside the window, with nothing over it. */
	readonly inSight: boolean;
}

/**
 * Runs in the page, by itself: the first place of words within one paragraph that is not folded away,
 * or null. `bring` scrolls the text there first, as a reader would.
 */
export function placeOfWords(
	text: Element,
	{ words, bring }: { words: string; bring: boolean },
): PlaceOfWords | null {
	const paragraphs = [...text.children].filter(
		(child) => (child as HTMLElement).contentEditable !== "false" && child.getClientRects().length > 0,
	);
	const paragraph = paragraphs.find((candidate) => candidate.textContent?.includes(words));
	if (!paragraph) return null;
	const start = paragraph.textContent?.indexOf(words) ?? 0;
	const letterAt = (offset: number): DOMRect => {
		const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
		let rest = offset;
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const length = node.textContent?.length ?? 0;
			if (rest < length) {
				const range = document.createRange();
				range.setStart(node, rest);
				range.setEnd(node, rest + 1);
				return range.getBoundingClientRect();
			}
			rest -= length;
		}
		return paragraph.getBoundingClientRect();
	};
	let frame: Element | null = text;
	while (frame && frame.scrollHeight <= frame.clientHeight + 1) frame = frame.parentElement;
	const box = frame?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
	const end = start + words.length - 1;
	const isCut = letterAt(start).top < box.top + 60 || letterAt(end).bottom > box.bottom - 60;
	if (bring && frame && isCut) frame.scrollTop += letterAt(start).top - box.top - box.height / 3;
	const first = letterAt(start);
	const last = letterAt(end);
	const middle = (first.top + first.bottom) / 2;
	// A handle at the border of a tag leaves the letter beneath it to be seen.
	const there = document
		.elementsFromPoint(first.left + 1, middle)
		.find((element) => !element.classList.contains("border-handle"));
	return {
		from: { x: first.left + 1, y: middle },
		to: { x: last.right - 1, y: (last.top + last.bottom) / 2 },
		inSight:
			first.top >= box.top && first.bottom <= box.bottom && there !== undefined && paragraph.contains(there),
	};
}
