import type { ClaimView, EvidenceView } from "../shared/ipc/views.ts";
import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { currentCase, showAs, tell } from "./pages/live.ts";
import { startDesk } from "./pages/start.ts";

// What changes in the case without this window's doing shows by itself, and disturbs nobody.

const history = { undo: null, redo: null };
const fire = "There was a fire on board.";

/** The window is told of tags and claims that a teammate has just made. */
function tellOf(
	desk: Desk,
	evidence: Readonly<Record<string, EvidenceView | null>>,
	claims: Readonly<Record<string, ClaimView | null>> = {},
): Promise<void> {
	return tell(desk.launched.app, "caseChanged", { evidence, claims, history });
}

/** A teammate's tag on words of the source that a pane shows. */
async function tagOfTeammate(desk: Desk, pane: number, quote: string, under: string): Promise<EvidenceView> {
	const { claims, evidence, sources } = await currentCase(desk);
	const shown = (await desk.shown())[pane - 1];
	const sourceId = sources.find(({ metadata }) => metadata.outlet === shown)?.id ?? "";
	const claimId = claims.find(({ statement }) => statement === under)?.id ?? "";
	const start = (await desk.pane(pane).article()).indexOf(quote);
	expect(start, `“${quote}” stands in ${shown}`).toBeGreaterThan(0);
	const id = `tag on ${quote}`;
	const rest = { key: id, id, stance: "conflicts", own: false } as const;
	const analystId = evidence[0]?.analystId ?? "";
	return { ...rest, analystId, claimId, sourceId, start, end: start + quote.length, quote };
}

test("a teammate's tags appear, and selection, scroll, chosen claim and keyboard stay where they are", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, counts } = desk;
	await claims.activate(fire);
	await desk.pane(1).wheel(300);
	await desk.pane(2).drag("28 pupils");
	await expect(desk.toolbar).toBeVisible();
	await expect(desk.pane(2).text).toBeFocused();
	const before = [await desk.pane(1).scrolled(), await desk.pane(2).scrolled()];
	const tags = [
		await tagOfTeammate(desk, 1, "17 people", fire),
		await tagOfTeammate(desk, 2, "a party of 28 pupils and teachers", fire),
	];
	await tellOf(desk, Object.fromEntries(tags.map((tag) => [tag.key, tag])));
	await expect(counts).toHaveText("32 spans · 9 claims");
	await expect(claims.evidence).toHaveCount(5);
	expect([await desk.pane(1).scrolled(), await desk.pane(2).scrolled()]).toEqual(before);
	// Highlights are drawn near what is in sight.
	await desk.pane(1).wheel(-3_000);
	const marked = async () => (await desk.pane(1).marks()).map(({ words }) => words);
	await expect.poll(marked).toContain("17 people");
	await expect(desk.pane(2).text).toBeFocused();
	await expect(claims.statement(fire)).toHaveAttribute("aria-expanded", "true");
	await desk.page.keyboard.press("a");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "28 pupils" } }]);

	await tellOf(desk, { [tags[0]?.key ?? ""]: null });
	await expect(counts).toHaveText("32 spans · 9 claims");
	await expect.poll(marked).not.toContain("17 people");
});

test("words can be selected while tags arrive on them", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const pane = desk.pane(2);
	await pane.drag("28 pupils");
	const box = await pane.text.evaluate(() => {
		const { left, top, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
		return { left, y: (top + bottom) / 2 };
	});
	await pane.click("Brook teaches");
	await page.mouse.move(box.left + 1, box.y);
	await page.mouse.down();
	await page.mouse.move(box.left + 20, box.y, { steps: 3 });
	const tag = await tagOfTeammate(desk, 2, "party of 28 pupils", fire);
	await tellOf(desk, { [tag.key]: tag });
	await expect(desk.counts).toContainText("31 spans");
	await page.mouse.move(box.left + 60, box.y, { steps: 5 });
	await page.mouse.up();
	await page.keyboard.press("x");
	const [own] = (await desk.ownWork()).evidence;
	expect(own?.anchor.quote).toMatch(/^28 pup/);
});

