import type { Page } from "@playwright/test";
import { expect, test } from "./launch/test.ts";
import { startDesk } from "./pages/start.ts";

// In a small window and at high zoom everything is still within reach: nothing is cut off, nothing lies under another.

/**
 * Controls that cannot be reached as they are: brought into sight, they still stand beyond the window, are cut off, or
 * lie under something else. Runs in the page.
 *
 * @param part The part of the window that is looked at: what a column lies over is out of reach for the time being.
 */
function unreachable(part: string): string[] {
	const kinds = "button, input, select, textarea, [role=textbox]";
	const controls = document.querySelectorAll<HTMLElement>(`${part} :is(${kinds})`);
	const modal = document.querySelector("dialog[open]");
	return [...controls].flatMap((control) => {
		if (modal && !modal.contains(control)) return [];
		if (!control.checkVisibility({ visibilityProperty: true })) return [];
		control.scrollIntoView({ block: "nearest", inline: "nearest" });
		const { left, right, top, bottom } = control.getBoundingClientRect();
		const name = `${control.localName} “${control.ariaLabel ?? control.textContent?.trim().slice(0, 40)}”`;
		if (left < -1 || right > innerWidth + 1) return [`${name} stands beyond the window`];
		const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
		const there = document.elementFromPoint(x, y);
		if (
			there &&
			(control.contains(there) || there.contains(control) || there.closest("label")?.contains(control))
		)
			return [];
		return [`${name} lies under ${there?.localName}.${there?.className}`];
	});
}

async function expectAllReachable(page: Page, state: string, part = "body"): Promise<void> {
	await expect
		.soft(await page.evaluate(unreachable, part), `${state}: everything is within reach`)
		.toEqual([]);
	const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect.soft(beyond, `${state}: nothing is wider than the window`).toBeLessThanOrEqual(0);
}

for (const [size, zoomSteps] of [
	["900x600", 0],
	["640x480", 0],
	["1440x900", 10],
	["1280x720", 20],
] as const) {
	test(`all controls are within reach at ${size}, ${100 + 10 * zoomSteps} per cent`, async ({ launch }) => {
		test.slow();
		const desk = await startDesk(launch, { args: [`--size=${size}`] });
		const { page } = desk;
		for (let step = 0; step < zoomSteps; step++) await page.keyboard.press("Control++");
		const isNarrow = () => page.evaluate(() => matchMedia("(max-width: 680px)").matches);
		await expectAllReachable(page, "the desk");
		if (await isNarrow()) {
			await page.keyboard.press("Control+b");
			await expect(desk.sources.root).toBeVisible();
			await expectAllReachable(page, "the sources", ".sources");
			await page.keyboard.press("Control+Shift+B");
		}
		await desk.claims.activate("The ferry lost power at 17:42 local time.");
		await expectAllReachable(page, "the claims", ".claims");
		await page.keyboard.press("Escape");
		await page.keyboard.press("Control+,");
		await expectAllReachable(page, "settings");
		await page.keyboard.press("Escape");
		await page.keyboard.press("Control+k");
		await expectAllReachable(page, "the palette");
		await page.keyboard.press("Escape");
		await page.keyboard.press("?");
		await expectAllReachable(page, "all keys");
	});
}
