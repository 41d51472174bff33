import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { accessibilityProblems } from "./axe.ts";
import { expect } from "./launch/test.ts";
import { giveAway } from "./launch/user.ts";
import { ownLayerId, readCase } from "./pages/case-on-disk.ts";
import type { Desk } from "./pages/desk.ts";
import { test } from "./pages/sample-case.ts";
import { answerName, startAgain, startDesk } from "./pages/start.ts";

/** What a sync engine does, without one: copies somebody's layer from one copy of a case to another. */
function carry(from: string, to: string, layerId: string): void {
	cpSync(join(from, "layers", layerId), join(to, "layers", layerId), { recursive: true });
	giveAway(to);
}

function layerOf(desk: Desk): string {
	return ownLayerId(desk.launched.dataFolder);
}

function quotesOf(folder: string, layerId: string): string[] {
	const layer = readCase(folder).layers.find(({ id }) => id === layerId);
	return (layer?.evidence ?? []).map(({ anchor }) => anchor.quote).sort();
}

async function notices(page: Page, button: RegExp): Promise<string> {
	await page.getByRole("button", { name: button }).click();
	const dialog = page.getByRole("dialog");
	const text = await dialog.innerText();
	expect(await accessibilityProblems(page)).toEqual([]);
	await page.keyboard.press("Escape");
	await expect(dialog).toBeHidden();
	return text;
}

test("M2 what a teammate tags in a shared folder shows in the other window by itself, and disturbs nothing", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	const ada = await startDesk(launch, { args: [folder], name: "Ada" });
	const ben = await startDesk(launch, { args: [folder], name: "Ben" });
	await expect(ben.counts).toContainText("30 spans");
	await ben.pane(2).drag("23 people");
	await ada.pane(1).drag("17 people");
	await ada.tag("Agrees");
	await ada.saved();
	await expect(ben.counts).toContainText("31 spans · 10 claims");
	await expect(ben.page.getByRole("list", { name: "Analysts" }).getByRole("listitem")).toHaveCount(3);
	// The words that Ben has selected are still selected.
	await ben.tag("Conflicts");
	await ben.saved();
	expect(quotesOf(folder, layerOf(ben))).toEqual(["23 people"]);
	await expect(ada.counts).toContainText("32 spans");
});

test("F12 an old copy that a sync engine puts back loses nothing: it is put right, with a note", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	const desk = await startDesk(launch, { args: [folder], name: "Ada" });
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await desk.saved();
	const own = join(folder, "layers", layerOf(desk));
	const old = `${folder}.old`;
	cpSync(own, old, { recursive: true });
	await desk.pane(1).drag("outer breakwater");
	await desk.tag("Context");
	await desk.saved();
	// While the window is open.
	cpSync(old, own, { recursive: true });
	giveAway(folder);
	await expect(desk.page.getByRole("button", { name: /note/ })).toBeVisible();
	await desk.saved();
	await expect.poll(() => quotesOf(folder, layerOf(desk))).toEqual(["17 people", "outer breakwater"]);
	expect(await notices(desk.page, /note/)).toContain("put right from this computer's journal");
	// While it is closed.
	await desk.launched.close();
	rmSync(own, { recursive: true });
	renameSync(old, own);
	giveAway(folder);
	const again = await startAgain(launch, desk, [folder]);
	await expect(again.counts).toContainText("32 spans");
	await again.saved();
	await expect.poll(() => quotesOf(folder, layerOf(desk))).toEqual(["17 people", "outer breakwater"]);
	await expect(again.page.getByRole("button", { name: /note/ })).toBeVisible();
	// What was done before is undone as if nothing had happened.
	await again.page.getByRole("button", { name: "Undo" }).click();
	await expect(again.counts).toContainText("31 spans");
});

