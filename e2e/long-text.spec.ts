import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../scripts/setup/places.mjs";
import { lanesOf } from "../shared/anchor/lanes.ts";
import type { EvidenceView } from "../shared/ipc/views.ts";
import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { drawnInSight, focusedWords } from "./pages/drawn-evidence.ts";
import { currentCase } from "./pages/live.ts";
import { startDesk } from "./pages/start.ts";

// A text as long as a book with ten thousand tags: only what is near the screen is drawn and laid out. Nobody may
// notice, but by the speed.

const lines = 5;

/** Starts on a case of one text of 100,000 words and 10,000 tags of a teammate. */
async function startOnLongText(
	launch: Parameters<typeof startDesk>[0],
	stage: (path: string) => string,
): Promise<Desk> {
	const home = mkdtempSync(join(tmpdir(), "parallax-long-text-"));
	const folder = join(home, "Long text.parallax");
	const size = ["--sources", "1", "--analysts", "1", "--claims", "40", "--words", "100000"];
	const program = join(projectFolder, "bench", "large-case", "run.mjs");
	execFileSync(process.execPath, [program, "--out", folder, "--evidence", "10200", ...size]);
	const staged = stage(folder);
	rmSync(home, { recursive: true });
	const desk = await startDesk(launch, { args: [staged] });
	await expect(desk.counts).toContainText(/^10\d{3} spans/);
	return desk;
}

async function allEvidence(desk: Desk): Promise<EvidenceView[]> {
	const { evidence } = await currentCase(desk);
	return [...evidence].sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1));
}

/** What each character of a paragraph should show: the lines under it, and whether there are more spans. */
function expected(
	evidence: readonly EvidenceView[],
	lanes: ReadonlyMap<EvidenceView, number>,
	{ start, text }: { readonly start: number; readonly text: string },
): string[] {
	const near = evidence.filter((item) => item.start < start + text.length && item.end > start);
	return Array.from(text, () => "").map((_, place) => {
		const on = near.filter((item) => item.start <= start + place && start + place < item.end);
		const lined = on.filter((item) => (lanes.get(item) ?? 0) < lines);
		const shown = lined.map((item) => `${(lanes.get(item) ?? 0) + 1}${item.stance}`).sort();
		return on.length === 0 ? "" : `${shown.join(" ")}${lined.length < on.length ? " more" : ""}`;
	});
}

/** Holds that the paragraphs in sight show exactly the evidence on them. */
async function expectDrawnAsTagged(desk: Desk, evidence: readonly EvidenceView[]): Promise<void> {
	const lanes = lanesOf(evidence);
	const starts = await paragraphStarts(desk);
	await expect(async () => {
		const drawn = await drawnInSight(desk.pane(1));
		expect(drawn.length).toBeGreaterThan(1);
		for (const { text, marks } of drawn) {
			const seen = Array.from(text, () => "").map((_, place) => {
				const mark = marks.find(({ start, end }) => start <= place && place < end);
				return mark ? `${mark.lanes}${mark.crowded ? " more" : ""}` : "";
			});
			expect(seen).toEqual(expected(evidence, lanes, { start: starts.get(text) ?? -1, text }));
		}
	}).toPass();
}

/** Where each paragraph starts in the text, by its words, which are all different. */
async function paragraphStarts(desk: Desk): Promise<Map<string, number>> {
	let offset = 0;
	const article = await desk.pane(1).article();
	return new Map(
		article.split("\n").map((text) => {
			const here = offset;
			offset += text.length + 1;
			return [text, here];
		}),
	);
}

/** Holds that a key led to this evidence: its words have the focus, a third down what is in sight. */
async function expectLandedOn(desk: Desk, evidence: EvidenceView | undefined): Promise<void> {
	const focused = await focusedWords(desk.page);
	expect(focused?.words).toBe(evidence?.quote);
	expect(Math.abs((focused?.top ?? 0) - (focused?.height ?? 0) / 3)).toBeLessThanOrEqual(2);
}

test("in a text of 100,000 words and 10,000 tags keys land exactly, and what is in sight shows its tags", async ({
	launch,
	stage,
}) => {
	test.slow();
	const desk = await startOnLongText(launch, stage);
	const { page } = desk;
	const evidence = await allEvidence(desk);
	expect(evidence.length).toBeGreaterThan(10_000);
	await expectDrawnAsTagged(desk, evidence);
	expect(await desk.pane(1).text.locator("mark").count()).toBeLessThan(1_000);

	// Far down, where nothing has been laid out yet.
	await desk.pane(1).wheel(120_000);
	await expect.poll(() => desk.pane(1).scrolled()).toBeGreaterThan(100_000);
	await expectDrawnAsTagged(desk, evidence);
	const [, , paragraph] = await drawnInSight(desk.pane(1));
	await desk.pane(1).click(paragraph?.text.slice(0, 60) ?? "");
	await page.keyboard.press("j");
	const landed = await focusedWords(page);
	let here = evidence.findIndex(({ quote }) => quote === landed?.words);
	expect(here).toBeGreaterThan(1_000);
	await expectLandedOn(desk, evidence[here]);
	for (const key of ["j", "j", "j", "k", "k", "k", "k", "k"]) {
		await page.keyboard.press(key);
		here += key === "j" ? 1 : -1;
		await expectLandedOn(desk, evidence[here]);
	}
	await expectDrawnAsTagged(desk, evidence);

	// Over the end and the beginning, the longest jump there is.
	await page.keyboard.press("Control+Home");
	await page.keyboard.press("k");
	expect((await focusedWords(page))?.words).toBe(evidence.at(-1)?.quote);
	await expectDrawnAsTagged(desk, evidence);
	await page.keyboard.press("j");
	expect((await focusedWords(page))?.words).toBe(evidence[0]?.quote);
	await expectDrawnAsTagged(desk, evidence);
});

test("everything can be selected and copied, also what has never been on screen", async ({
	launch,
	stage,
}) => {
	test.slow();
	const desk = await startOnLongText(launch, stage);
	const article = await desk.pane(1).article();
	await desk.pane(1).text.focus();
	await desk.page.keyboard.press("Control+a");
	await expect(desk.toolbar).toBeVisible();
	await desk.page.keyboard.press("Control+c");
	const copied = await desk.launched.app.evaluate(({ clipboard }) => clipboard.readText());
	const words = copied.replace(/\s+/g, " ");
	expect(words).toContain(article.slice(0, 400).replace(/\s+/g, " "));
	expect(words).toContain(article.slice(-400).replace(/\s+/g, " "));
	expect(words.length).toBeGreaterThanOrEqual(article.replace(/\s+/g, " ").length);
});
