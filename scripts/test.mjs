// @ts-check
import { installDependencies } from "./setup/dependencies.mjs";
import { hasDisplay } from "./setup/display.mjs";
import { Problem, runProgram } from "./setup/problem.mjs";
import { setUp } from "./setup.mjs";
import { summary } from "./test/results.mjs";
import { steps } from "./test/steps.mjs";

/** @typedef {keyof typeof steps} StepName */

// `npm test`: everything, up to the first step that fails. `npm run unit` and its like come here
// as well, with the step's name and further words for its tool: node scripts/test.mjs unit shared/merge
await runProgram(async () => {
	const [name, ...words] = process.argv.slice(2);
	const chosen = name === undefined ? all() : withItsBuild(nameOfStep(name));
	await installDependencies();
	if (chosen.includes("e2e")) {
		// As root the tests run the application as another user, who is not let onto root's display.
		await setUp({ virtualDisplay: !hasDisplay() || process.getuid?.() === 0 });
	}
	/** @type {import("./test/results.mjs").Results[]} */
	const results = [];
	let status = 0;
	for (const step of chosen) {
		const { title, run, results: resultsOf } = steps[step];
		headline(title);
		status = await run(step === name ? words : []);
		if (resultsOf) results.push(resultsOf());
		if (status !== 0) {
			process.stdout.write(`\nStopped: "${title}" failed with status ${status}.\n`);
			break;
		}
	}
	if (results.length > 0 || name === undefined) process.stdout.write(`\n${summary(results).join("\n")}\n`);
	return status;
});

/**
 * @param {StepName} step
 * @returns {StepName[]}
 */
function withItsBuild(step) {
	return step === "e2e" ? ["build", step] : [step];
}

/** @returns {StepName[]} */
function all() {
	return /** @type {StepName[]} */ (Object.keys(steps));
}

/**
 * @param {string} name
 * @returns {StepName}
 */
function nameOfStep(name) {
	const found = all().find((step) => step === name);
	if (!found) throw new Problem(`There is no step "${name}"; there are ${all().join(", ")}.`);
	return found;
}

/** @param {string} title */
function headline(title) {
	process.stdout.write(`\n${title}\n${"=".repeat(title.length)}\n`);
}
