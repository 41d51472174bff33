import { expect } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { test } from "./pages/sample-case.ts";
import { startDesk } from "./pages/start.ts";
import { addClaimsOfTeammate, statementOfClaim } from "./pages/teammate.ts";

const power = "The ferry lost power at 17:42 local time.";
const fire = "There was a fire on board.";

test("L finds a claim by its words; selected words join it and stay in sight", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await desk.pane(2).drag("23 people");
	await keys.press("l");
	const picker = page.getByRole("dialog", { name: "Choose a claim" });
	const field = picker.getByRole("combobox", { name: "Choose a claim" });
	await expect(field).toBeFocused();
	const options = picker.getByRole("option");
	await keys.type("BOARD fir");
	await expect(options.first()).toContainText(fire);
	await expect(options.first()).toHaveAttribute("aria-selected", "true");
	await expect(options.first()).toContainText(/disputed|corroborated|single source|contradicted/i);
	await expect(options.last()).toContainText("New claim “BOARD fir”");
	await keys.press("Enter");
	await expect(picker).toBeHidden();
	await expect(claims.statement(fire)).toHaveAttribute("aria-expanded", "true");
	await expect(desk.toolbar).toContainText(`joins “${fire}”`);
	await desk.pane(2).expectInSight("23 people");
	await keys.press("a");
	await expect(claims.evidence.filter({ hasText: "23 people" })).toContainText("agrees");
});

test("words that no claim has start one, as one action with the tag", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await desk.pane(1).drag("17 people");
	await keys.press("l");
	await keys.type("Seventeen were injured");
	await expect(page.getByRole("dialog").getByRole("option")).toHaveText([
		"+ New claim “Seventeen were injured”",
	]);
	await keys.press("Alt+c");
	await expect(claims.statement("Seventeen were injured")).toHaveAttribute("aria-expanded", "true");
	await expect(claims.evidence).toHaveText([/17 people.*conflicts/]);
	await expect(desk.pane(1).text).toBeFocused();
	await keys.press("Control+z");
	await expect(claims.statement("Seventeen were injured")).toBeHidden();
	const own = await desk.ownWork();
	expect(own.claims.filter((claim) => !claim.deleted)).toEqual([]);
	expect(own.evidence.filter((evidence) => !evidence.deleted)).toEqual([]);
});

test("Ctrl+Enter makes a new claim although others have these words; Escape leaves all as it was", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await keys.press("1", "l");
	await keys.type("fire on board");
	await keys.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
	await expect(desk.pane(1).text).toBeFocused();
	await keys.press("l");
	await keys.type("fire on board");
	await keys.press("Control+Enter");
	await expect(claims.statement("fire on board")).toHaveAttribute("aria-expanded", "true");
});

test("a tag moves to another claim from the text and from its row, and to a new one", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.activate(power);
	await desk.pane(2).drag("23 people");
	await keys.press("a");
	const row = claims.evidence.filter({ hasText: "23 people" });
	await expect(row).toBeVisible();
	// The caret stands at the tag that was just made.
	await keys.press("l");
	const picker = page.getByRole("dialog", { name: "Move the tag to another claim" });
	await expect(picker.getByRole("option", { name: power })).toHaveCount(0);
	await keys.type("fire");
	await keys.press("Enter");
	await desk.says(`Moved to “${fire}”.`);
	await expect(claims.statement(fire)).toHaveAttribute("aria-expanded", "true");
	await expect(row).toBeVisible();

	await row.focus();
	await keys.press("l");
	await keys.type("Twenty-three were rescued");
	await keys.press("Enter");
	await expect(claims.statement("Twenty-three were rescued")).toHaveAttribute("aria-expanded", "true");
	await expect(claims.evidence).toHaveText([/23 people/]);
	await keys.press("Control+z");
	await expect(claims.statement("Twenty-three were rescued")).toBeHidden();
	await claims.activate(fire);
	await expect(row).toBeVisible();
});

test("the same words go under several claims in a few keys", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.activate(power);
	await desk.pane(2).drag("23 people");
	await keys.press("a", "t");
	await expect(desk.toolbar).toBeVisible();
	await keys.press("l");
	await keys.type("fire");
	await keys.press("Alt+c");
	await expect(claims.statement(fire)).toHaveAttribute("aria-expanded", "true");
	await keys.press("t", "Shift+X");
	await expect(claims.statement("23 people")).toHaveAttribute("aria-expanded", "true");
	const { evidence } = await desk.ownWork();
	expect(evidence.map(({ stance }) => stance).sort()).toEqual(["agrees", "conflicts", "context"]);
	expect(new Set(evidence.map(({ claimId }) => claimId)).size).toBe(3);
	expect(new Set(evidence.map(({ anchor }) => `${anchor.start} ${anchor.end}`)).size).toBe(1);
});

test("one of five thousand claims is found as one types, and only the best are listed", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	addClaimsOfTeammate(folder, 5_000);
	const desk = await startDesk(launch, { args: [folder] });
	const keys = new Keyboard(desk.page);
	const picker = desk.page.getByRole("dialog", { name: "Choose a claim" });
	await keys.press("1", "l");
	await expect(picker).toContainText(/4,9\d\d more: type on/);
	await expect(picker.getByRole("option")).toHaveCount(60);
	await keys.type("4321");
	await expect(picker.getByRole("option").first()).toContainText(statementOfClaim(4_321));
	await keys.press("Enter");
	await expect(desk.claims.statement(statementOfClaim(4_321))).toHaveAttribute("aria-expanded", "true");
});
