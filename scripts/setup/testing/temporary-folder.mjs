// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/**
 * A folder for the running test, gone when it ends.
 * @returns {string}
 */
export function temporaryFolder() {
	const folder = mkdtempSync(path.join(os.tmpdir(), "parallax-test-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
