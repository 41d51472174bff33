import { test as base, type ElectronApplication, type Page } from "@playwright/test";
import { corpusMissing, sharedCorpus } from "./corpus.ts";
import { type Launched, type LaunchOptions, launchParallax } from "./launch.ts";
import { makeWorkplace, type Workplace } from "./workplace.ts";

export interface Options {
	/** How `parallax` (and so `app` and `page`) is started: `test.use({ startOptions: { args: […] } })`. */
	startOptions: LaunchOptions;
	/** Problems that all tests of a file provoke on purpose: `test.use({ allowedProblems: [/…/] })`. */
	allowedProblems: readonly RegExp[];
}

export interface Fixtures {
	/** Starts an application, as often as needed; all are closed at the end of the test. */
	launch: (options?: LaunchOptions) => Promise<Launched>;
	/** One started application. */
	parallax: Launched;
	app: ElectronApplication;
	page: Page;
	/** Copies a file or folder to where the application may read and change it; returns the copy's path. */
	stage: (path: string) => string;
	/** Lets problems pass whose text matches: for tests that provoke them. */
	allowProblem: (pattern: RegExp) => void;
}

export interface Internal {
	workplace: Workplace;
	allowed: RegExp[];
}

/**
 * A test with the real application. It fails when something went wrong in the application that the
 * test did not allow: an error in a page or the main process, a violation of the Content Security
 * Policy, an error in the log.
 */
export const test = base.extend<Options & Fixtures & Internal>({
	startOptions: [{}, { option: true }],
	allowedProblems: [[], { option: true }],
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter
	workplace: async ({}, use) => {
		const workplace = makeWorkplace();
		await use(workplace);
		workplace.remove();
	},
	allowed: async ({ allowedProblems }, use) => use([...allowedProblems]),
	allowProblem: async ({ allowed }, use) => use((pattern) => void allowed.push(pattern)),
	stage: async ({ workplace }, use) => use((path) => workplace.stage(path)),
	launch: async ({ workplace, allowed }, use, info) => {
		const launched: Launched[] = [];
		await use(async (options) => {
			const one = await launchParallax(workplace, options);
			launched.push(one);
			return one;
		});
		for (const one of launched) await one.close();
		const output = launched.map((one) => one.output()).join("\n");
		if (info.status !== info.expectedStatus)
			await info.attach("output of the main process", { body: output });
		const problems = launched.flatMap((one) => one.problems());
		const unexpected = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
		if (unexpected.length > 0)
			throw new Error(`Something went wrong in the application:\n${unexpected.join("\n")}`);
	},
	parallax: async ({ launch, startOptions }, use) => use(await launch(startOptions)),
	app: async ({ parallax }, use) => use(parallax.app),
	page: async ({ parallax }, use) => use(parallax.page),
});

export const expect = base.expect;

/** A {@link test} with the example articles' folder, skipped where they are not. */
export const corpusTest = test.extend<{ corpus: string }>({
	// biome-ignore lint/correctness/noEmptyPattern: as above
	corpus: async ({}, use, info) => {
		const folder = sharedCorpus();
		info.skip(folder === null, corpusMissing);
		await use(folder ?? "");
	},
});
