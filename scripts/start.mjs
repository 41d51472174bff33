// @ts-check
import { build } from "./build/build.mjs";
import { projectFolder } from "./setup/places.mjs";
import { runProgram } from "./setup/problem.mjs";
import { setUp } from "./setup.mjs";
import { applicationArguments } from "./start/arguments.mjs";
import { launch } from "./start/launch.mjs";
import { requireSandbox } from "./start/sandbox.mjs";
import { surroundings } from "./start/surroundings.mjs";

// `npm start [-- PATH…] [--screenshot FILE] [other flags]`: set up, build and run the application.
await runProgram(async () => {
	// npm runs scripts in the project's folder and tells here where the user stands.
	const words = applicationArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
	const { executable } = await setUp();
	await build();
	const { flags, onVirtualDisplay } = surroundings();
	requireSandbox(executable, [...flags, ...words]);
	return launch(executable, [...flags, projectFolder, ...words], { onVirtualDisplay });
});
