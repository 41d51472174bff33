import { join } from "node:path";
import { expect, test } from "./launch/test.ts";
import { ownLayerId, readCase } from "./pages/case-on-disk.ts";
import { bytesBeside, foldersIn } from "./pages/files.ts";
import { startAgain, startDesk } from "./pages/start.ts";

const headline = "Ferry accident: operator blames water in fuel, union points to the switchboard";

test("an outlet and a date are corrected; what is no date is refused in a sentence, in the dialog", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	await desk.sources.details("Tern News Agency");
	const dialog = desk.page.getByRole("dialog", { name: "Details of the source" });
	await dialog.getByRole("textbox", { name: "Published" }).fill("3rd of February");
	await dialog.getByRole("button", { name: "Save" }).click();
	await expect(dialog.getByRole("alert")).toContainText("“3rd of February” is no date");
	await dialog.getByRole("textbox", { name: "Published" }).fill("2026-02-31");
	await dialog.getByRole("button", { name: "Save" }).click();
	await expect(dialog.getByRole("alert")).toContainText("“2026-02-31” is no date");

	await dialog.getByRole("textbox", { name: "Published" }).fill("2026-02-03T14:30");
	await dialog.getByRole("textbox", { name: "Outlet" }).fill("Tern & Daughters");
	await dialog.getByRole("textbox", { name: "Outlet" }).press("Enter");
	await expect(dialog).toBeHidden();
	await expect(desk.pane(1).root).toContainText("3 Feb 2026, 14:30");
	await expect(desk.sources.row("Tern & Daughters")).toContainText("3 Feb 2026");
	const own = await desk.ownWork();
	expect(own.records).toHaveLength(2);
	expect(own.records).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ kind: "metadata", field: "outlet", value: "Tern & Daughters" }),
			expect.objectContaining({ kind: "metadata", field: "publishedAt", value: "2026-02-03T14:30" }),
		]),
	);
	await desk.launched.close();
	const again = await startAgain(launch, desk);
	await expect(again.sources.row("Tern & Daughters")).toContainText("3 Feb 2026");
});

test("details that are refused and then cancelled change nothing", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.sources.details("Tern News Agency");
	const dialog = desk.page.getByRole("dialog", { name: "Details of the source" });
	await dialog.getByRole("textbox", { name: "Outlet" }).fill("Somebody else");
	await dialog.getByRole("textbox", { name: "Published" }).fill("yesterday");
	await dialog.getByRole("button", { name: "Save" }).click();
	await expect(dialog.getByRole("alert")).toContainText("“yesterday” is no date");
	await dialog.getByRole("button", { name: "Cancel" }).click();
	await expect(dialog).toBeHidden();
	await expect(desk.sources.row("Tern News Agency")).toBeVisible();
	await desk.saved();
	expect(readCase(desk.caseFolder).layers).toHaveLength(1);
});

test("an excluded source keeps its evidence, and comes back with it", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.pane(2).drag("23 people");
	await desk.tag("Agrees");
	const { evidence } = await desk.ownWork();
	await desk.sources.details("The Sarrow Courier");
	await desk.page
		.getByRole("dialog", { name: "Details of the source" })
		.getByRole("button", { name: "Exclude from the case" })
		.click();
	await expect(desk.dialog).toBeHidden();
	expect(await desk.shown()).toEqual(["Tern News Agency", "vozdocais.example"]);
	await expect(desk.sources.root.getByRole("heading", { name: "Excluded · 1" })).toBeVisible();
	await expect(desk.claims.evidence.filter({ hasText: "23 people" })).toContainText("source excluded");
	const excluded = await desk.ownWork();
	expect(excluded.evidence).toEqual(evidence);
	expect(excluded.records).toContainEqual(expect.objectContaining({ kind: "exclusion", excluded: true }));
	// Its evidence cannot be read in its place until it is back.
	await desk.sources.bringBack("The Sarrow Courier");
	await expect(desk.sources.root.getByRole("heading", { name: "Excluded · 1" })).toBeHidden();
	await desk.claims.evidence.filter({ hasText: "23 people" }).click();
	await desk.paneOf("The Sarrow Courier").expectInSight("23 people");
	expect((await desk.ownWork()).evidence).toEqual(evidence);
});

test("a case is renamed in the analyst's own layer; its folder keeps its name", async ({ launch }) => {
	const desk = await startDesk(launch);
	const others = bytesBeside(desk.caseFolder, ownLayerId(desk.launched.dataFolder));
	await desk.page.getByRole("button", { name: "Ferry accident at Port Sarrow (sample)" }).click();
	const dialog = desk.page.getByRole("dialog", { name: "Rename the case" });
	await dialog.getByRole("textbox", { name: "Title" }).fill("Who counted right?");
	await dialog.getByRole("button", { name: "Rename" }).click();
	await expect(desk.page.getByRole("button", { name: "Who counted right?" })).toBeFocused();
	const own = await desk.ownWork();
	expect(own.records).toMatchObject([{ kind: "setting", name: "title", value: "Who counted right?" }]);
	expect(foldersIn(join(desk.launched.dataFolder, "cases"))).toEqual(["Sample.parallax"]);
	expect(bytesBeside(desk.caseFolder, own.id)).toEqual(others);
	await desk.page.keyboard.press("Control+Z");
	await expect(
		desk.page.getByRole("button", { name: "Ferry accident at Port Sarrow (sample)" }),
	).toBeVisible();
});

test("boilerplate is folded, looked at, and kept as part of the article when it is one", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { text } = desk.pane(1);
	const link = "READ MORE: Corvane Line cuts winter sailings to the outer islands";
	await expect(text.getByText(link, { exact: true })).toHaveCount(2);
	await expect(text.getByText(link, { exact: true }).last()).toBeHidden();
	await text.getByRole("button", { name: `Show boilerplate: ${link}` }).click();
	await expect(text.getByText(link, { exact: true })).toBeVisible();
	await text.getByRole("button", { name: `Fold boilerplate: ${link}` }).click();
	await expect(text.getByText(link, { exact: true }).last()).toBeHidden();
	// From the keyboard as well.
	await text.getByRole("button", { name: `Show boilerplate: ${link}` }).press("Enter");
	await text.getByRole("button", { name: /^Not boilerplate/ }).press("Enter");
	await expect(text.getByRole("button", { name: new RegExp(link) })).toHaveCount(0);
	await desk.pane(1).drag("cuts winter sailings");
	await desk.tag("Context");
	const own = await desk.ownWork();
	expect(own.records).toContainEqual(expect.objectContaining({ kind: "boilerplate", folded: false }));
	expect(own.evidence).toMatchObject([{ anchor: { quote: "cuts winter sailings" } }]);
	await desk.launched.close();
	const again = await startAgain(launch, desk);
	await expect(again.pane(1).text.getByText("READ MORE: Corvane Line")).toBeVisible();
});

test("a source without an outlet is called by its headline, and is found by it", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.sources.showBeside(headline);
	expect(await desk.shown()).toContain(headline);
});
