import { writeFileSync } from "node:fs";
import { expect, test } from "./launch/test.ts";
import { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { answerDialogs } from "./pages/native-dialogs.ts";
import { Palette } from "./pages/palette.ts";

// One whole fact-check, from the first start to the closed case, by someone who has no mouse.

const courier = `Bridge at Varn closed after inspection

The Varn Courier
By Ona Lert
Published: 9 March 2026

The old bridge at Varn was closed on Monday evening after inspectors found cracks in two pillars, the roads office said. About 400 households on the island now depend on the ferry.

The mayor, Edda Kray, said that the bridge would reopen within three weeks.
`;

const herald = `Islanders cut off until autumn, union warns

Island Herald
Published: 10 March 2026

The bridge at Varn was shut on Monday evening. Cracks run through three of its pillars, according to the builders’ union.

Some 400 households have to take the boat. Repairs will last until autumn, the union said.
`;

test.use({ startOptions: { args: ["--welcome", "--size=1440x900"] } });

test("W5 a whole fact-check of two articles without the mouse", async ({
	parallax,
	page,
	stage,
}, testInfo) => {
	test.slow();
	const keys = new Keyboard(page);
	const palette = new Palette(page);

	// Who checks, and what.
	await keys.type("Ada");
	await keys.press("Enter", "Control+n");
	await keys.type("Varn bridge");
	await keys.press("Enter");
	await expect(page.getByRole("heading", { name: "This case has no articles yet" })).toBeVisible();
	const desk = new Desk(parallax, "Varn bridge");
	const { claims } = desk;

	// One article by its key, one through the palette.
	const paths = [
		["courier.txt", courier],
		["herald.txt", herald],
	].map(([name = "", words = ""]) => {
		const path = testInfo.outputPath(name);
		writeFileSync(path, words);
		return stage(path);
	});
	await answerDialogs(parallax.app, { chosen: paths.slice(0, 1) });
	await keys.press("Control+Shift+o");
	await expect(desk.pane(1).text).toBeVisible();
	await answerDialogs(parallax.app, { chosen: paths.slice(1) });
	await palette.choose("import art", "Import articles…");
	await expect(desk.pane(2).text).toBeVisible();
	expect(await desk.shown()).toEqual([
		"Bridge at Varn closed after inspection",
		"Islanders cut off until autumn, union warns",
	]);

	/** Selects words of the text that has the keyboard. */
	const select = async (words: string) => {
		await keys.press("Control+f");
		await keys.type(words);
		await keys.press("Escape");
		await expect(desk.toolbar).toBeVisible();
	};

	// A claim that is chosen by words, or made of them, with its first tag.
	await keys.press("1");
	await expect(desk.pane(1).text).toBeFocused();
	await select("About 400 households");
	await keys.press("l");
	await keys.type("About 400 households depend on the ferry.");
	await keys.press("Alt+a");
	const households = "About 400 households depend on the ferry.";
	await expect(claims.statement(households)).toHaveAttribute("aria-expanded", "true");
	await keys.press("]");
	await expect(desk.pane(2).text).toBeFocused();
	await select("Some 400 households");
	await keys.press("a");
	await expect(claims.state(households)).toHaveText("● Corroborated · 2 sources");

	// A claim in the article's words, put in one's own; the other article conflicts.
	await keys.press("[");
	await select("cracks in two pillars");
	await keys.press("Shift+A", "e");
	await keys.type("Two pillars are cracked.");
	await keys.press("Enter");
	const pillars = "Two pillars are cracked.";
	await expect(claims.statement(pillars)).toBeVisible();
	await keys.press("2");
	await select("Cracks run through three");
	await keys.press("c");
	await expect(claims.state(pillars)).toHaveText("▲ Disputed · 2 sources");

	// Whom the article quotes, and a note; the tag ends where its sentence needs it to.
	await keys.press("b");
	await keys.type("the builders’ union");
	await keys.press("Enter", "m");
	await keys.type("Ask the roads office for the report");
	await keys.press("Enter");
	const row = claims.evidence.filter({ hasText: "Cracks run through three" });
	await expect(row).toContainText("according to the builders’ union");
	await expect(row).toContainText("Ask the roads office for the report");
	await keys.press("o", "o", "o");
	await expect(row).toContainText("Cracks run through three of its pillars");

	// Another stance, taken back, made again, and taken back.
	await keys.press("x");
	await expect(row).toContainText("context");
	await keys.press("Control+z");
	await expect(row).toContainText("conflicts");
	await keys.press("Control+Shift+Z");
	await expect(row).toContainText("context");
	await keys.press("Control+z");
	await expect(row).toContainText("conflicts");

	// Only one article names the mayor: the other was examined, and is silent.
	await keys.press("1");
	await select("Edda Kray");
	await keys.press("Shift+A", "e");
	await keys.type("The mayor is Edda Kray.");
	await keys.press("Enter", "2", "s");
	await desk.says("says nothing on “The mayor is Edda Kray.”");

	// Reading on: from highlight to highlight, and to the evidence in the list and back.
	await keys.press("1", "Control+Home", "j", "j");
	await expect(claims.statement(households)).toHaveAttribute("aria-expanded", "true");
	await keys.press("k", "F6", "ArrowDown", "Enter");
	await expect(desk.pane(1).text).toBeFocused();

	// The whole case is searched; a hit is gone to.
	await keys.press("Control+Shift+f");
	await keys.type("roads office");
	const search = page.getByRole("search", { name: "Search" });
	await expect(search).toContainText("the roads office said");
	await expect(search).toContainText("Ask the roads office for the report");
	await keys.press("Enter");
	await desk.pane(1).expectInSight("roads office said");
	await keys.press("Control+Shift+f", "Escape");
	await expect(search).toBeHidden();

	// The verdict, with its reason.
	await palette.choose("pillars crack", /^Two pillars are cracked/);
	await keys.press("v");
	await keys.type("Unproven");
	await keys.press("Tab");
	await keys.type("The inspectors’ report is not public.");
	await keys.press("F6");
	await expect(claims.root.getByRole("combobox", { name: "Your verdict" })).toHaveValue("Unproven");

	// What key was it?
	await keys.press("?");
	await keys.type("silent");
	await expect(desk.dialog.getByRole("definition").first()).toContainText("silent");
	await keys.press("Escape");
	if (await desk.dialog.isVisible()) await keys.press("Escape");
	await expect(desk.dialog).toBeHidden();

	const own = await desk.ownWork();
	const idOf = (statement: string) => own.claims.find((claim) => claim.statement === statement)?.id;
	expect(own.claims).toHaveLength(3);
	expect(own.claims.find(({ id }) => id === idOf(pillars))).toMatchObject({
		verdict: "Unproven",
		rationale: "The inspectors’ report is not public.",
	});
	expect(own.evidence.map(({ anchor, stance, claimId }) => [anchor.quote, stance, claimId]).sort()).toEqual([
		["About 400 households", "agrees", idOf(households)],
		["Cracks run through three of its pillars", "conflicts", idOf(pillars)],
		["Edda Kray", "agrees", idOf("The mayor is Edda Kray.")],
		["Some 400 households", "agrees", idOf(households)],
		["cracks in two pillars", "agrees", idOf(pillars)],
	]);
	expect(own.records.filter(({ kind }) => kind === "silence")).toMatchObject([
		{ claimId: idOf("The mayor is Edda Kray.") },
	]);
	await keys.press("Control+w");
	await expect(page.getByRole("heading", { name: "Recent cases" })).toBeVisible();
	await keys.expectFocus("closing the case");
});
