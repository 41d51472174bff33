import type { Page } from "@playwright/test";
import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startDesk } from "./pages/start.ts";

const power = "The ferry lost power at 17:42 local time.";
const fire = "There was a fire on board.";

test("D3 choosing a claim brings every pane to its evidence at the same height, joined by ribbons", async ({
	launch,
}) => {
	const desk = await startDesk(launch, { args: ["--size=1440x500"] });
	await desk.claims.activate(power);
	await expect.poll(() => spreadOfFirstLines(desk.page)).toBeLessThan(2);
	await expect.poll(() => ribbons(desk.page)).toContain("ribbon conflicts");
	await desk.claims.activate("Nobody was killed in the accident.");
	await expect.poll(() => spreadOfFirstLines(desk.page)).toBeLessThan(2);
	await expect.poll(() => ribbons(desk.page)).toContain("ribbon same agrees");
	// Without an active claim nothing is drawn.
	await new Keyboard(desk.page).press("1", "Escape");
	await expect.poll(() => ribbons(desk.page)).toEqual([]);
});

test("a ribbon points to evidence that is scrolled out, and comes back with it", async ({ launch }) => {
	const desk = await startDesk(launch, { args: ["--size=1440x500"] });
	await desk.claims.activate(fire);
	await expect.poll(() => ribbons(desk.page)).not.toEqual([]);
	const before = await ribbons(desk.page);
	await desk.pane(1).wheel(3_000);
	await expect
		.poll(async () => (await ribbons(desk.page)).some((look) => look.includes("leads-out")))
		.toBe(true);
	await desk.claims.statement(fire).click();
	await desk.claims.activate(fire);
	await expect.poll(() => ribbons(desk.page)).toEqual(before);
});

test("panes scroll together on request, meet at the claim's evidence, and do not echo", async ({
	launch,
}) => {
	const desk = await startDesk(launch, { args: ["--size=1440x500"] });
	const keys = new Keyboard(desk.page);
	await desk.pane(1).wheel(120);
	await expect.poll(() => desk.pane(1).scrolled()).toBeGreaterThan(60);
	expect(await desk.pane(2).scrolled()).toBe(0);
	await desk.pane(1).wheel(-3_000);
	await desk.claims.activate(fire);
	await keys.press("2", "=");
	await desk.says("The panes scroll together now.");
	await expect(desk.page.getByRole("button", { name: "Scroll the panes together" })).toHaveAttribute(
		"aria-pressed",
		"true",
	);
	await expect.poll(() => spreadOfFirstLines(desk.page)).toBeLessThan(2);
	await desk.pane(1).wheel(6_000);
	await expect.poll(() => atEnd(desk.page)).toEqual([true, true, true]);
	await desk.pane(2).wheel(-6_000);
	await expect
		.poll(async () => [await desk.pane(1).scrolled(), await desk.pane(3).scrolled()])
		.toEqual([0, 0]);
	await desk.pane(1).wheel(200);
	await expect.poll(() => desk.pane(2).scrolled()).toBeGreaterThan(0);
	const places = async () => [await desk.pane(1).scrolled(), await desk.pane(2).scrolled()];
	const settled = await places();
	await desk.page.waitForTimeout(300);
	expect(await places()).toEqual(settled);
	await keys.press("=");
	await desk.pane(1).wheel(-3_000);
	await expect.poll(() => desk.pane(1).scrolled()).toBe(0);
	expect(await desk.pane(2).scrolled()).toBe(settled[1]);
});

test("panes open, close, change and move by keys alone", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	const before = await desk.shown();
	expect(before).toHaveLength(3);
	await keys.press("1", "}");
	expect(await desk.shown()).toEqual([before[1], before[0], before[2]]);
	await expect(desk.pane(2).text).toBeFocused();
	await keys.press("}", "}");
	await desk.says("This pane is the last already.");
	expect(await desk.shown()).toEqual([before[1], before[2], before[0]]);
	await keys.press("{", "{");
	expect(await desk.shown()).toEqual(before);
	await keys.press("+");
	await expect.poll(() => desk.shown()).toHaveLength(4);
	await expect(desk.pane(4).text).toBeFocused();
	await keys.press("+");
	await desk.says("4 texts side by side are the most");
	await keys.press("-");
	await expect.poll(() => desk.shown()).toEqual(before);
	await expect(desk.pane(3).text).toBeFocused();
	await keys.press(".");
	await expect.poll(async () => (await desk.shown())[2]).not.toBe(before[2]);
	expect((await desk.shown()).slice(0, 2)).toEqual(before.slice(0, 2));
	await expect(desk.pane(3).text).toBeFocused();
	await keys.press(",");
	await expect.poll(() => desk.shown()).toEqual(before);
});

/** How far apart the first lines of the active claim's evidence in the panes are, in CSS pixels. */
function spreadOfFirstLines(page: Page): Promise<number> {
	return page.evaluate(() => {
		const bottoms = [...document.querySelectorAll(".reading-frame")].flatMap((frame) => {
			const [line] = frame.querySelector("mark.active")?.getClientRects() ?? [];
			return line ? [line.bottom] : [];
		});
		return bottoms.length < 2 ? Number.POSITIVE_INFINITY : Math.max(...bottoms) - Math.min(...bottoms);
	});
}

/** How each ribbon is drawn. */
function ribbons(page: Page): Promise<string[]> {
	return page
		.locator(".ribbons .ribbon")
		.evaluateAll((paths) => paths.map((path) => path.getAttribute("class") ?? ""));
}

/** Whether each text is scrolled to its end. */
function atEnd(page: Page): Promise<boolean[]> {
	return page
		.locator(".reading-frame")
		.evaluateAll((frames) =>
			frames.map(({ scrollTop, scrollHeight, clientHeight }) => scrollTop > scrollHeight - clientHeight - 3),
		);
}
