import { writeFile } from "node:fs/promises";
import type { WebContents } from "electron";
import { failure, type Result, success } from "../../shared/result.ts";

/** How long a window may take to settle. */
const patience = 15_000;

/** A JavaScript world of our own in the page, so that nothing in the page can answer for it. */
const ownWorld = 4001;

/**
 * Runs in the page: waits until it says that nothing is pending, its fonts are there, what is drawn only in quiet
 * moments is drawn, and two more frames are painted.
 */
const untilSettled = `(async () => {
	while (document.documentElement.dataset.ready !== "true") {
		await new Promise((resume) => setTimeout(resume, 25));
	}
	await document.fonts.ready;
	await new Promise((resume) => setTimeout(resume, 300));
	for (let frame = 0; frame < 2; frame += 1) {
		await new Promise((resume) => requestAnimationFrame(resume));
	}
	return "settled";
})()`;

/** Writes a picture of the page to a PNG file, once `loaded` and settled. */
export async function takeScreenshot(
	contents: WebContents,
	file: string,
	loaded: Promise<unknown>,
): Promise<Result<null>> {
	await loaded;
	const state = await Promise.race([
		contents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: untilSettled }]),
		new Promise((resume) => setTimeout(resume, patience, "late")),
	]);
	if (state !== "settled") {
		return failure(
			"internal",
			`The window was not ready within ${patience / 1000} seconds, so no picture was taken.`,
		);
	}
	const image = await contents.capturePage();
	if (image.isEmpty()) {
		return failure("internal", "The window gave an empty picture; is it hidden, or without a display?");
	}
	try {
		await writeFile(file, image.toPNG());
		return success(null);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
		return failure("disk", `The picture could not be written to ${file} (${code}).`);
	}
}
