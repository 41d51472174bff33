import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startDesk } from "./pages/start.ts";

const power = "The ferry lost power at 17:42 local time.";
const fire = "There was a fire on board.";

test("a tag that starts a claim like one that is there offers that one, with what differs, and U takes it", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	const keys = new Keyboard(desk.page);
	await keys.press("1", "n");
	await keys.type("Police counted 242 passengers at the harbour.");
	await keys.press("Enter", "Escape");
	await desk.pane(2).drag("Harbour police counted 241 passengers");
	await keys.press("a");
	await desk.says(/Similar claim: “Police counted 242 .* \(numbers differ: 241 \/ 242\)\./);
	await expect(claims.statement("Harbour police counted 241 passengers")).toBeVisible();
	await keys.press("u");
	await desk.says("Joined to “Police counted 242 passengers at the harbour.”.");
	await expect(claims.statement("Harbour police counted 241 passengers")).toBeHidden();
	await expect(claims.evidence).toHaveText([/Harbour police counted 241 passengers/]);
	await keys.press("u");
	await desk.says("No similar claim is offered at the moment.");
});

test("two statements with one word in common are not called similar", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.pane(1).drag("17 people");
	await new Keyboard(desk.page).press("a");
	await expect(desk.claims.statement("17 people")).toBeVisible();
	await new Keyboard(desk.page).press("u");
	await desk.says("No similar claim is offered at the moment.");
});

test("D5 a similar claim is offered while one types, never taken by itself, and Alt+U takes it", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	const keys = new Keyboard(desk.page);
	await desk.pane(2).drag("23 people");
	await keys.press("a", "e");
	await keys.press("Control+A");
	await keys.type("The ferry lost its power at 17:20 local time");
	await expect(claims.root).toContainText(`Similar: “${power}”`);
	await expect(claims.root).toContainText("numbers differ: 17:20 / 17:42");
	await keys.press("Enter");
	// Kept as it was typed: it is another claim.
	await expect(claims.statement("The ferry lost its power at 17:20 local time")).toBeVisible();
	await keys.press("e");
	await keys.press("Control+A");
	await keys.type("a fire on board, there");
	await expect(claims.root).toContainText(`Similar: “${fire}”`);
	await keys.press("Alt+u");
	await desk.says(`Joined to “${fire}”.`);
	await expect(claims.statement(fire)).toHaveAttribute("aria-expanded", "true");
	await expect(claims.evidence.filter({ hasText: "23 people" })).toBeVisible();
	await expect(desk.pane(2).text).toBeFocused();
	await keys.press("Control+z");
	await expect(claims.statement("The ferry lost its power at 17:20 local time")).toBeVisible();
});
