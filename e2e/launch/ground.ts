import {
	chmodSync,
	copyFileSync,
	cpSync,
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { hasDisplay, virtualDisplay } from "../../scripts/setup/display.mjs";
import { isAlive } from "../../scripts/setup/lock.mjs";
import { projectFolder } from "../../scripts/setup/places.mjs";
import { findRuntime } from "../../scripts/setup.mjs";
import { chromiumFlags, sharedMemorySize } from "../../scripts/start/chromium-flags.mjs";
import { allowsNamespaces } from "../../scripts/start/sandbox.mjs";
import { asUser, changesUser } from "./user.ts";

/** What all tests of one run stand on. */
export interface Ground {
	/** The run's temporary folder; everything a test leaves on disk is below it. */
	readonly folder: string;
	/** What Playwright starts: Electron, or a script that starts it as another user or on a virtual display. */
	readonly executable: string;
	/** The built application's folder. */
	readonly application: string;
	/** Playwright's own module for the main process, where every user can read it. */
	readonly loader: string;
	/** For Chromium, before the application's folder. */
	readonly flags: readonly string[];
	/** Whether Chromium's sandbox is at work. False only where the machine forbids it to everybody. */
	readonly sandboxed: boolean;
}

const prefix = "parallax-e2e-";
const ownerFile = "owner";
const variable = "PARALLAX_E2E_GROUND";

/** Lays the ground for a run. The built application must be there; says what to do where it is not. */
export function layGround(): Ground {
	if (!existsSync(join(projectFolder, "out", "main", "main.js"))) {
		throw new Error('The application is not built; run "npm run e2e", or "npm run build" first.');
	}
	// The system's folder for all users: a private one could not be entered by another.
	const parent = changesUser ? "/tmp" : tmpdir();
	sweep(parent);
	const folder = mkdtempSync(join(parent, prefix));
	writeFileSync(join(folder, ownerFile), String(process.pid));
	const runtime = findRuntime().executable;
	const sandboxed = process.platform !== "linux" || allowsNamespaces(asUser);
	const ground: Ground = {
		folder,
		sandboxed,
		executable: executableFor(changesUser ? publicRuntime(runtime, folder) : runtime, folder),
		loader: publicLoader(folder),
		application: changesUser ? publicApplication(folder) : projectFolder,
		flags: chromiumFlags({ isRoot: !sandboxed, hasDisplay: !isHidden, sharedMemory: sharedMemorySize() })
			.flags,
	};
	process.env[variable] = JSON.stringify(ground);
	return ground;
}

/** The ground that the run's beginning laid. */
export function ground(): Ground {
	const laid = process.env[variable];
	if (laid === undefined)
		throw new Error("The launcher works inside a Playwright run only (its global set-up is missing).");
	return JSON.parse(laid);
}

/** Removes everything that the run has left on disk. */
export function clearGround({ folder }: Ground): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Windows go to a display that nobody sees. Root's display, if there is one, lets no other user in. */
const isHidden = changesUser || !hasDisplay();

function executableFor(runtime: string, folder: string): string {
	if (!isHidden) return runtime;
	const script = join(folder, "electron.sh");
	// xvfb-run inside setpriv: the display accepts only the user who began it.
	const quoted = (words: readonly string[]) =>
		words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
	// Two that look for a free display at the same moment could find the same one.
	const display = `${quoted(virtualDisplay())} "--server-num=$((99 + 100 * \${TEST_PARALLEL_INDEX:-0}))"`;
	const command = `${quoted(asUser)} ${display} ${quoted([runtime])}`;
	writeFileSync(script, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
	return script;
}

/** Electron where every user can start it: root's cache folder is closed to others. */
function publicRuntime(executable: string, folder: string): string {
	const from = dirname(executable);
	const to = join(folder, "runtime");
	linkTree(from, to);
	chmodSync(folder, 0o755);
	return join(to, relative(from, executable));
}

/**
 * Holds `ready` back until Playwright is attached. Playwright loads it by itself only where it also finds
 * Electron by itself; without it, a launch on a busy machine now and then waits for ever (5 of 40 here).
 */
function publicLoader(folder: string): string {
	const playwright = dirname(createRequire(import.meta.url).resolve("playwright-core/package.json"));
	const loader = join(folder, "playwright-loader.cjs");
	copyFileSync(join(playwright, "lib", "server", "electron", "loader.js"), loader);
	chmodSync(loader, 0o644);
	return loader;
}

/** What the built application consists of, readable to every user. */
function publicApplication(folder: string): string {
	const application = join(folder, "application");
	for (const part of ["package.json", "out", "resources"]) {
		const from = join(projectFolder, part);
		if (existsSync(from)) cpSync(from, join(application, part), { recursive: true });
	}
	makeReadable(application);
	return application;
}

/** Hard links instead of copies: no time, no space. */
function linkTree(from: string, to: string): void {
	mkdirSync(to, { mode: 0o755 });
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) linkTree(source, target);
		else {
			try {
				linkSync(source, target);
			} catch {
				// On another file system; a copy serves as well.
				copyFileSync(source, target);
			}
		}
	}
	makeReadable(to);
}

function makeReadable(path: string): void {
	const { mode } = statSync(path);
	const isFolder = statSync(path).isDirectory();
	const readable = mode | 0o444 | (isFolder || mode & 0o100 ? 0o111 : 0);
	if (readable !== mode) chmodSync(path, readable);
	if (isFolder) for (const name of readdirSync(path)) makeReadable(join(path, name));
}

/** Removes the ground of runs that were killed. */
function sweep(parent: string): void {
	for (const name of readdirSync(parent)) {
		const owner = join(parent, name, ownerFile);
		if (!name.startsWith(prefix) || !existsSync(owner)) continue;
		if (!isAlive(Number(readFileSync(owner, "utf8"))))
			rmSync(join(parent, name), { recursive: true, force: true });
	}
}
