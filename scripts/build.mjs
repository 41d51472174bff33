// @ts-check
import { build } from "./build/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { runProgram } from "./setup/problem.mjs";

// `npm run build`. It needs no Electron.
await runProgram(async () => {
	await installDependencies();
	await build();
});