test("F15 a teammate's file that arrives half keeps what it last held, is named, and heals", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	const desk = await startDesk(launch, { args: [folder], name: "Ada" });
	const [sample] = readCase(folder).layers;
	const [tag] = sample?.evidence ?? [];
	const file = join(folder, "layers", sample?.id ?? "", "evidence", `${tag?.sourceId}.json`);
	const whole = readFileSync(file, "utf8");
	writeFileSync(file, whole.slice(0, whole.length / 2));
	const button = desk.page.getByRole("button", { name: /1 file needs a look/ });
	await expect(button).toBeVisible();
	await expect(desk.counts).toContainText("30 spans");
	expect(await notices(desk.page, /needs a look/)).toMatch(
		/is not whole JSON: something is wrong on line \d+/,
	);
	writeFileSync(file, whole);
	await expect(button).toBeHidden();
	await expect(desk.counts).toContainText("30 spans");
});

test("F8 a claim worded by two at the same time shows one wording and offers the other, by keyboard", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const [adas, bens] = [stage(sampleCase), stage(sampleCase)];
	const ada = await startDesk(launch, { args: [adas], name: "Ada" });
	const ben = await startDesk(launch, { args: [bens], name: "Ben" });
	const [claim] = readCase(adas).layers[0]?.claims ?? [];
	const statement = claim?.statement ?? "";
	for (const [desk, words] of [
		[ada, "Ada's wording of it"],
		[ben, "Ben's wording of it"],
	] as const) {
		await desk.claims.activate(statement);
		await desk.claims.statement(statement).press("F2");
		await desk.claims.field.fill(words);
		await desk.claims.field.press("Enter");
	}
	await ada.saved();
	await ben.saved();
	carry(bens, adas, layerOf(ben));
	carry(adas, bens, layerOf(ada));
	// Both see the same one, and both are offered the other.
	const offers = (desk: Desk) =>
		desk.page.getByRole("region", { name: "Worded differently at the same time" }).getByRole("button");
	await expect(offers(ada)).toHaveCount(2);
	await expect(offers(ben)).toHaveCount(2);
	const shown = await ada.claims.root
		.getByRole("button", { name: /wording of it$/ })
		.first()
		.innerText();
	await expect(ben.claims.statement(shown)).toBeVisible();
	expect(await accessibilityProblems(ada.page)).toEqual([]);
	const other = shown.startsWith("Ada") ? "Ben's wording of it" : "Ada's wording of it";
	await offers(ada).first().focus();
	await ada.page.keyboard.press("Enter");
	await expect(ada.claims.statement(other)).toBeVisible();
	await expect(offers(ada)).toHaveCount(0);
	await ada.saved();
	carry(adas, bens, layerOf(ada));
	await expect(ben.claims.statement(other)).toBeVisible();
	await expect(offers(ben)).toHaveCount(0);
});

test("F5 on a second computer a person says which analyst they are, once, and their tags are theirs", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	const desk = await startDesk(launch, { args: [folder], name: "Ada" });
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await desk.saved();
	await desk.launched.close();

	const second = await launch({ args: ["--size=1440x900", folder] });
	await answerName(second, "Ada");
	const question = second.page.getByRole("dialog", { name: "Which analyst are you?" });
	await expect(question).toContainText("1 tag, made on");
	expect(await accessibilityProblems(second.page)).toEqual([]);
	await question.getByRole("button", { name: /I am this Ada/ }).focus();
	await second.page.keyboard.press("Enter");
	await expect(question).toBeHidden();
	const deleting = second.page.getByRole("button", { name: /^Delete the tag “17 people/ });
	await second.page.getByRole("button", { name: "17 people", exact: true }).click();
	await deleting.click();
	await expect(second.page.getByRole("contentinfo")).toContainText("30 spans");
	await second.close();
	const third = await launch({ args: ["--size=1440x900", folder], dataFolder: second.dataFolder });
	await expect(third.page.getByRole("contentinfo")).toContainText("30 spans");
	await expect(third.page.getByRole("dialog")).toHaveCount(0);
});
