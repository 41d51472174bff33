import { expect, test } from "./launch/test.ts";
import { startAgain, startDesk } from "./pages/start.ts";

const sample = ["Tern News Agency", "The Sarrow Courier", "vozdocais.example"];

test("a fourth text opens beside the others, a fifth does not, and closing gives the room to the rest", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	expect(await desk.shown()).toEqual(sample);
	await desk.sources.showBeside("Harbour & Coast Review");
	await expect(desk.pane(4).text).toBeFocused();
	expect(await desk.shown()).toEqual([...sample, "Harbour & Coast Review"]);
	await expect(desk.sources.root.getByRole("button", { name: /beside the others$/ })).toHaveCount(0);

	await desk.pane(2).close();
	await desk.pane(1).close();
	expect(await desk.shown()).toEqual(["vozdocais.example", "Harbour & Coast Review"]);
	await expect(desk.page.getByRole("separator", { name: "Border between pane 1 and 2" })).toHaveAttribute(
		"aria-valuenow",
		"50",
	);
	await desk.pane(2).close();
	await desk.pane(1).close();
	await expect(desk.page.getByText("Choose a source on the left to read it here.")).toBeVisible();
	await desk.sources.show("Tern News Agency");
	await expect(desk.pane(1).text).toBeFocused();
});

test("borders move by mouse and by the arrow keys, say where they are, and stand there the next day", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const border = page.getByRole("separator", { name: "Border between pane 1 and 2" });
	const at = async () => Number(await border.getAttribute("aria-valuenow"));
	expect(await at()).toBe(33);
	const box = await border.boundingBox();
	const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + 300];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 30, y, { steps: 4 });
	await page.mouse.move(x + 80, y, { steps: 4 });
	await page.mouse.up();
	await expect.poll(at).toBeGreaterThan(40);
	expect((await border.boundingBox())?.x).toBeCloseTo(x + 80, -1);

	const dragged = await at();
	await border.focus();
	await page.keyboard.press("ArrowLeft");
	await expect.poll(at).toBeLessThan(dragged);
	await page.keyboard.press("Shift+ArrowLeft");
	await expect.poll(at).toBeLessThan(dragged - 6);
	await expect(border).toBeFocused();
	// As far as it goes, nothing is squeezed to nothing.
	for (let presses = 0; presses < 8; presses++) await page.keyboard.press("Shift+ArrowLeft");
	const least = await at();
	expect(least).toBe(18);
	expect((await desk.pane(1).root.boundingBox())?.width).toBeGreaterThan(100);
	const claims = page.getByRole("separator", { name: "Width of the claims" });
	const before = Number(await claims.getAttribute("aria-valuenow"));
	await claims.focus();
	await page.keyboard.press("ArrowLeft");
	await expect.poll(async () => Number(await claims.getAttribute("aria-valuenow"))).toBeLessThan(before);

	const width = (await desk.claims.root.boundingBox())?.width ?? 0;
	await desk.keeps(
		({ panes, sides }) =>
			Math.round((panes[0]?.share ?? 0) * 100) === least && sides.claims === Math.round(width),
		"the borders where they were put",
	);
	await desk.launched.close();
	const again = await startAgain(launch, desk);
	const there = again.page.getByRole("separator", { name: "Border between pane 1 and 2" });
	await expect(there).toHaveAttribute("aria-valuenow", `${least}`);
	expect((await again.claims.root.boundingBox())?.width).toBe(width);
});

test("a text that was replaced and brought back stands where it was left", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.pane(1).click("Captain Liv Tarrant");
	await desk.pane(1).expectInSight("Captain Liv Tarrant");
	await desk.keeps(
		({ scroll }) => Object.values(scroll).some((offset) => offset > 0),
		"the place in the text",
	);
	await desk.sources.show("Harbour & Coast Review");
	await expect.poll(() => desk.shown()).toEqual(["Harbour & Coast Review", ...sample.slice(1)]);
	await desk.sources.show("Tern News Agency");
	await expect.poll(() => desk.shown()).toEqual(sample);
	await desk.pane(1).expectInSight("Captain Liv Tarrant");
});

test("the bar for stances goes where the words are and away with them", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.pane(2).drag("Teachers, crew and hospital staff");
	await expect(desk.toolbar).toBeVisible();
	await desk.pane(2).wheel(1_500);
	await expect(desk.toolbar).toBeHidden();
	await desk.pane(2).wheel(-1_500);
	await expect(desk.toolbar).toBeVisible();
	await desk.pane(2).click("Brook teaches at Hanneth");
	await expect(desk.toolbar).toBeHidden();
	// More words than fit into the pane: the bar stays where it can be reached.
	await desk.page.keyboard.press("Control+A");
	await expect(desk.toolbar).toBeInViewport({ ratio: 1 });
});
