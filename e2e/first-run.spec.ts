import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./launch/test.ts";
import { ownLayerId, readCase } from "./pages/case-on-disk.ts";
import { Desk } from "./pages/desk.ts";
import { bytesOf } from "./pages/files.ts";
import { answerName, startAgain, startDesk } from "./pages/start.ts";

test("the first start asks who is checking and goes on only with a name", async ({ page }) => {
	const question = page.getByRole("dialog", { name: "Who is checking?" });
	const name = question.getByRole("textbox", { name: "Your name" });
	await expect(name).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(question).toBeVisible();
	await name.fill("   ");
	await expect(question.getByRole("button", { name: "Start" })).toBeDisabled();
	await name.press("Enter");
	await expect(question).toBeVisible();
	await name.fill("Ada");
	await name.press("Enter");
	await expect(question).toBeHidden();
	await expect(page.getByRole("list", { name: "Analysts" })).toContainText("A");
	await expect(page.getByRole("listitem", { name: "Ada, you" })).toBeVisible();
});

test("looking at the sample writes nothing into it; the first change brings the analyst's name", async ({
	parallax,
}) => {
	const desk = new Desk(parallax);
	await desk.settled();
	const untouched = bytesOf(desk.caseFolder);
	await answerName(parallax, "Ada Lovelace");
	await desk.claims.activate("There was a fire on board.");
	await desk.claims.evidence.first().click();
	expect(bytesOf(desk.caseFolder)).toEqual(untouched);

	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	const own = await desk.ownWork();
	expect(own.analyst).toMatchObject({ name: "Ada Lovelace" });
	expect(own.evidence).toMatchObject([
		{ stance: "agrees", anchor: { quote: "17 people" }, version: [1, own.id] },
	]);
	// The sample analyst's layer, the sources and case.json are as they were.
	expect(bytesOf(desk.caseFolder)).toMatchObject(untouched);
});

test("the name is asked once, and is the one on the next day's tags", async ({ launch }) => {
	const first = await startDesk(launch, { name: "Ada" });
	await first.launched.close();
	const desk = await startAgain(launch, first);
	await expect(desk.dialog).toBeHidden();
	await desk.pane(1).drag("17 people");
	await desk.tag("Context");
	expect((await desk.ownWork()).analyst.name).toBe("Ada");
});

test("a name given while articles are open already is the one in their layer", async ({ launch, stage }) => {
	// The import itself was made before anybody was named.
	const article = join(import.meta.dirname, "../resources/sample/articles/01-tern-news-agency.txt");
	const desk = await startDesk(launch, { args: [stage(article)], name: "Ada" });
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	const own = await desk.ownWork();
	expect(own.analyst.name).toBe("Ada");
	expect(readCase(desk.caseFolder).layers.map((layer) => layer.id)).toEqual([
		ownLayerId(desk.launched.dataFolder),
	]);
	expect(existsSync(join(desk.caseFolder, "case.json"))).toBe(true);
});
