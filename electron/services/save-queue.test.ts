import { expect, test } from "vitest";
import type { SaveStatus } from "../../shared/ipc/views.ts";
import { applyChange, type Change } from "../../shared/model/change.ts";
import { newClaim, titleCase } from "../../shared/model/edits.ts";
import { emptyLayer, type Layer } from "../../shared/model/layer.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { ada, layerOf } from "../testing/case.ts";
import { SaveQueue } from "./save-queue.ts";

/** One write that the test lets succeed or fail. */
interface Write {
	readonly path: string;
	readonly upTo: number;
	readonly succeed: () => Promise<void>;
	readonly fail: (error: Error) => Promise<void>;
}

const editing = {
	layerId: layerOf(ada),
	now: "2026-03-01T10:00:00.000Z",
	newId: () => "",
	current: () => undefined,
};
const noSpace = Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });

/** A queue over a layer in memory, whose writes wait for the test. */
function desk() {
	let layer: Layer = emptyLayer(layerOf(ada), ada.analyst, ada.device, "2026-03-01T10:00:00.000Z");
	const writes: Write[] = [];
	const told: SaveStatus[] = [];
	let onStatus = (_status: SaveStatus): void => {};
	const queue = new SaveQueue({
		layer: () => layer,
		write: ({ upTo }, path) =>
			new Promise<void>((resolve, reject) => {
				const settle = (act: () => void) => {
					act();
					// Time for everything that waits for this write, and nothing else: there are no timers here.
					return new Promise<void>((done) => setImmediate(done));
				};
				writes.push({
					path,
					upTo,
					succeed: () => settle(resolve),
					fail: (error) => settle(() => reject(error)),
				});
			}),
		onStatus: (status) => {
			told.push(status);
			onStatus(status);
		},
		keysOf: ({ edits }) => edits.map(({ after }) => (after.kind === "claim" ? after.id : after.kind)),
	});
	function act(edit: Change["edits"][number], extraFiles: readonly string[] = []): void {
		const change: Change = { seq: layer.upTo + 1, action: "a", label: "", at: editing.now, edits: [edit] };
		layer = applyChange(layer, change);
		queue.add(change, extraFiles);
	}
	return {
		queue,
		writes,
		told,
		/** A change of `claims/<xx>.json`. */
		claim: (id: string, extraFiles?: string[]) =>
			act(newClaim({ ...editing, newId: () => id.padEnd(16, "a") }, ""), extraFiles),
		/** A change of `settings.json`. */
		rename: (title: string) => act(titleCase(editing, title)),
		whenTold: (listener: (status: SaveStatus) => void) => {
			onStatus = listener;
		},
		last: (): Write => {
			const write = writes.at(-1);
			if (!write) throw new Error("Nothing is being written.");
			return write;
		},
		paths: () => writes.map(({ path, upTo }) => `${path} up to ${upTo}`),
	};
}

