import type { Page } from "@playwright/test";
import type { Pane } from "./pane.ts";

/** What is drawn on one paragraph in sight. */
export interface DrawnParagraph {
	readonly text: string;
	/** Pieces of evidence in order: UTF-16 offsets into the paragraph, the lines under them and whether there are more. */
	readonly marks: readonly {
		readonly start: number;
		readonly end: number;
		readonly lanes: string;
		readonly crowded: boolean;
	}[];
}

/** The words that have the focus, and where they begin in the part of the text that is in sight. */
export interface FocusedWords {
	readonly words: string;
	/** CSS pixels below the top of what is in sight. */
	readonly top: number;
	/** Height of what is in sight, in CSS pixels. */
	readonly height: number;
}

/** What is drawn on the paragraphs that are in sight, in whole or in part. */
export function drawnInSight(pane: Pane): Promise<DrawnParagraph[]> {
	return pane.text.evaluate((text) => {
		const frame = text.closest(".reading-frame")?.getBoundingClientRect() ?? new DOMRect();
		return [...text.querySelectorAll(":scope > .block")]
			.filter((block) => {
				const { top, bottom, height } = block.getBoundingClientRect();
				return height > 0 && bottom > frame.top && top < frame.bottom;
			})
			.map((block) => ({
				text: block.textContent ?? "",
				marks: [...block.querySelectorAll<HTMLElement>("mark.tagged")].map((mark) => {
					const before = document.createRange();
					before.setStart(block, 0);
					before.setEndBefore(mark);
					const start = before.toString().length;
					return {
						start,
						end: start + (mark.textContent?.length ?? 0),
						lanes: (/look-(.*)-on-/.exec(mark.className)?.[1] ?? "")
							.split("-")
							.flatMap((stance, lane) => (/^(no)?$/.test(stance) ? [] : [`${lane + 1}${stance}`]))
							.join(" "),
						crowded: mark.classList.contains("crowded"),
					};
				}),
			}));
	});
}

/** The focused evidence as it is drawn, once the window has come to rest; null where none has the focus. */
export function focusedWords(page: Page): Promise<FocusedWords | null> {
	return page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
		const [drawn] = CSS.highlights.get("focused") ?? [];
		if (!drawn) return null;
		const range = document.createRange();
		range.setStart(drawn.startContainer, drawn.startOffset);
		range.setEnd(drawn.endContainer, drawn.endOffset);
		const element = range.startContainer.parentElement;
		const frame = element?.closest(".reading-frame")?.getBoundingClientRect() ?? new DOMRect();
		const [first] = range.getClientRects();
		return {
			words: range.toString(),
			top: Math.round((first?.top ?? Number.NaN) - frame.top),
			height: Math.round(frame.height),
		};
	});
}
