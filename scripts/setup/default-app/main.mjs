// @ts-check
// What `electron FOLDER …` does in an official release: start the application in a folder. The
// fallback runtime comes without this part, so this module is packed into it as its
// resources/default_app.asar. It is an ES module because Electron holds its `ready` event back until
// the main module is loaded, and that includes the application awaited here: loaded later, it could
// no longer register its privileged schemes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

requireFirst();

const folder = process.argv.slice(1).find((argument) => !argument.startsWith("-"));

if (folder === undefined) {
	process.stderr.write("Which application? Start me as: electron FOLDER [arguments]\n");
	app.exit(2);
} else {
	try {
		await start(path.resolve(folder));
	} catch (error) {
		process.stderr.write(`App threw an error during load\n${error instanceof Error ? error.stack : error}\n`);
		app.exit(1);
	}
}

/** As in an official release, `-r MODULE` loads a module before the application: drivers of tests need it. */
function requireFirst() {
	const at = process.argv.indexOf("-r");
	if (at < 0) return;
	const [, module] = process.argv.splice(at, 2);
	if (module !== undefined) createRequire(import.meta.url)(path.resolve(module));
}

/** @param {string} applicationFolder */
async function start(applicationFolder) {
	const description = JSON.parse(readFileSync(path.join(applicationFolder, "package.json"), "utf8"));
	Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
	app.setName(description.productName ?? description.name);
	// These two are for exactly this use and therefore not among Electron's public types.
	const internal =
		/** @type {import("electron").App & { setAppPath(path: string): void, setVersion(version: string): void }} */ (
			app
		);
	internal.setAppPath(applicationFolder);
	internal.setVersion(description.version);
	await import(pathToFileURL(path.join(applicationFolder, description.main)).href);
}
