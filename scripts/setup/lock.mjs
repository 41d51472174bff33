// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atExit } from "./lifecycle.mjs";
import { codeOf } from "./problem.mjs";
import { say } from "./terminal.mjs";

/** The holder touches its lock this often, in milliseconds. */
const heartbeat = 1_000;
/** A lock seen untouched for this long has no holder, whoever has its process number now. */
const abandonedAfter = 30_000;
const pollInterval = 200;

/**
 * Does something while no other process on this machine does something under the same lock; waits
 * for its turn as long as it takes, and says so. A lock whose holder died is taken over.
 * @template T
 * @param {string} file where the lock is; its folder is made if need be
 * @param {() => Promise<T>} action must not block the event loop for half a minute
 * @returns {Promise<T>} what the action returns; its failure passes through
 */
export async function withLock(file, action) {
	mkdirSync(path.dirname(file), { recursive: true });
	await waitAndTake(file);
	const release = atExit(() => giveBack(file));
	const beats = setInterval(() => touch(file), heartbeat);
	try {
		return await action();
	} finally {
		clearInterval(beats);
		release();
	}
}

/** @param {string} file */
async function waitAndTake(file) {
	let told = false;
	let touched = 0;
	let since = performance.now();
	while (!take(file)) {
		// Our own clock measures the silence: file times and a sleeping computer cannot mislead it.
		const latest = timeOf(file);
		if (latest !== touched) since = performance.now();
		touched = latest;
		if (holderIsGone(file) || performance.now() - since > abandonedAfter) takeAway(file, touched);
		else {
			if (!told) say("Another set-up is at work; waiting for it to finish.");
			told = true;
			await sleep(pollInterval);
		}
	}
}

/**
 * Removes an abandoned lock. A second lock, held for an instant, keeps two waiting processes from
 * removing each other's new one.
 * @param {string} file
 * @param {number} touched when the lock was touched last, as far as we know
 */
function takeAway(file, touched) {
	const guard = `${file}.takeover`;
	if (!take(guard)) {
		if (holderIsGone(guard)) rmSync(guard, { force: true });
		return;
	}
	try {
		if (timeOf(file) === touched) rmSync(file, { force: true });
	} finally {
		rmSync(guard, { force: true });
	}
}

/** @param {string} file */
function take(file) {
	try {
		writeFileSync(file, String(process.pid), { flag: "wx" });
		return true;
	} catch (error) {
		if (codeOf(error) === "EEXIST") return false;
		throw error;
	}
}

/** @param {string} file */
function giveBack(file) {
	if (holderOf(file) === process.pid) rmSync(file, { force: true });
}

/** @param {string} file */
function holderIsGone(file) {
	const holder = holderOf(file);
	return holder > 0 && !isAlive(holder);
}

/**
 * @param {string} file
 * @returns {number} the holder's process number; 0 when there is no lock, or one between being
 *   made and being signed
 */
function holderOf(file) {
	try {
		return Number(readFileSync(file, "utf8"));
	} catch (error) {
		if (codeOf(error) === "ENOENT") return 0;
		throw error;
	}
}

/** @param {string} file */
function timeOf(file) {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {string} file */
function touch(file) {
	try {
		utimesSync(file, new Date(), new Date());
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
	}
}

/**
 * Whether a process runs under this number.
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, but belongs to somebody else.
		return codeOf(error) === "EPERM";
	}
}
