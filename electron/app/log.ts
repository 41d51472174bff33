import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../services/ports.ts";

/** Where a log is written, how far it grows, and whose clock it uses. */
export interface LogPlace {
	readonly folder: string;
	/** Bytes after which a file is put aside. */
	readonly limit?: number;
	readonly now: () => string;
}

type Details = Readonly<Record<string, string | number | boolean>>;

const megabyte = 1024 * 1024;

/** Longest text a detail may have: codes and names fit, an article's words do not. */
const longestDetail = 120;

/**
 * The local log: `parallax.log` and two older files, a megabyte each. It holds events, codes and counts;
 * of an error its name, code and places in the program, but not its message, which may quote an article.
 * Written at once, so that the last words before a crash are there; what cannot be written is dropped.
 */
export function createLog({ folder, limit = megabyte, now }: LogPlace): Log {
	const newest = join(folder, "parallax.log");
	const older = ["parallax.1.log", "parallax.2.log"].map((name) => join(folder, name));
	function write(level: "info" | "error", event: string, details: Details): void {
		try {
			mkdirSync(folder, { recursive: true });
			const line = `${JSON.stringify({ at: now(), level, event, ...shortened(details) })}\n`;
			if (sizeOf(newest) + Buffer.byteLength(line) > limit) {
				rotate([newest, ...older]);
			}
			appendFileSync(newest, line);
		} catch {
			// A log that cannot be written must not stop the work it would have told of.
		}
	}
	return {
		info: (event, details = {}) => write("info", event, details),
		error: (event, error, details = {}) => write("error", event, { ...details, ...describe(error) }),
	};
}

/** What may be told of an error: the first line of a stack repeats the message and is left out. */
function describe(error: unknown): Details {
	if (!(error instanceof Error)) {
		return { error: typeof error };
	}
	const code = (error as NodeJS.ErrnoException).code;
	const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
	return {
		error: error.name,
		...(typeof code === "string" ? { code } : {}),
		stack: places.map(shortPlace).slice(0, 12).join(" < "),
	};
}

/**
 * A place of a stack without the way to its file, which often holds the name of the person at the machine.
 */
function shortPlace(line: string): string {
	const [, caller, file] = /^\s+at (?:(.*) \()?.*?([^/\\(]+:\d+:\d+)\)?$/.exec(line) ?? [];
	return caller === undefined ? `${file}` : `${caller} ${file}`;
}

function shortened(details: Details): Details {
	const entries = Object.entries(details).map(([name, value]) => {
		const isLong = typeof value === "string" && name !== "stack" && value.length > longestDetail;
		return [name, isLong ? `${value.slice(0, longestDetail)}…` : value] as const;
	});
	return Object.fromEntries(entries);
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Moves each file one place back; the last one falls out. */
function rotate(files: readonly string[]): void {
	for (let index = files.length - 1; index > 0; index -= 1) {
		const from = files[index - 1] ?? "";
		if (statSync(from, { throwIfNoEntry: false }) !== undefined) {
			renameSync(from, files[index] ?? "");
		}
	}
}
