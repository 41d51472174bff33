import { clearGround, layGround } from "./ground.ts";

/** Playwright's global set-up: lays the ground for the run and returns what clears it away. */
export function beginRun(): () => void {
	const ground = layGround();
	if (!ground.sandboxed) {
		process.stderr.write(
			"This machine forbids Chromium's sandbox to every user, so the tests run without it.\n",
		);
	}
	return () => clearGround(ground);
}

// biome-ignore lint/style/noDefaultExport: that is how Playwright takes a global set-up
export default beginRun;
