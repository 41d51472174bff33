import type { Page } from "@playwright/test";

/**
 * Controls that are too small to be hit and have too little room around, as WCAG 2.2 has it (2.5.8): smaller than 24 by
 * 24 CSS pixels, and a circle of 24 around their middle meets another control, or the circle of another small one.
 */
export function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const place = document.querySelector("dialog[open]") ?? document;
		const kinds = "button, input, select, textarea, summary, [role=option], [role=separator]";
		const targets = [...place.querySelectorAll<HTMLElement>(kinds)]
			.filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
			.filter((control) => {
				// What is scrolled under something else is hit once it is in sight.
				const { left, right, top, bottom } = control.getBoundingClientRect();
				const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
				return there !== null && (control.contains(there) || there.contains(control));
			})
			.map((control) => {
				// A label is hit in place of what it names.
				const hit = control.closest("label") ?? control;
				const { left, right, top, bottom, width, height } = hit.getBoundingClientRect();
				const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
				return { control, hit, left, right, top, bottom, middle, isSmall: Math.min(width, height) < 23.9 };
			});
		type Target = (typeof targets)[number];
		const distance = ({ middle: { x, y } }: Target, other: Target) =>
			other.isSmall
				? Math.hypot(x - other.middle.x, y - other.middle.y) - 12
				: Math.hypot(
						Math.max(other.left - x, 0, x - other.right),
						Math.max(other.top - y, 0, y - other.bottom),
					);
		return targets
			.filter(({ control, isSmall }) => isSmall && control.getAttribute("role") !== "separator")
			.flatMap((target) => {
				const near = targets.find((other) => other.hit !== target.hit && distance(target, other) < 11.9);
				const name = (of: Target) => `${of.control.localName}.${of.control.className}`;
				return near ? [`${name(target)} is small and near ${name(near)}`] : [];
			});
	});
}