test("what is being typed stays while a teammate words the same claim, and is sent when it is done", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	const claim = (await currentCase(desk)).claims.find(({ statement }) => statement === fire);
	if (!claim) throw new Error("The sample has another claim now.");
	await claims.activate(fire);
	await keys.press("e");
	await page.keyboard.press("End");
	await keys.type(" It was small");
	const meanwhile = { ...claim, statement: "There was a large fire.", editedBy: "Imke" };
	await tellOf(desk, {}, { [claim.id]: meanwhile });
	await desk.says("Imke has worded it meanwhile: “There was a large fire.”");
	await expect(claims.field).toBeFocused();
	await keys.type(".");
	await expect(claims.field).toHaveValue(`${fire} It was small.`);
	await page.keyboard.press("Enter");
	await expect(claims.statement(`${fire} It was small.`)).toBeVisible();
	expect((await desk.ownWork()).claims).toMatchObject([{ statement: `${fire} It was small.` }]);
});

test("words for a claim that a teammate deletes meanwhile are not lost", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await keys.press("n");
	await keys.type("Nobody was hurt");
	const own = (await currentCase(desk)).claims.find(({ statement }) => statement === "");
	await tellOf(desk, {}, { [own?.id ?? ""]: null });
	await expect(claims.field).toBeHidden();
	await desk.says("The claim that you were wording has been deleted.");
	await keys.expectFocus("the field that went away");
	await page.getByRole("button", { name: "Start a claim with your words" }).click();
	await expect(claims.statement("Nobody was hurt")).toBeVisible();
});

test("whoever joins is shown, and what only this computer has is said to be kept", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { app } = desk.launched;
	const { analysts } = await currentCase(desk);
	const imke = { id: "imkeaaaaaaaaaaaa", name: "Imke", colour: "#00736a" };
	await tell(app, "caseChanged", { analysts: [...analysts, imke], history });
	const list = desk.page.getByRole("list", { name: "Analysts" });
	await expect(list.getByRole("listitem", { name: "Imke" })).toBeVisible();
	await tell(app, "saveStatus", {
		state: "failed",
		changes: 2,
		reason: "The disk is full.",
		unsaved: [],
		kept: true,
	});
	await expect(desk.page.getByRole("contentinfo").getByRole("alert")).toContainText(
		"2 changes are not in the case's folder yet: The disk is full. They are kept on this computer.",
	);
	await desk.says("Not in the case's folder. The disk is full. Your work is kept on this computer.");
	await desk.page.getByRole("button", { name: "Try again" }).click();
	await desk.saved();
});

for (const colorScheme of ["light", "dark"] as const) {
	test(`a case that is still being read counts nothing yet, and goes on without a jump (${colorScheme})`, async ({
		launch,
	}) => {
		const desk = await startDesk(launch, { args: [`--theme=${colorScheme}`], colorScheme });
		const { page, claims, sources } = desk;
		const { evidence } = await currentCase(desk);
		await showAs(desk, { loading: true, evidence: [] });
		const reading = page
			.getByRole("contentinfo")
			.getByRole("status")
			.filter({ hasText: "Reading the case…" });
		await expect(reading).toBeVisible();
		await expect(desk.counts).toHaveText("…not counted yet spans · …not counted yet claims");
		await expect(claims.card(fire)).not.toContainText("no evidence yet");
		await expect(sources.root.getByRole("heading", { name: "Sources" })).toContainText("…");
		expect(await accessibilityProblems(page)).toEqual([]);

		await desk.pane(1).wheel(300);
		await claims.statement(fire).focus();
		const before = await desk.pane(1).scrolled();
		const half = Object.fromEntries(evidence.slice(0, 15).map((tag) => [tag.key, tag]));
		const rest = Object.fromEntries(evidence.slice(15).map((tag) => [tag.key, tag]));
		await tellOf(desk, half);
		await expect(reading).toBeVisible();
		await tell(desk.launched.app, "caseChanged", { evidence: rest, loading: false, history });
		await expect(reading).toBeHidden();
		await expect(desk.counts).toHaveText("30 spans · 9 claims");
		await expect(claims.card(fire)).toContainText("Contradicted · 2 sources");
		await expect(claims.statement(fire)).toBeFocused();
		expect(await desk.pane(1).scrolled()).toBe(before);
		await desk.settled();
	});
}
