// @ts-check
import { readdirSync, readFileSync } from "node:fs";

/**
 * The memory of a process and everything it has started, shared pages counted once (PSS).
 * @param {number} root process number
 * @returns {number | null} bytes; null where the system does not tell
 */
export function proportionalMemory(root) {
	if (process.platform !== "linux") return null;
	try {
		return sum(treeOf(root, parents()).map(proportionalSize));
	} catch {
		// Forbidden for a process of another user or a sandboxed one: then there is no such sum.
		return null;
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

/** @returns {Map<number, number>} of every process on this machine its parent */
function parents() {
	const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	return new Map(numbers.map((name) => [Number(name), parentOf(name)]));
}

/** @param {string} name */
function parentOf(name) {
	try {
		// The program's name stands in brackets and may itself hold brackets and spaces.
		return Number(/\) \S (\d+) [^)]*$/.exec(readFileSync(`/proc/${name}/stat`, "utf8"))?.[1] ?? 0);
	} catch {
		// It has ended since the folder was listed.
		return 0;
	}
}

/** @param {number} pid */
function proportionalSize(pid) {
	const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
	return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]) * 1024;
}

/** @param {readonly number[]} values */
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}
