// @ts-check
import { expect, test } from "vitest";
import { fileMemory, treeOf } from "./process-memory.mjs";

/**
 * @param {string} head
 * @param {number} resident
 * @param {number} written
 */
const mapping = (head, resident, written) =>
	`${head}\nSize: 900 kB\nRss: ${resident} kB\nPss: 1 kB\nAnonymous: ${written} kB\nVmFlags: rd mr mw me\n`;

test("a tree holds what was started by what was started", () => {
	const parentOf = new Map([
		[2, 1],
		[3, 2],
		[4, 3],
		[5, 1],
	]);
	expect(treeOf(2, parentOf)).toEqual([2, 3, 4]);
});

test("a file's pages count once, written ones not, and shared memory is no file", () => {
	const program = "00400000-00500000 r-xp 00001000 08:01 77                         /opt/app (new)/electron";
	const elsewhere =
		"10400000-10500000 r-xp 00001000 08:01 77                         /opt/app (new)/electron";
	const shared = "20000000-20010000 rw-s 00000000 00:01 99                         /dev/shm/.org.chromium.x";
	const heap = "30000000-30010000 rw-p 00000000 00:00 0                          [heap]";
	const first = mapping(program, 100, 20) + mapping(shared, 50, 0) + mapping(heap, 30, 30);
	const second = mapping(elsewhere, 60, 0);
	expect(fileMemory([first, second])).toBe(80 * 1024);
});
