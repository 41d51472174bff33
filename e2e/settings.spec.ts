import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./launch/test.ts";
import { readJson } from "./pages/files.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { chooseFromMenu } from "./pages/native-dialogs.ts";
import { Settings, styleOf, windowLook } from "./pages/settings.ts";
import { startAgain, startDesk } from "./pages/start.ts";

// How the window looks is a person's on a computer: it shows at once and is there again at the next start.

test("a theme shows at once, in the page and around it, and again from the next start's first picture on", async ({
	launch,
}) => {
	const desk = await startDesk(launch, { colorScheme: null });
	const { page, launched } = desk;
	const settings = new Settings(page);
	await settings.open();
	for (const [theme, contrast, background] of [
		["Light", "As the system", "#f4f5f7"],
		["Dark", "As the system", "#0e1013"],
		["Dark", "High", "#000000"],
	] as const) {
		await settings.choose("Theme", theme);
		await settings.choose("Contrast", contrast);
		await expect
			.poll(() => windowLook(launched.app))
			.toMatchObject({ theme: theme.toLowerCase(), background });
		await expect
			.poll(() => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches))
			.toBe(theme === "Dark");
		await expect.poll(() => styleOf(page.locator(".desk"), "background-color")).toBe(rgb(background));
	}
	await settings.close();
	await launched.close();

	const again = await launch({ dataFolder: launched.dataFolder, colorScheme: null, args: ["--welcome"] });
	expect(await windowLook(again.app)).toMatchObject({ theme: "dark", background: "#000000" });
	await expect.poll(() => styleOf(again.page.locator(".welcome"), "background-color")).toBe("rgb(0, 0, 0)");
});

function rgb(hex: string): string {
	const parts = hex.match(/[0-9a-f]{2}/g)?.map((pair) => Number.parseInt(pair, 16));
	return `rgb(${parts?.join(", ")})`;
}

test("letters, line length and line height change the articles and the sample, and come back", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const settings = new Settings(desk.page);
	await settings.open();
	await settings.choose("Typeface", "Sans serif");
	await settings.amount("Size").fill("22");
	await settings.amount("Line length").fill("44");
	await settings.amount("Line height").fill("2");
	for (const text of [settings.sample, desk.pane(1).text]) {
		expect(await styleOf(text, "font-size")).toBe("22px");
		expect(await styleOf(text, "line-height")).toBe("44px");
		expect(await styleOf(text, "font-family")).toMatch(/^"Inter Variable"/);
	}
	const wide = await styleOf(desk.pane(1).text, "max-width");
	await settings.amount("Line length").fill("100");
	await expect(async () =>
		expect(Number.parseFloat(await styleOf(desk.pane(1).text, "max-width"))).toBeGreaterThan(
			Number.parseFloat(wide),
		),
	).toPass();
	await settings.close();
	await desk.launched.close();

	const again = await startAgain(launch, desk);
	expect(await styleOf(again.pane(1).text, "font-size")).toBe("22px");
	const reopened = new Settings(again.page);
	await reopened.open();
	await reopened.dialog.getByRole("button", { name: "Reset to defaults" }).click();
	await expect(reopened.amount("Size")).toHaveValue("17");
	await expect(reopened.way("Typeface", "Serif")).toBeChecked();
	expect(await styleOf(again.pane(1).text, "font-size")).toBe("17px");
});

test("the dialog works by keyboard alone, and gives the keyboard back", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	const settings = new Settings(desk.page);
	await desk.pane(2).text.focus();
	await keys.press("Control+,");
	await expect(settings.way("Theme", "As the system")).toBeFocused();
	await keys.press("ArrowRight");
	await expect(settings.way("Theme", "Light")).toBeChecked();
	await keys.press("Tab", "ArrowRight");
	await expect(settings.way("Contrast", "High")).toBeChecked();
	await expect(desk.page.locator("html")).toHaveAttribute("data-contrast", "high");
	await settings.amount("Size").focus();
	await keys.press("ArrowRight", "ArrowRight");
	await expect(settings.amount("Size")).toHaveValue("19");
	await keys.press("Escape");
	await expect(settings.dialog).toBeHidden();
	await expect(desk.pane(2).text).toBeFocused();
});

