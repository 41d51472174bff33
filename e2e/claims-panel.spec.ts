import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startAgain, startDesk } from "./pages/start.ts";

const passengers = "There were 214 passengers on board.";
const power = "The ferry lost power at 17:42 local time.";
const killed = "Nobody was killed in the accident.";
const water = "The crew had reported water in the fuel to the company before the accident.";
const fire = "There was a fire on board.";

test("S2 a card says the state of its claim and why; a tag changes it, and undo changes it back", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await expect(claims.root.getByText("· 4 disputed", { exact: true })).toBeVisible();
	await expect(claims.state(passengers)).toHaveText("▲ Disputed · 4 sources");
	await expect(claims.state(water)).toHaveText("○ Single source");
	await claims.activate(water);
	await expect(claims.card(water)).toContainText("1 independent source agrees.");

	await desk.pane(3).drag("31 of them Olvarians");
	await keys.press("a");
	await expect(claims.state(water)).toHaveText("● Corroborated · 2 sources");
	await keys.press("Control+z");
	await expect(claims.state(water)).toHaveText("○ Single source");
});

test("S1 two articles that share agency copy count once, and the card says so", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	await claims.activate(power);
	await expect(claims.card(power)).toContainText(
		/Tern News Agency and Ferry accident: .*… are copies of each other: they count once\./,
	);
	await expect(claims.state(power)).toHaveText("▲ Disputed · 5 sources");
});

test("each source has a mark: a click shows it, arrow keys go through them, and names are in reach of all", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	const keys = new Keyboard(desk.page);
	await expect(claims.cells(passengers)).toHaveCount(5);
	await claims.activate(passengers);
	const review = claims.cells(passengers).nth(4);
	await expect(review).toHaveAccessibleName("Harbour & Coast Review: conflicts");
	await expect(claims.cells(passengers).nth(3)).toHaveAccessibleName(/: not examined yet$/);
	await claims.statement(passengers).focus();
	await keys.press("Tab");
	await expect(claims.cells(passengers).first()).toBeFocused();
	await keys.repeat("ArrowRight", 4);
	await expect(review).toBeFocused();
	await keys.press("Enter");
	await expect(desk.paneOf("Harbour & Coast Review").text).toBeFocused();
});

test("D6 claims are found by words, filtered and ordered; the next start has it all as it was", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await keys.press("/");
	const field = claims.root.getByRole("searchbox", { name: "Find claims by their words" });
	await expect(field).toBeFocused();
	await keys.type("FUEL wat");
	await expect(claims.statements).toHaveText([/^Water in the fuel/, water]);
	await expect(claims.root.getByRole("status").filter({ hasText: "2 of 9 claims" })).toBeVisible();
	await keys.press("ArrowDown");
	await expect(claims.statements.first()).toBeFocused();
	await field.focus();
	await keys.press("Escape");
	await expect(claims.statements).toHaveCount(9);

	const filter = claims.root.getByRole("button", { name: /^Filter/ });
	await filter.click();
	await expect(filter).toHaveAttribute("aria-expanded", "true");
	await claims.root.getByRole("button", { name: "Corroborated" }).click();
	await claims.root.getByRole("button", { name: "Single source" }).click();
	await expect(claims.statements).toHaveText([killed, water]);
	await claims.root.getByRole("button", { name: "Mine", exact: true }).click();
	await expect(claims.statements).toHaveCount(0);
	await expect(claims.root.getByText("No claim matches")).toBeVisible();
	expect(await accessibilityProblems(page)).toEqual([]);
	await claims.root.getByRole("button", { name: "Show all" }).click();
	await expect(claims.statements).toHaveCount(9);

	await claims.root.getByRole("combobox", { name: "Order of the claims" }).selectOption("Most evidence");
	await claims.root.getByRole("button", { name: "Corroborated" }).click();
	await desk.keeps((layout) => layout.claims?.states.length === 1, "the filter");
	await desk.launched.close();
	const again = await startAgain(launch, desk);
	await expect(again.claims.statements).toHaveText([killed]);
	await expect(again.claims.root.getByRole("combobox")).toHaveValue("evidence");
});

test("D6 the active claim stays in sight where the filter leaves it out", async ({ launch }) => {
	const { claims } = await startDesk(launch);
	await claims.activate(fire);
	await claims.root.getByRole("searchbox").fill("passengers on");
	await expect(claims.statements).toHaveText([fire, passengers]);
});

test("claims are moved by keyboard and by mouse, one step of undo each; another order is left first", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.statement(power).focus();
	await keys.press("Alt+ArrowUp");
	await expect(claims.statements.first()).toHaveText(power);
	await expect(claims.statement(power)).toBeFocused();
	await keys.press("Alt+ArrowDown", "Alt+ArrowDown");
	await expect(claims.statements.nth(2)).toHaveText(power);
	await expect(claims.statement(power)).toBeFocused();
	await keys.press("Control+z");
	await expect(claims.statements.nth(1)).toHaveText(power);

	await claims.card(killed).hover();
	await claims
		.card(killed)
		.locator(".grip")
		.dragTo(claims.card(passengers), { targetPosition: { x: 40, y: 4 } });
	await expect(claims.statements.first()).toHaveText(killed);
	expect((await desk.ownWork()).records.filter(({ kind }) => kind === "rank").length).toBe(2);

	await claims.root.getByRole("combobox").selectOption("By state");
	await claims.statement(killed).focus();
	await keys.press("Alt+ArrowDown");
	await page.getByRole("button", { name: "Order by hand" }).click();
	await expect(claims.statements.first()).toHaveText(killed);
});

