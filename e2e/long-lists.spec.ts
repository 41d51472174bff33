import type { Page } from "@playwright/test";
import { expect } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { currentCase, tell } from "./pages/live.ts";
import { test } from "./pages/sample-case.ts";
import { startDesk } from "./pages/start.ts";
import { addClaimsOfTeammate, statementOfClaim } from "./pages/teammate.ts";

// Long lists draw what is near the place in sight. Nobody may notice, but by the speed.

const count = 300;

type Stage = (path: string) => string;

async function startOnManyClaims(
	launch: Parameters<typeof startDesk>[0],
	stage: Stage,
	sample: string,
): Promise<Desk> {
	const folder = stage(sample);
	addClaimsOfTeammate(folder, count);
	return startDesk(launch, { args: [folder] });
}

/** How far the claims are scrolled, in CSS pixels. */
function scrolled(page: Page): Promise<number> {
	return page.locator(".claims").evaluate((panel) => panel.scrollTop);
}

async function wheelOverClaims({ claims, page }: Desk, pixels: number): Promise<void> {
	await claims.root.hover();
	const before = await scrolled(page);
	await page.mouse.wheel(0, pixels);
	await expect.poll(() => scrolled(page)).not.toBe(before);
	// A wheel's turn is scrolled over several frames.
	let last = -1;
	await expect
		.poll(async () => {
			const [now, was] = [await scrolled(page), last];
			last = now;
			return now === was;
		})
		.toBe(true);
}

test("of many claims a few are drawn, and each says which of how many it is", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const { claims } = await startOnManyClaims(launch, stage, sampleCase);
	const all = count + 9;
	await expect(claims.root.getByText(String(all), { exact: true })).toBeVisible();
	const drawn = claims.root.locator("li[aria-setsize]");
	expect(await drawn.count()).toBeLessThan(60);
	await expect(drawn.first()).toHaveAttribute("aria-posinset", "1");
	await expect(drawn.first()).toHaveAttribute("aria-setsize", String(all));
});

test("Up and Down walk through all claims, from wherever the keyboard is", async ({
	launch,
	stage,
	sampleCase,
}) => {
	test.slow();
	const desk = await startOnManyClaims(launch, stage, sampleCase);
	const { claims, page } = desk;
	const keys = new Keyboard(page);
	await claims.statement(statementOfClaim(0)).focus();
	await keys.repeat("ArrowDown", 90);
	await expect(claims.statement(statementOfClaim(90))).toBeFocused();
	await keys.repeat("ArrowUp", 3);
	await expect(claims.statement(statementOfClaim(87))).toBeFocused();

	// Scrolled far away the claim keeps the keyboard, and the walk goes on where it was.
	await wheelOverClaims(desk, 12_000);
	await expect(claims.statement(statementOfClaim(87))).toBeFocused();
	await expect(claims.statement(statementOfClaim(87))).not.toBeInViewport();
	await keys.press("ArrowDown");
	await expect(claims.statement(statementOfClaim(88))).toBeFocused();
	await expect(claims.statement(statementOfClaim(88))).toBeInViewport();
});

test("a claim that is chosen comes into sight, however far away it is", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const desk = await startOnManyClaims(launch, stage, sampleCase);
	const { claims, page } = desk;
	const last = statementOfClaim(count - 1);
	await wheelOverClaims(desk, 100_000);
	await claims.activate(last);
	await desk.pane(1).drag("17 people");
	await desk.tag("Agrees");
	await desk.pane(2).click("Everyone who was on that ship is alive");
	await expect(claims.statement(last)).not.toBeInViewport();
	// In its middle: where the mouse went down a moment ago, a click would be the second of two.
	await desk.pane(1).text.locator("mark").filter({ hasText: "17 people" }).click();
	await expect(claims.statement(last)).toBeInViewport();
	await expect(claims.card(last)).toContainText("17 people");
	expect(await scrolled(page)).toBeGreaterThan(10_000);

	// F6 finds the chosen claim again from anywhere.
	await wheelOverClaims(desk, -100_000);
	await expect(claims.statement(last)).not.toBeInViewport();
	await page.keyboard.press("1");
	await page.keyboard.press("F6");
	await expect(claims.statement(last)).toBeFocused();
	await expect(claims.statement(last)).toBeInViewport();
});

