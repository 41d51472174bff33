import { corpusTest, expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startDesk } from "./pages/start.ts";

corpusTest(
	"five real articles by keyboard alone: tags, a claim in one's own words, and back to the text",
	async ({ launch, stage, corpus }) => {
		const desk = await startDesk(launch, { args: [stage(corpus)] });
		const { claims, page } = desk;
		const keys = new Keyboard(page);
		await keys.press("1");
		await expect(desk.pane(1).text).toBeFocused();

		// The first paragraph's first words: "Published: 11:13, February 4, 2026".
		await keys.press("Control+Home");
		await keys.repeat("ArrowRight", 11);
		await keys.repeat("Shift+ArrowRight", 5);
		await expect(desk.toolbar).toBeVisible();
		await keys.press("a");
		await expect(claims.statement("11:13")).toHaveAttribute("aria-expanded", "true");
		await keys.press("e");
		await expect(claims.field).toBeFocused();
		await keys.type("They met on 3 February");
		await keys.press("Enter");
		await expect(desk.pane(1).text).toBeFocused();
		await expect(claims.statement("They met on 3 February")).toBeVisible();

		await keys.press("]");
		await expect(desk.pane(2).text).toBeFocused();
		await keys.press("Control+Home", "Control+ArrowRight", "Control+Shift+ArrowRight", "c");
		await expect(claims.evidence).toHaveCount(2);
		await keys.press("3", "Control+Home", "Shift+End", "x");
		await expect(claims.evidence).toHaveCount(3);
		await keys.press("[");
		await expect(desk.pane(2).text).toBeFocused();
		const own = await desk.ownWork();
		expect(own.claims).toMatchObject([{ statement: "They met on 3 February" }]);
		expect(own.evidence.map(({ stance, claimId }) => [stance, claimId]).sort()).toEqual([
			["agrees", own.claims[0]?.id],
			["conflicts", own.claims[0]?.id],
			["context", own.claims[0]?.id],
		]);

		// From the list of claims to the words, without the mouse.
		await keys.press("F6");
		await expect(claims.statement("They met on 3 February")).toBeFocused();
		await keys.press("ArrowDown");
		await expect(claims.evidence.first()).toBeFocused();
		await keys.press("Enter");
		await expect(desk.pane(1).text).toBeFocused();
		await desk.pane(1).expectInSight("11:13");
	},
);

test("every region is reached by F6, in both directions, and every pane by its number", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await keys.press("1");
	const region = () =>
		desk.page.evaluate(() => {
			const place = document.activeElement?.closest("nav, aside, section");
			return place?.getAttribute("aria-label") ?? "none";
		});
	const visited: string[] = [];
	for (const key of ["F6", "F6", "F6", "Shift+F6", "Shift+F6", "2", "F6", "Shift+F6"]) {
		await keys.press(key);
		visited.push((await region()).split(":")[0] ?? "");
	}
	expect(visited).toEqual(["Claims", "Sources", "Pane 1", "Sources", "Claims", "Pane 2", "Claims", "Pane 2"]);
	await keys.press("4");
	await expect(desk.pane(2).text).toBeFocused();
});

test("Shift with a stance starts another claim; N starts one to be worded; Escape leaves both alone", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	const keys = new Keyboard(desk.page);
	await claims.activate("There was a fire on board.");
	await keys.press("3", "Control+Home");
	await keys.repeat("Shift+ArrowRight", 9);
	await keys.press("Shift+A");
	await expect(claims.statement("Published")).toHaveAttribute("aria-expanded", "true");

	await keys.press("n");
	await expect(claims.field).toBeFocused();
	await keys.type("The ship had lifeboats for everybody.");
	await keys.press("Enter");
	await expect(claims.statement("The ship had lifeboats for everybody.")).toBeVisible();
	await keys.press("e");
	await keys.type("Something else");
	await keys.press("Escape");
	await expect(claims.statement("The ship had lifeboats for everybody.")).toBeVisible();
	// Escape in the text: no claim is active any more, and the next tag starts one.
	await keys.press("Escape");
	await expect(claims.statement("The ship had lifeboats for everybody.")).toHaveAttribute(
		"aria-expanded",
		"false",
	);
	const own = await desk.ownWork();
	expect(own.claims.map(({ statement }) => statement).sort()).toEqual([
		"Published",
		"The ship had lifeboats for everybody.",
	]);
	expect(own.evidence).toMatchObject([{ stance: "agrees", anchor: { quote: "Published" } }]);
});

test("J and K walk the tags of a text, Enter chooses one, and its stance and life are a key away", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims } = desk;
	const keys = new Keyboard(desk.page);
	await keys.press("2", "j");
	await expect(claims.statement("The ferry lost power at 17:42 local time.")).toHaveAttribute(
		"aria-expanded",
		"true",
	);
	await desk.pane(2).expectInSight("The lights went out at 17:20");
	await keys.press("j");
	await desk.pane(2).expectInSight("Harbour police counted 241 passengers");
	await keys.press("k");
	await desk.pane(2).expectInSight("The lights went out at 17:20");

	// One's own tag among the others: walked to, chosen at the caret, changed, deleted, brought back.
	await desk.pane(2).drag("23 people");
	await keys.press("c");
	const chosen = claims.evidence.filter({ hasText: "23 people" });
	await expect(chosen).toBeVisible();
	await keys.press("F6");
	for (
		let steps = 0;
		steps < 12 && !(await chosen.evaluate((row) => row === document.activeElement));
		steps++
	)
		await keys.press("ArrowDown");
	await expect(chosen).toBeFocused();
	await keys.press("a");
	await expect(chosen).toContainText("agrees");
	await expect(chosen).toBeFocused();
	expect((await desk.ownWork()).evidence).toMatchObject([
		{ stance: "agrees", version: [2, expect.any(String)] },
	]);
	await keys.press("Delete");
	await expect(chosen).toBeHidden();
	expect((await desk.ownWork()).evidence).toEqual([]);
	await keys.press("Control+Z");
	await expect(chosen).toBeVisible();
	expect((await desk.ownWork()).evidence).toMatchObject([
		{ stance: "agrees", version: [4, expect.any(String)] },
	]);
	await keys.press("Control+Shift+Z");
	await expect(chosen).toBeHidden();
});

