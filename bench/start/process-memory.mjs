// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { codeOf } from "../../scripts/setup/problem.mjs";

/**
 * The memory of a process and everything it has started, pages that they share counted once.
 *
 * That is almost the sum of their PSS. But the kernel also splits the pages of program files with
 * other people's Electrons, so that our sum would fall with each that happens to run elsewhere on
 * the machine; here these pages count as if ours were alone.
 * @param {number} root process number
 * @returns {number | null} bytes; null where the system does not tell
 */
export function memoryOfTree(root) {
	if (process.platform !== "linux") return null;
	try {
		const tree = treeOf(root, parents()).map(describe);
		return sum(tree.map(privateMemory)) + fileMemory(tree.map(({ smaps }) => smaps));
	} catch (error) {
		// A sandboxed process, or one of another user: then there is no such sum.
		if (codeOf(error) === "EACCES" || codeOf(error) === "EPERM") return null;
		throw error;
	}
}

/**
 * The processes of a tree.
 * @param {number} root
 * @param {ReadonlyMap<number, number>} parentOf
 * @returns {number[]} the root first
 */
export function treeOf(root, parentOf) {
	const children = [...parentOf].filter(([, parent]) => parent === root).map(([child]) => child);
	return [root, ...children.flatMap((child) => treeOf(child, parentOf))];
}

/**
 * What some processes have in memory of files: each part of a file once, as large as the process
 * with most of it has it.
 * @param {readonly string[]} listings of each process its /proc/PID/smaps
 * @returns {number} bytes
 */
export function fileMemory(listings) {
	/** @type {Map<string, number>} */
	const largest = new Map();
	for (const [part, size] of listings.flatMap(partsOfFiles))
		largest.set(part, Math.max(size, largest.get(part) ?? 0));
	return sum([...largest.values()]);
}

/**
 * @param {string} listing
 * @returns {[string, number][]} of each mapped part of a file its name and how many of its bytes are in memory
 */
function partsOfFiles(listing) {
	// Address, rights, place in the file, device, inode, path; shared memory has a path but is no file.
	const parts = listing.matchAll(
		/^[\da-f]+-[\da-f]+ \S+ ([\da-f]+) \S+ ([1-9]\d*) +(?!\/dev\/shm|\/memfd|\/SYSV)(\S.*)\n((?:[A-Z].*\n)*)/gm,
	);
	return [...parts].map(([, place, inode, , fields = ""]) => [
		`${inode} ${place}`,
		// Pages that were written to are no longer the file's.
		field(fields, "Rss") - field(fields, "Anonymous"),
	]);
}

/**
 * What belongs to no file: pages written to, and memory shared within the tree.
 * @param {{ rollup: string }} process
 */
function privateMemory({ rollup }) {
	return rollup === "" ? 0 : field(rollup, "Pss_Anon") + field(rollup, "Pss_Shmem");
}

/** @param {number} pid */
function describe(pid) {
	return { rollup: readProc(pid, "smaps_rollup"), smaps: readProc(pid, "smaps") };
}

/**
 * @param {string} fields lines like "Rss:    12 kB"
 * @param {string} name
 * @returns {number} bytes
 */
function field(fields, name) {
	return Number(new RegExp(`^${name}: +(\\d+) kB$`, "m").exec(fields)?.[1]) * 1024;
}

/** @returns {Map<number, number>} of every process on this machine its parent */
function parents() {
	const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	return new Map(numbers.map((name) => [Number(name), parentOf(Number(name))]));
}

/** @param {number} pid */
function parentOf(pid) {
	// The program's name stands in brackets and may itself hold brackets and spaces.
	return Number(/\) \S (\d+) [^)]*$/.exec(readProc(pid, "stat"))?.[1] ?? 0);
}

/**
 * @param {number} pid
 * @param {string} name
 * @returns {string} empty when the process has ended meanwhile
 */
function readProc(pid, name) {
	try {
		return readFileSync(`/proc/${pid}/${name}`, "utf8");
	} catch (error) {
		if (["ENOENT", "ESRCH"].includes(codeOf(error) ?? "")) return "";
		throw error;
	}
}

/** @param {readonly number[]} values */
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}