test("zoom goes by keys, by the wheel, by the menu and behind a dialog, within its borders, and stays", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page, launched } = desk;
	const zoom = async () => (await windowLook(launched.app)).zoom;
	await page.keyboard.press("Control++");
	await page.keyboard.press("Control+=");
	await expect.poll(zoom).toBe(1.2);
	await page.keyboard.press("Control+-");
	await expect.poll(zoom).toBe(1.1);
	await page.keyboard.press("Control+0");
	await expect.poll(zoom).toBe(1);
	// What Electron makes of the mouse wheel with Ctrl held.
	await launched.app.evaluate(({ BrowserWindow }) =>
		BrowserWindow.getAllWindows()[0]?.webContents.emit("zoom-changed", {}, "in"),
	);
	await expect.poll(zoom).toBe(1.1);
	await page.keyboard.press("Control+0");
	await expect.poll(zoom).toBe(1);
	const settings = new Settings(page);
	await settings.open();
	await page.keyboard.press("Control++");
	await expect(settings.dialog.getByText("110 %")).toBeVisible();
	await settings.dialog.getByRole("button", { name: "Zoom out" }).click();
	await expect(settings.dialog.getByText("100 %")).toBeVisible();
	await settings.close();
	for (let step = 0; step < 5; step++) await chooseFromMenu(launched.app, "zoom-out");
	await expect.poll(zoom).toBe(0.5);
	await page.keyboard.press("Control+-");
	expect(await zoom()).toBe(0.5);
	await page.keyboard.press("Control+0");
	for (let step = 0; step < 5; step++) await page.keyboard.press("Control++");
	await expect.poll(zoom).toBe(1.5);
	await launched.close();
	const again = await startAgain(launch, desk);
	expect(await windowLook(again.launched.app)).toMatchObject({ zoom: 1.5 });
	await expect.poll(() => again.page.evaluate(() => innerWidth)).toBe(960);
});

test("what the desktop wishes counts where nobody says otherwise: more contrast, less motion, its own colours", async ({
	launch,
}) => {
	const { page, claims } = await startDesk(launch);
	const root = page.locator("html");
	await expect(root).toHaveAttribute("data-contrast", "usual");
	const card = claims.root.locator(".claim").first();
	expect(await styleOf(card, "transition-duration")).not.toMatch(/^0s/);
	await page.emulateMedia({ contrast: "more", reducedMotion: "reduce" });
	await expect(root).toHaveAttribute("data-contrast", "high");
	await expect(root).toHaveAttribute("data-motion", "reduced");
	expect(await styleOf(card, "transition-duration")).toMatch(/^0s/);
	await page.emulateMedia({
		forcedColors: "active",
		contrast: "no-preference",
		reducedMotion: "no-preference",
	});
	await expect(root).toHaveAttribute("data-motion", "free");
	const system = await page.evaluate(() => {
		const probe = document.body.appendChild(document.createElement("i"));
		probe.style.color = "CanvasText";
		const { color } = getComputedStyle(probe);
		probe.remove();
		return color;
	});
	await expect.poll(() => styleOf(claims.root, "color")).toBe(system);
	await page.emulateMedia({ forcedColors: null, contrast: null, reducedMotion: null });

	const settings = new Settings(page);
	await settings.open();
	await settings.choose("Movement", "None");
	await expect(root).toHaveAttribute("data-motion", "reduced");
});

test("D8 a file of settings that is broken costs the settings and nothing else", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.page.keyboard.press("Control++");
	const file = join(desk.launched.dataFolder, "preferences.json");
	await expect.poll(() => readJson<{ zoom: number }>(file).zoom).toBe(110);
	await desk.launched.close();
	writeFileSync(file, '{"format": "parallax/pref');
	const again = await startAgain(launch, desk);
	expect(await windowLook(again.launched.app)).toMatchObject({ zoom: 1, theme: "system" });
	await again.page.keyboard.press("Control++");
	await expect.poll(() => readJson<{ zoom: number }>(file).zoom).toBe(110);
});