test("a tag is taken back and made again from the text that it was made in", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.pane(1).drag("17 people");
	await keys.press("a");
	await expect(desk.claims.evidence).toHaveCount(1);
	await expect(desk.pane(1).text).toBeFocused();
	await keys.press("Control+z");
	await expect(desk.claims.statement("17 people")).toBeHidden();
	await keys.press("Control+y");
	await expect(desk.claims.statement("17 people")).toBeVisible();
	await keys.press("Control+z", "Control+Shift+Z");
	await expect(desk.claims.statement("17 people")).toBeVisible();
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "17 people" } }]);
});

test("a teammate's tag is not one's own to change, and the window says so", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.claims.activate("There was a fire on board.");
	await desk.claims.evidence.first().focus();
	for (const key of ["Delete", "a"]) {
		await keys.press(key);
		await desk.says("This tag is a teammate's: only they can change it.");
		await desk.page.getByRole("button", { name: "Dismiss" }).click();
		await desk.claims.evidence.first().focus();
	}
	await expect(desk.claims.evidence).toHaveCount(3);
});

test("dialogs take the keyboard, keep it, and give it back where it was", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await keys.press("2", "?");
	await expect(desk.page.getByRole("dialog", { name: "Keys" })).toBeVisible();
	for (let steps = 0; steps < 4; steps++) {
		await keys.press("Tab");
		expect(await desk.page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
	}
	await keys.press("Escape");
	await expect(desk.dialog).toBeHidden();
	await expect(desk.pane(2).text).toBeFocused();
});

test("a key tags what is selected in the text that has the keyboard, and only that", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.pane(2).drag("23 people");
	await expect(desk.toolbar).toBeVisible();
	await keys.press("1");
	await expect(desk.toolbar).toBeHidden();
	await keys.press("a");
	await desk.says("Select the words to tag first");
	await desk.pane(2).drag("23 people");
	await keys.press("a");
	await expect(desk.toolbar).toBeHidden();
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "23 people" } }]);
	// Tagged words are not selected any more: a second key changes their tag, and does not tag them twice.
	await keys.press("c");
	await desk.says("“23 people” conflicts now.");
	expect((await desk.ownWork()).evidence).toMatchObject([{ stance: "conflicts" }]);
});

test("commands work on keyboards that print no Latin letters", async ({ launch }) => {
	const desk = await startDesk(launch);
	const session = await desk.page.context().newCDPSession(desk.page);
	const press = async (code: string, key: string) => {
		for (const type of ["rawKeyDown", "keyUp"] as const)
			await session.send("Input.dispatchKeyEvent", { type, code, key });
	};
	await desk.pane(1).drag("17 people");
	await press("KeyC", "с");
	await expect(desk.claims.evidence).toHaveText([/17 people.*conflicts/]);
	await press("KeyT", "е");
	await press("KeyN", "т");
	await expect(desk.claims.field).toBeFocused();
	expect((await desk.ownWork()).evidence).toMatchObject([{ stance: "conflicts" }]);
});

test("keys belong to the field while a statement is worded: letters, undo and Delete", async ({ launch }) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await keys.press("e");
	await keys.press("Control+A", "Delete");
	await keys.type("An accident: 17 injured [1]?");
	await keys.press("Control+Z");
	await expect(desk.claims.field).not.toHaveValue("An accident: 17 injured [1]?");
	await keys.press("Control+A");
	await keys.type("Seventeen were injured.");
	// What is clicked next ends it, with what was typed.
	await desk.pane(2).click("Brook teaches");
	await expect(desk.claims.statement("Seventeen were injured.")).toBeVisible();
	const own = await desk.ownWork();
	expect(own.claims).toMatchObject([{ statement: "Seventeen were injured.", version: [2, own.id] }]);
	expect(own.evidence).toHaveLength(1);
});

test("whatever Tab leads to shows that it has the keyboard", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.claims.activate("There was a fire on board.");
	await new Keyboard(desk.page).press("1");
	const stops = new Map<string, string>();
	for (let steps = 0; steps < 60; steps++) {
		await desk.page.keyboard.press("Tab");
		const { name, sign } = await desk.page.evaluate(signOfFocus);
		if (stops.has(name)) break;
		stops.set(name, sign);
	}
	expect(stops.size).toBeGreaterThan(20);
	expect([...stops].filter(([, sign]) => sign === "none")).toEqual([]);
});

/** Runs in the page: how what has the keyboard shows it. */
function signOfFocus(): { name: string; sign: string } {
	const element = document.activeElement ?? document.body;
	const name = `${element.localName} ${element.getAttribute("aria-label") ?? element.textContent}`;
	const { outlineStyle, outlineWidth } = getComputedStyle(element);
	if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) return { name, sign: "outline" };
	// A text has a caret, and its pane a line above; a border is drawn wide.
	if (element.getAttribute("role") === "textbox") return { name, sign: "caret" };
	const { backgroundColor } = getComputedStyle(element, "::before");
	return { name, sign: /^rgba\(.* 0\)$|transparent/.test(backgroundColor) ? "none" : "background" };
}