test("F13 changes are written in the order in which they were made, one file at a time", async () => {
	const { claim, rename, last, paths, queue } = desk();
	claim("one", ["layer.json"]);
	rename("two");
	claim("zwo");
	expect(paths()).toEqual(["layer.json up to 1"]);
	for (let count = 2; count <= 4; count++) {
		await last().succeed();
		expect(paths()).toHaveLength(count);
	}
	expect(paths()).toEqual([
		"layer.json up to 1",
		"claims/on.json up to 3",
		"settings.json up to 3",
		"claims/zw.json up to 3",
	]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saved" });
	expect(paths()).toHaveLength(4);
});

test("F11 “saved” is said only once the last write is over", async () => {
	const { claim, rename, last, told, queue } = desk();
	expect(queue.status).toEqual({ state: "saved" });
	claim("one");
	rename("two");
	expect(told).toEqual([
		{ state: "saving", changes: 1 },
		{ state: "saving", changes: 2 },
	]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saving", changes: 1 });
	expect(told.some(({ state }) => state === "saved")).toBe(false);
	await last().succeed();
	expect(told.at(-1)).toEqual({ state: "saved" });
	expect(told.filter(({ state }) => state === "saved")).toHaveLength(1);
});

test("F11 many changes of a file that waits are written once, all of them", async () => {
	const { claim, rename, last, paths, queue } = desk();
	rename("first");
	for (let index = 0; index < 50; index++) claim("one");
	expect(queue.status).toEqual({ state: "saving", changes: 51 });
	await last().succeed();
	expect(paths()).toEqual(["settings.json up to 1", "claims/on.json up to 51"]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saved" });
});

test("F11 a change that arrives while its file is being written is written again", async () => {
	const { claim, last, paths, queue } = desk();
	claim("one");
	claim("one");
	expect(paths()).toEqual(["claims/on.json up to 1"]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saving", changes: 1 });
	expect(paths()).toEqual(["claims/on.json up to 1", "claims/on.json up to 2"]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saved" });
});

test("F11 a change of two files is saved when both are written", async () => {
	const { claim, last, queue } = desk();
	claim("one", ["layer.json"]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saving", changes: 1 });
	await last().succeed();
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 what the disk refuses stays, with the reason and what is unsaved; retrying writes all of it", async () => {
	const { claim, rename, last, paths, queue, told } = desk();
	claim("one");
	rename("two");
	claim("one");
	await last().fail(noSpace);
	// The other file is tried as well: one bad file holds nothing else up.
	await last().fail(noSpace);
	const failed = {
		state: "failed",
		changes: 3,
		reason: "The disk is full. Free some space, then try again.",
		unsaved: ["oneaaaaaaaaaaaaa", "setting"],
	};
	expect(queue.status).toEqual(failed);
	expect(told.at(-1)).toEqual(failed);
	const retried = queue.retry();
	expect(queue.status).toEqual({ state: "saving", changes: 3 });
	await last().succeed();
	await last().succeed();
	expect(await retried).toEqual({ state: "saved" });
	expect(paths().slice(-2)).toEqual(["claims/on.json up to 3", "settings.json up to 3"]);
});

test("F13 a further change tries again what was refused before it", async () => {
	const { claim, rename, last, paths, queue } = desk();
	claim("one");
	await last().fail(noSpace);
	expect(queue.status).toMatchObject({ state: "failed", changes: 1 });
	rename("two");
	expect(queue.status).toEqual({ state: "saving", changes: 2 });
	await last().succeed();
	await last().succeed();
	expect(paths()).toEqual(["claims/on.json up to 1", "claims/on.json up to 2", "settings.json up to 2"]);
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 F15 a broken file of one's own is named, left as it is, and holds up no other file", async () => {
	const { claim, rename, last, queue } = desk();
	claim("one");
	rename("two");
	await last().fail(new UnreadableFile("claims/on.json is not whole JSON."));
	expect(queue.status).toEqual({ state: "saving", changes: 2 });
	expect(last().path).toBe("settings.json");
	await last().succeed();
	expect(queue.status).toEqual({
		state: "failed",
		changes: 1,
		reason: "claims/on.json is not whole JSON. It was left as it is.",
		unsaved: ["oneaaaaaaaaaaaaa"],
	});
});

test("F13 flushing waits for what is being written, and tries once more what fails meanwhile", async () => {
	const { claim, last, queue, paths } = desk();
	await queue.flush();
	claim("one");
	let flushed = false;
	const flushing = queue.flush().then(() => {
		flushed = true;
	});
	await last().fail(noSpace);
	expect(flushed).toBe(false);
	await last().fail(noSpace);
	await flushing;
	expect(queue.status.state).toBe("failed");
	expect(paths()).toHaveLength(2);
});

test("F13 flushing ends once changes made meanwhile are written, too", async () => {
	const { claim, rename, last, queue } = desk();
	claim("one");
	const flushing = queue.flush();
	rename("two");
	await last().succeed();
	await last().succeed();
	await flushing;
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 a change made at the very moment when “saved” or “failed” is said is not forgotten", async () => {
	const { claim, rename, last, paths, queue, whenTold } = desk();
	whenTold(({ state }) => {
		if (state !== "saved" || paths().length > 1) return;
		rename("at that moment");
	});
	claim("one");
	await last().succeed();
	expect(paths()).toEqual(["claims/on.json up to 1", "settings.json up to 2"]);
	await last().succeed();
	expect(queue.status).toEqual({ state: "saved" });
});

test("a bug in writing is no refusal of the disk: it is not swallowed", async () => {
	const { claim, last, queue } = desk();
	const bugs: unknown[] = [];
	const listen = (reason: unknown) => bugs.push(reason);
	const others = process.listeners("unhandledRejection");
	process.removeAllListeners("unhandledRejection");
	process.on("unhandledRejection", listen);
	try {
		claim("one");
		await last().fail(new TypeError("x is not a function"));
		expect(bugs).toEqual([new TypeError("x is not a function")]);
		expect(queue.status).toEqual({ state: "saving", changes: 1 });
	} finally {
		process.removeListener("unhandledRejection", listen);
		for (const other of others) process.on("unhandledRejection", other);
	}
});
