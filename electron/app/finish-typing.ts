import type { WebContents } from "electron";

/** Milliseconds that a page may take; one that hangs must not hold back quitting. */
const patience = 1_000;

/** A JavaScript world of our own in the page, so that nothing in the page can answer for it. */
const ownWorld = 4002;

/**
 * Runs in the page: leaves the field that is being typed in, which hands its words over, and lets the
 * message that carries them go out before it answers.
 */
const leaveField = `(async () => {
	document.activeElement?.blur();
	await new Promise((resume) => setTimeout(resume, 50));
})()`;

/** Makes what is being typed part of the case, before the case is closed. A page that is gone or hangs is left alone. */
export async function finishTyping(contents: WebContents | null): Promise<void> {
	if (contents === null || contents.isDestroyed() || contents.isCrashed()) return;
	await Promise.race([
		contents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: leaveField }]),
		new Promise((resume) => setTimeout(resume, patience)),
	]).catch(() => {
		// The page went away meanwhile: there is nothing left to hand over.
	});
}