test("F8 claims are marked by keyboard, merged into the one that stays, and brought back", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.statement(passengers).focus();
	await keys.press("Shift+ArrowDown");
	await expect(claims.statement(power)).toBeFocused();
	await expect(claims.root.getByRole("checkbox", { checked: true })).toHaveCount(2);
	await expect(claims.root.getByRole("status").filter({ hasText: "2 marked" })).toBeVisible();
	expect(await accessibilityProblems(page)).toEqual([]);
	await keys.press("Shift+G");
	await expect(desk.dialog.getByRole("radio")).toHaveCount(2);
	expect(await accessibilityProblems(page)).toEqual([]);
	await desk.dialog.getByRole("radio", { name: new RegExp(`^${power}`) }).check();
	await keys.press("Enter");
	await expect(desk.dialog).toBeHidden();
	await desk.says("One claim merged into this one.");
	await expect(claims.statement(passengers)).toBeHidden();
	await expect(claims.statement(power)).toHaveAttribute("aria-expanded", "true");
	await expect(claims.evidence).toHaveCount(9);
	const merged = claims.root.getByRole("region", { name: "Merged into this claim" });
	await expect(merged).toContainText(passengers);

	await merged.getByRole("button", { name: `Bring “${passengers}” back as a claim of its own` }).click();
	await expect(claims.statement(passengers)).toBeVisible();
	await expect(claims.evidence).toHaveCount(5);
	await keys.press("Control+z", "Control+z");
	await expect(claims.state(passengers)).toHaveText("▲ Disputed · 4 sources");
});

test("marks are made with Ctrl and Shift and the mouse, and Escape takes them away", async ({ launch }) => {
	const { claims, page } = await startDesk(launch);
	await claims.statement(passengers).click({ modifiers: ["Control"] });
	await expect(claims.statement(passengers)).toHaveAttribute("aria-expanded", "false");
	await claims.statement(killed).click({ modifiers: ["Shift"] });
	await expect(claims.root.getByRole("checkbox", { checked: true })).toHaveCount(5);
	await claims.root.getByRole("checkbox", { checked: true }).first().uncheck();
	await expect(claims.root.getByRole("checkbox", { checked: true })).toHaveCount(4);
	await page.keyboard.press("Escape");
	await expect(claims.root.getByRole("checkbox")).toHaveCount(0);
});

test("F8 one's own tags are split off as a new claim", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.activate(water);
	await expect(claims.card(water).getByRole("button", { name: "Split…" })).toBeHidden();
	await desk.pane(1).drag("injuring 17 people");
	await keys.press("a");
	await claims.card(water).getByRole("button", { name: "Split…" }).click();
	const split = desk.dialog.getByRole("button", { name: "Split off as new claim" });
	await expect(split).toBeDisabled();
	await desk.dialog.getByRole("checkbox", { name: /injuring 17 people/ }).check();
	await expect(desk.dialog.getByRole("textbox")).toHaveValue("injuring 17 people");
	expect(await accessibilityProblems(page)).toEqual([]);
	await desk.dialog.getByRole("textbox").fill("17 people were injured.");
	await split.click();
	await expect(claims.statement("17 people were injured.")).toHaveAttribute("aria-expanded", "true");
	await expect(claims.evidence).toHaveCount(1);
	await expect(claims.state(water)).toHaveText("○ Single source");
});

test("a verdict and its reason are kept when their fields are left, and Escape leaves them as they were", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.statement(passengers).focus();
	await keys.press("v");
	const verdict = claims.root.getByRole("combobox", { name: "Your verdict" });
	await expect(verdict).toBeFocused();
	await keys.type("Misleading");
	await keys.press("Tab");
	const why = claims.root.getByRole("textbox", { name: "Why: your rationale" });
	await expect(why).toBeFocused();
	await keys.type("Tickets are not people.");
	await claims.statement(fire).click();
	await expect(claims.card(passengers)).toContainText("Verdict: Misleading");
	await expect(claims.state(passengers)).toHaveText("▲ Disputed · 4 sources");
	expect((await desk.ownWork()).claims).toMatchObject([
		{ statement: passengers, verdict: "Misleading", rationale: "Tickets are not people." },
	]);

	await claims.activate(passengers);
	await verdict.fill("True");
	await keys.press("Escape");
	await expect(claims.statement(passengers)).toBeFocused();
	await expect(verdict).toHaveValue("Misleading");
	await verdict.fill("");
	await keys.press("Enter");
	await desk.saved();
	expect((await desk.ownWork()).claims[0]).not.toHaveProperty("verdict");
	expect(await accessibilityProblems(page)).toEqual([]);
});

test("the sources say how much is left to examine, and on how many claims they are silent", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	const agency = desk.page
		.getByRole("navigation", { name: "Sources" })
		.getByRole("button", { name: /^Tern News Agency/ });
	await expect(agency).toHaveAttribute("title", /\n3 claims not examined yet\.$/);
	await desk.pane(1).text.focus();
	await keys.press("Shift+S");
	await expect(agency).toHaveAttribute("title", /\nAll claims examined\.$/);
	await expect(agency).toContainText("silent on 3");
});