test("what is in sight stays where it is when claims come and go above it", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const desk = await startOnManyClaims(launch, stage, sampleCase);
	const { claims, page } = desk;
	await wheelOverClaims(desk, 9_000);
	const watched = await claims.root
		.locator("li[aria-setsize]")
		.evaluateAll((cards) => cards.find((card) => card.getBoundingClientRect().top > 300)?.textContent ?? "");
	const place = () =>
		claims.root
			.locator("li[aria-setsize]")
			.evaluateAll(
				(cards, text) => cards.find((card) => card.textContent === text)?.getBoundingClientRect().top,
				watched,
			);
	const before = (await place()) ?? 0;
	const { claims: known, history } = await currentCase(desk);
	const [first, second] = known;
	const early = { ...first, createdAt: "2001-01-01T00:00:00.000Z", statement: "Two lines high. ".repeat(6) };
	for (const [changes, expected] of [
		[{ early: { ...early, id: "early" }, earlier: { ...early, id: "earlier" } }, count + 11],
		[{ early: null, [first?.id ?? ""]: null, [second?.id ?? ""]: null }, count + 8],
	] as const) {
		await tell(desk.launched.app, "caseChanged", { claims: changes as never, history });
		await expect(claims.root.getByText(String(expected), { exact: true })).toBeVisible();
		await expect.poll(async () => Math.abs(((await place()) ?? 0) - before)).toBeLessThan(2);
	}
	expect(await scrolled(page)).toBeGreaterThan(5_000);
});

test("Up and Down walk through many sources, and one of them opens", async ({ launch }) => {
	test.slow();
	const desk = await startDesk(launch);
	const { sources, page } = desk;
	const { sources: known, history } = await currentCase(desk);
	const many = Array.from({ length: 200 }, (_, number) => ({
		...known[4],
		id: `many${number}`,
		fileNames: [`many-${number}.txt`],
		metadata: { ...known[4]?.metadata, outlet: `Outlet ${number}` },
	}));
	await tell(desk.launched.app, "caseChanged", {
		sources: Object.fromEntries(many.map((source) => [source.id, source])) as never,
		history,
	});
	await expect(sources.root.getByRole("heading", { name: "Sources · 205" })).toBeVisible();
	expect(await sources.root.getByRole("listitem").count()).toBeLessThan(60);
	const keys = new Keyboard(page);
	await keys.press("F6");
	await keys.press("F6");
	await expect(sources.root.getByRole("button", { name: /^Tern News Agency/ })).toBeFocused();
	await keys.repeat("ArrowDown", 60);
	await expect(sources.root.getByRole("button", { name: /^Outlet 55/ })).toBeFocused();
	await keys.press("ArrowUp");
	await expect(sources.root.getByRole("button", { name: /^Outlet 54/ })).toBeFocused();
});

test("a claim with very many tags shows the first, and the rest when asked, by keyboard", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { claims, page } = desk;
	const fire = "There was a fire on board.";
	const { evidence, claims: known, history } = await currentCase(desk);
	const claimId = known.find(({ statement }) => statement === fire)?.id ?? "";
	const tags = Array.from({ length: 150 }, (_, number) => {
		const key = `many${number}`;
		return [key, { ...evidence[0], key, id: key, claimId }] as const;
	});
	await tell(desk.launched.app, "caseChanged", { evidence: Object.fromEntries(tags) as never, history });
	await claims.activate(fire);
	await expect(claims.card(fire)).toContainText("Show 53 more of 53");
	await expect(claims.evidence).toHaveCount(100);
	const keys = new Keyboard(page);
	await claims.evidence.last().focus();
	await keys.press("ArrowDown", "Enter");
	await expect(claims.evidence).toHaveCount(153);
	await expect(claims.evidence.nth(100)).toBeFocused();
	await keys.press("ArrowDown");
	await expect(claims.evidence.nth(101)).toBeFocused();
});
