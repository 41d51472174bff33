// @ts-check
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder } from "../../scripts/setup/places.mjs";
import { Problem } from "../../scripts/setup/problem.mjs";
import { Application } from "./application.mjs";

/** The example articles beside the checkout, which are not everywhere. */
const corpus = path.join(projectFolder, "..", "shared", "corpus");

/**
 * One kind of start.
 * @typedef {object} Variant
 * @property {string} name
 * @property {string} main the application's main script
 * @property {readonly string[]} args
 * @property {string | null} template the data folder to begin with; null for an empty one
 * @property {boolean} opensCase whether a case must be open in the end, as a check
 */

/**
 * The least that an Electron application can be.
 * @type {Variant}
 */
export const floor = {
	name: "floor",
	main: fileURLToPath(new URL("floor/main.mjs", import.meta.url)),
	args: [],
	template: null,
	opensCase: false,
};

/**
 * Parallax's welcome screen, as at the very first start.
 * @param {string} main
 * @returns {Variant}
 */
export function welcome(main) {
	return { name: "welcome screen", main, args: ["--welcome"], template: null, opensCase: false };
}

/**
 * Parallax with the sample case, which is made here and not when it is measured.
 * @param {import("./ground.mjs").Ground} ground
 * @param {string} main
 * @returns {Promise<Variant>}
 */
export async function sampleCase(ground, main) {
	const template = await makeTemplate(ground, main, "sample", ["--sample"]);
	return { name: "sample case", main, args: ["--sample"], template, opensCase: true };
}

/**
 * Parallax with a case of the corpus articles, made here.
 * @param {import("./ground.mjs").Ground} ground
 * @param {string} main
 * @returns {Promise<Variant | null>} null where there is no corpus
 */
export async function corpusCase(ground, main) {
	if (!existsSync(corpus)) return null;
	const articles = readdirSync(corpus).filter((name) => name.endsWith(".txt"));
	const paths = articles.map((name) => path.join(corpus, name));
	const template = await makeTemplate(ground, main, "corpus", paths);
	const [made = ""] = readdirSync(path.join(template, "cases"));
	const args = [path.join(ground.data, "cases", made)];
	return { name: "corpus case", main, args, template, opensCase: true };
}

/**
 * Lays a fresh data folder for a start.
 * @param {import("./ground.mjs").Ground} ground
 * @param {Variant} variant
 */
export function layData({ data }, { template }) {
	rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	if (template) cpSync(template, data, { recursive: true });
}

/**
 * The data folder after a first start: the case is made and the analyst has a name, but Chromium
 * knows nothing yet.
 * @param {import("./ground.mjs").Ground} ground
 * @param {string} main
 * @param {string} name
 * @param {readonly string[]} args
 */
async function makeTemplate(ground, main, name, args) {
	const template = path.join(ground.folder, `data-${name}`);
	rmSync(ground.data, { recursive: true, force: true });
	const application = new Application({ ...ground, main, args });
	await application.shown();
	const { page } = await application.ask(firstVisitCode);
	if (page !== true) throw new Problem(`The case "${name}" could not be made: ${JSON.stringify(page)}.`);
	await application.quit();
	for (const passing of ["chromium", "logs"]) rmSync(path.join(ground.data, passing), { recursive: true });
	cpSync(ground.data, template, { recursive: true });
	return template;
}

/** Code that tells whether a case is open. */
export const caseIsOpenCode = `parallax.requests["cases.current"]({}).then((text) => Boolean(JSON.parse(text).value))`;

/** Names the analyst and waits for the case that was asked for. */
const firstVisitCode = `parallax.requests["app.setAnalyst"]({ name: "Bench" }).then(() => ${caseIsOpenCode})`;
