import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong in the window as it is now, one line for each rule and element. In high contrast it asks for the
 * contrast of WCAG AAA.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in window))) await loadAxe(page);
	const { violations } = await page.evaluate(() => {
		const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
		const isHigh = document.documentElement.dataset.contrast === "high";
		// Not among what it asks for by itself.
		return axe.run({ rules: { "color-contrast-enhanced": { enabled: isHigh } } });
	});
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary}`),
	);
}

/** Not as a script in the page, which its policy forbids; the debugger may. */
async function loadAxe(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { exceptionDetails } = await session.send("Runtime.evaluate", { expression: source });
	await session.detach();
	if (exceptionDetails) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`);
}
