import { corpusTest, expect, test } from "./launch/test.ts";
import { ownLayerId } from "./pages/case-on-disk.ts";
import { bytesBeside } from "./pages/files.ts";
import { startAgain, startDesk } from "./pages/start.ts";

corpusTest(
	"five real articles: tags from two panes meet under one claim, and are there the next day",
	async ({ launch, stage, corpus }) => {
		const articles = stage(corpus);
		const desk = await startDesk(launch, { args: [articles] });
		const { claims } = desk;
		await expect(desk.sources.root.getByRole("heading", { name: "Sources · 5" })).toBeVisible();
		expect((await desk.shown()).slice(0, 1)).toEqual(["Xinhua"]);

		// The first tag starts a claim in its own words.
		const agreed = "had agreed to jointly combat drug trafficking";
		await desk.pane(1).drag(agreed);
		await desk.tag("Agrees");
		await desk.says("New claim in the words of the tag");
		await expect(claims.statement(agreed)).toHaveAttribute("aria-expanded", "true");
		const started = await desk.ownWork();
		const claimId = started.claims[0]?.id ?? "";
		expect(started.claims).toMatchObject([{ statement: agreed, version: [1, started.id] }]);
		expect(started.evidence).toMatchObject([
			{ claimId, stance: "agrees", anchor: { quote: agreed }, version: [1, started.id] },
		]);

		// It is worded, and what the second pane says joins it.
		const statement = "Petro and Trump agreed on joint action against drug trafficking.";
		await claims.word(agreed, statement);
		await expect(claims.statement(statement)).toBeVisible();
		const conflicting = "without announcing concrete agreements";
		await desk.sources.showBeside("vermelho.org.br");
		await desk.paneOf("vermelho.org.br").drag(conflicting);
		await expect(desk.toolbar).toContainText(`joins “${statement}”`);
		await desk.tag("Conflicts");
		await expect(claims.evidence).toHaveText([
			new RegExp(`${agreed}.*Xinhua · agrees`),
			new RegExp(`${conflicting}.*vermelho.org.br · conflicts`),
		]);
		await expect(claims.card(statement)).toContainText("2 sources");
		const joined = await desk.ownWork();
		expect(joined.claims).toMatchObject([{ id: claimId, statement, version: [2, joined.id] }]);
		expect(joined.evidence.map(({ stance, claimId: under }) => [stance, under])).toEqual(
			expect.arrayContaining([
				["agrees", claimId],
				["conflicts", claimId],
			]),
		);

		// Evidence in the list leads to its words, wherever the texts were scrolled to.
		await desk.pane(1).wheel(4_000);
		await desk.paneOf("vermelho.org.br").wheel(4_000);
		await claims.evidence.first().click();
		await desk.pane(1).expectInSight(agreed);
		await claims.evidence.last().click();
		await desk.paneOf("vermelho.org.br").expectInSight(conflicting);

		// Quit, and start again with the same articles: the same case, as it was left.
		await desk.pane(2).wheel(700);
		await expect.poll(() => desk.pane(2).scrolled()).toBe(700);
		const shown = await desk.shown();
		const kept = await desk.onDisk();
		await desk.keeps(
			({ panes, scroll }) => (scroll[panes[1]?.sourceId ?? ""] ?? 0) > 0,
			"the second text scrolled down",
		);
		await desk.launched.close();
		const again = await startAgain(launch, desk, [articles]);
		await expect(again.counts).toHaveText("2 spans · 1 claim");
		await expect(again.claims.statement(statement)).toHaveAttribute("aria-expanded", "true");
		await expect(again.claims.evidence).toHaveCount(2);
		expect(await again.shown()).toEqual(shown);
		await again.pane(1).expectInSight(agreed);
		await expect.poll(() => again.pane(2).scrolled()).toBeGreaterThan(500);
		expect((await again.onDisk()).layers).toEqual(kept.layers);
	},
);

