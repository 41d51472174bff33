// @ts-check
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { recordKey, recordsOf } from "../../shared/model/layer.ts";
import { openAsAnalyst, personOf } from "./people.mjs";

/** Milliseconds that a program works before it is killed, at least and at most. */
const shortest = 20;
const longest = 300;

/**
 * @typedef {object} Kills
 * @property {number} kills
 * @property {number} changes of which a killed program had said that the disk has them
 * @property {readonly string[]} missing names of records that were not there when the case was opened again
 * @property {readonly string[]} notices sentences on files that were not whole
 */

/**
 * Lets a program change a case as fast as it can, kills it, and looks for all that it had acknowledged.
 * That nothing is lost is proven by tests and by `npm run torture`; these few kills belong to the figures of this run.
 *
 * @param {import("./ground.mjs").Place} place
 * @param {string} program
 * @param {number} kills
 * @returns {Promise<Kills>}
 */
export async function measureKills(place, program, kills) {
	const person = await personOf(place);
	const words = [program, place.folder, place.dataFolder, JSON.stringify(person)];
	/** @type {Map<string, number>} */
	const saved = new Map();
	let changes = 0;
	/** @type {Set<string>} */
	const missing = new Set();
	/** @type {Set<string>} */
	const notices = new Set();
	for (let kill = 0; kill < kills; kill += 1) {
		const lines = await sayingsOf(words, shortest + ((longest - shortest) * kill) / kills);
		for (const line of lines) {
			const [word, ...told] = line.split(" ");
			if (word !== "saved") continue;
			changes += 1;
			for (let index = 0; index < told.length; index += 3)
				saved.set(told[index] ?? "", Math.max(saved.get(told[index] ?? "") ?? 0, Number(told[index + 1])));
		}
		const session = await openAsAnalyst(place);
		await session.flush();
		// Of an import that nobody was told of there may be the original, without its text.
		for (const { file, problem } of session.notices)
			if (!file.endsWith("/source.json")) notices.add(problem.message);
		const own = session.layers.find(({ id }) => id === session.layerId);
		const present = new Map(
			[...(own ? recordsOf(own) : [])].map((record) => [recordKey(record), record.version[0]]),
		);
		for (const [key, n] of saved) if ((present.get(key) ?? 0) < n) missing.add(key);
		await session.close();
	}
	return { kills, changes, missing: [...missing], notices: [...notices] };
}

/**
 * What a program had said, in whole lines, when it was killed so many milliseconds after it had opened the case.
 * @param {readonly string[]} words
 * @param {number} milliseconds
 * @returns {Promise<string[]>}
 */
async function sayingsOf(words, milliseconds) {
	const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
	let said = "";
	/** @type {Promise<void>} */
	const opened = new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("exit", () => reject(new Error("The program ended before it was killed.")));
		child.stdout.setEncoding("utf8").on("data", (text) => {
			said += text;
			if (said.includes("\n")) resolve();
		});
	});
	/** @type {Promise<void>} */
	const ended = new Promise((resolve) => {
		child.on("close", () => resolve());
	});
	await opened;
	await sleep(milliseconds);
	child.kill("SIGKILL");
	// What it had said lies in the pipe and is read to its end.
	await ended;
	return said.split("\n").slice(0, -1);
}
