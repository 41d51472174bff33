import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { App } from "electron";
import { z } from "../../shared/schema/validator.ts";
import type { StartArguments } from "./arguments.ts";

/** Why a start ends before it began. */
export interface Refusal {
	/** The program's exit status. */
	readonly status: number;
	readonly sentence: string;
}

/**
 * Makes the data folder this start's own, or tells why it cannot be. Everything Chromium writes goes into
 * it, and Electron's lock is tied to that: so there is one instance per data folder, and tests with folders
 * of their own run side by side. A start that comes second hands its paths to the first.
 */
export function claimDataFolder(app: App, dataFolder: string, start: StartArguments): Refusal | null {
	const chromium = join(dataFolder, "chromium");
	try {
		mkdirSync(chromium, { recursive: true });
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
		const sentence = `The folder ${dataFolder} cannot be written (${code}). Set PARALLAX_DATA to one that can.`;
		return { status: 1, sentence };
	}
	app.setPath("userData", chromium);
	app.setPath("sessionData", chromium);
	app.setPath("crashDumps", join(chromium, "crashes"));
	if (app.requestSingleInstanceLock({ paths: start.screenshot === null ? start.paths : [] })) {
		return null;
	}
	return start.screenshot === null
		? { status: 0, sentence: "Parallax is already running; it shows what was asked for." }
		: {
				status: 1,
				sentence: "Parallax is already running: quit it first, or set PARALLAX_DATA to another folder.",
			};
}

const handedOver = z.strictObject({ paths: z.array(z.string()).max(1_000) });

/** Paths of later starts, kept until somebody opens them. */
export interface LaterStarts {
	/** Opens what has come so far, and what comes from now on. */
	openWith(open: (paths: readonly string[]) => void): void;
}

/**
 * Listens for later starts, and for what macOS is asked to open with us, which it may tell before `ready`.
 */
export function listenForLaterStarts(app: App): LaterStarts {
	const waiting: (readonly string[])[] = [];
	let deliver = (paths: readonly string[]): void => {
		waiting.push(paths);
	};
	app.on("second-instance", (_event, _argv, _folder, data) => {
		const parsed = handedOver.safeParse(data);
		deliver(parsed.success ? parsed.data.paths : []);
	});
	app.on("open-file", (event, path) => {
		event.preventDefault();
		deliver([path]);
	});
	return {
		openWith(open) {
			deliver = open;
			waiting.splice(0).forEach(open);
		},
	};
}