test("a tag over a teammate's leaves their files as they are, byte for byte", async ({ launch }) => {
	const desk = await startDesk(launch);
	const others = () => bytesBeside(desk.caseFolder, ownLayerId(desk.launched.dataFolder));
	const untouched = others();
	await desk.claims.activate("There were 214 passengers on board.");
	await desk.pane(1).drag("was carrying 214 passengers and 19 crew, according to its operator");
	await desk.tag("Conflicts");
	const own = await desk.ownWork();
	expect(own.evidence).toMatchObject([{ stance: "conflicts" }]);
	// Both are drawn where they overlap, each reachable: the innermost by a click.
	const marks = await desk.pane(1).marks();
	expect(marks.filter(({ look }) => look.includes("active")).map(({ words }) => words)).toEqual([
		"The ferry ",
		"was carrying 214 passengers and 19 crew",
		", according to its operator",
	]);
	expect(marks.find(({ words }) => words.startsWith("was carrying"))?.look).toContain("agrees conflicts");
	expect(others()).toEqual(untouched);
});

test("evidence and claims are deleted with a way back: the message, and the keys for undo and redo", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await desk.pane(2).drag("23 people");
	await desk.tag("Conflicts");
	await expect(claims.evidence).toHaveCount(2);
	const quotes = async () => (await desk.ownWork()).evidence.map(({ anchor }) => anchor.quote).sort();

	await claims.evidence.first().hover();
	await claims.deleteEvidence("17 people");
	await desk.says("Tag deleted.");
	await expect(claims.evidence).toHaveCount(1);
	expect(await quotes()).toEqual(["23 people"]);
	// Deleted is a new version with the last content, not a hole.
	const { records, id } = await desk.ownWork();
	expect(records.filter((record) => record.deleted)).toMatchObject([
		{ kind: "evidence", anchor: { quote: "17 people" }, version: [2, id] },
	]);
	await page.getByRole("button", { name: "Undo" }).first().click();
	await expect(claims.evidence).toHaveCount(2);
	expect(await quotes()).toEqual(["17 people", "23 people"]);

	await page.keyboard.press("Control+Z");
	await expect(claims.evidence).toHaveCount(1);
	expect(await quotes()).toEqual(["17 people"]);
	await page.keyboard.press("Control+Shift+Z");
	await expect(claims.evidence).toHaveCount(2);
	expect(await quotes()).toEqual(["17 people", "23 people"]);

	// A claim goes with one's own tags under it, and comes back with them.
	await claims.card("17 people").getByRole("button", { name: "Delete", exact: true }).click();
	await desk.says("Claim deleted, with your tags under it.");
	await expect(claims.statement("17 people")).toBeHidden();
	expect([await quotes(), (await desk.ownWork()).claims]).toEqual([[], []]);
	await page.keyboard.press("Control+Z");
	await expect(claims.statement("17 people")).toBeVisible();
	expect(await quotes()).toEqual(["17 people", "23 people"]);
});

test("overlapping tags stay apart: each is drawn, counted and kept by itself", async ({ launch }) => {
	const desk = await startDesk(launch);
	const pane = desk.pane(3);
	await pane.drag("Four Olvarian citizens were among the 17 people");
	await desk.tag("Agrees");
	await pane.drag("were among the 17 people injured on Thursday");
	await desk.tag("Conflicts");
	await pane.drag("the 17 people");
	await desk.tag("Context");
	const own = await desk.ownWork();
	expect(own.evidence.map(({ stance, anchor }) => [stance, anchor.quote]).sort()).toEqual([
		["agrees", "Four Olvarian citizens were among the 17 people"],
		["conflicts", "were among the 17 people injured on Thursday"],
		["context", "the 17 people"],
	]);
	const drawn = (await pane.marks()).filter(({ look }) => look.includes("active"));
	expect(
		drawn.map(({ words, look }) => [
			words,
			look.split(" ").filter((word) => word.startsWith("c") || word === "agrees"),
		]),
	).toEqual([
		["Four Olvarian citizens ", ["agrees"]],
		["were among ", ["agrees", "conflicts"]],
		["the 17 people", ["agrees", "conflicts", "context"]],
		[" injured on Thursday", ["conflicts"]],
	]);
});
