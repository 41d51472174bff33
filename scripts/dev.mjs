// @ts-check
import { forgetBuild } from "./build/build.mjs";
import { runProgram } from "./setup/problem.mjs";
import { tool } from "./setup/programs.mjs";
import { setUp } from "./setup.mjs";
import { applicationArguments } from "./start/arguments.mjs";
import { launch } from "./start/launch.mjs";
import { requireSandbox } from "./start/sandbox.mjs";
import { surroundings } from "./start/surroundings.mjs";

// `npm run dev [-- PATH…]`: the application with its window served by Vite, reloading as one types.
await runProgram(async () => {
	const words = applicationArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
	const { executable } = await setUp();
	const { flags, onVirtualDisplay } = surroundings();
	requireSandbox(executable, [...flags, ...words]);
	forgetBuild();
	return launch(process.execPath, [tool("electron-vite"), "dev", "--watch", "--", ...flags, ...words], {
		onVirtualDisplay,
		env: { ELECTRON_EXEC_PATH: executable },
	});
});
