import { resolve } from "node:path";
import { failure, type Result, success } from "../../shared/result.ts";

/** What the command line asks of a start. */
export interface StartArguments {
	/** Cases, articles and folders to open, absolute. */
	readonly paths: readonly string[];
	/** Opens the sample case, also in a packaged program. */
	readonly sample: boolean;
	/** Stays on the welcome screen, also in an unpackaged program. */
	readonly welcome: boolean;
	/** File to write a picture of the window to, absolute; the program quits afterwards. */
	readonly screenshot: string | null;
	readonly theme: "light" | "dark" | null;
	/** Size of the page in CSS pixels, instead of the remembered one; pictures always have one. */
	readonly size: Size | null;
	/** Developer tools in a packaged program. */
	readonly devTools: boolean;
}

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** How the program was started: packaged programs have no application folder among their arguments. */
export interface StartPlace {
	readonly packaged: boolean;
	/** Folder that relative paths start from. */
	readonly folder: string;
}

/**
 * CSS pixels of a picture, unless another size is asked for: the same picture whatever the window's last
 * size.
 */
const pictureSize: Size = { width: 1440, height: 900 };

/**
 * Reads `process.argv`. Flags that are not ours are Chromium's, Node's or Electron's and pass unread;
 * a wrong value for one of ours is a failure with a sentence.
 */
export function parseArguments(argv: readonly string[], place: StartPlace): Result<StartArguments> {
	const { flags, words } = separate(argv.slice(1));
	const theme = flags.get("theme") ?? null;
	if (theme !== null && theme !== "light" && theme !== "dark") {
		return failure("invalid-request", `--theme=${theme} is not known; use --theme=light or --theme=dark.`);
	}
	const size = flags.has("size") ? parseSize(flags.get("size") ?? "") : null;
	if (flags.has("size") && size === null) {
		return failure(
			"invalid-request",
			"--size needs a width and a height up to 10000, for instance --size=1440x900.",
		);
	}
	if (flags.has("screenshot") && !flags.get("screenshot")) {
		return failure(
			"invalid-request",
			"--screenshot needs the file to write, for instance --screenshot=parallax.png.",
		);
	}
	const screenshot = flags.get("screenshot");
	return success({
		paths: (place.packaged ? words : words.slice(1)).map((word) => resolve(place.folder, word)),
		sample: flags.has("sample"),
		welcome: flags.has("welcome"),
		screenshot: screenshot === undefined ? null : resolve(place.folder, screenshot),
		theme,
		size: size ?? (screenshot === undefined ? null : pictureSize),
		devTools: flags.has("dev-tools"),
	});
}

/**
 * What a start shows first: the paths if there are any, else the sample while developing, else the welcome
 * screen.
 */
export function firstView(start: StartArguments, packaged: boolean): "paths" | "sample" | "welcome" {
	if (start.paths.length > 0) {
		return "paths";
	}
	return start.sample || (!packaged && !start.welcome) ? "sample" : "welcome";
}

function separate(values: readonly string[]): { flags: Map<string, string>; words: string[] } {
	const flags = new Map<string, string>();
	const words: string[] = [];
	for (let index = 0; index < values.length; index += 1) {
		const value = values[index] ?? "";
		if (value === "--") {
			words.push(...values.slice(index + 1));
			break;
		}
		if (value === "-r" || value === "--require") {
			// Node's preloading, which Playwright uses: the module after it is not a path to open.
			index += 1;
		} else if (value.startsWith("-")) {
			const [name = "", ...rest] = value.replace(/^-+/, "").split("=");
			flags.set(name, rest.join("="));
		} else if (value !== "") {
			words.push(value);
		}
	}
	return { flags, words };
}

function parseSize(text: string): Size | null {
	const [, width = 0, height = 0] = (/^(\d{1,5})x(\d{1,5})$/.exec(text) ?? []).map(Number);
	return width > 0 && height > 0 && width <= 10_000 && height <= 10_000 ? { width, height } : null;
}
