// @ts-check
import { expect, test } from "vitest";
import { chromiumFlags } from "./chromium-flags.mjs";

test("an ordinary desktop needs nothing", () => {
	expect(chromiumFlags({ isRoot: false, hasDisplay: true, sharedMemory: 8e9 })).toEqual({
		flags: [],
		sentences: [],
	});
	expect(chromiumFlags({ isRoot: false, hasDisplay: true, sharedMemory: null }).flags).toEqual([]);
});

test("without a sandbox only for root, and never silently", () => {
	const { flags, sentences } = chromiumFlags({ isRoot: true, hasDisplay: true, sharedMemory: 8e9 });
	expect(flags).toEqual(["--no-sandbox"]);
	expect(sentences.join()).toContain("--no-sandbox");
});

test("a container without a display and with little shared memory", () => {
	const { flags } = chromiumFlags({ isRoot: false, hasDisplay: false, sharedMemory: 64_000_000 });
	expect(flags).toEqual(["--disable-gpu", "--disable-dev-shm-usage"]);
});
