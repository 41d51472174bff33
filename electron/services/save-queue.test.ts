import { expect, test } from "vitest";
import type { SaveStatus } from "../../shared/ipc/views.ts";
import { applyChange, type Change } from "../../shared/model/change.ts";
import { newClaim, titleCase } from "../../shared/model/edits.ts";
import { emptyLayer, type Layer } from "../../shared/model/layer.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { ada, layerOf } from "../testing/case.ts";
import { SaveQueue } from "./save-queue.ts";

/** Something asked of the disk that the test lets succeed or fail. */
interface Request {
	readonly what: string;
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

/** Time for everything that waits for a request, and nothing else: there are no timers here. */
function turn(): Promise<void> {
	return new Promise((done) => setImmediate(done));
}

/** A queue over a layer in memory, whose journal and files wait for the test. */
function desk({ finishing = null as number | null } = {}) {
	let layer: Layer = emptyLayer(layerOf(ada), ada.analyst, ada.device, "2026-03-01T10:00:00.000Z");
	const requests: Request[] = [];
	const told: SaveStatus[] = [];
	const saved: number[] = [];
	let onStatus = (_status: SaveStatus): void => {};
	function ask<T>(what: string, value: T): Promise<T> {
		return new Promise((resolve, reject) => {
			const settled = (act: () => void) => {
				act();
				return turn();
			};
			requests.push({
				what,
				succeed: () => settled(() => resolve(value)),
				fail: (error) => settled(() => reject(error)),
			});
		});
	}
	const queue = new SaveQueue({
		layer: () => layer,
		log: (changes) => ask(`journal ${changes.map(({ seq }) => seq).join(" ")}`, finishing),
		write: ({ upTo }, path) => ask(`${path} up to ${upTo}`, undefined),
		onStatus: (status) => {
			told.push(status);
			onStatus(status);
		},
		keysOf: ({ edits }) => edits.map(({ after }) => (after.kind === "claim" ? after.id : after.kind)),
	});
	function act(edit: Change["edits"][number], extraFiles: readonly string[] = []): void {
		const change: Change = { seq: layer.upTo + 1, action: "a", label: "", at: editing.now, edits: [edit] };
		layer = applyChange(layer, change);
		void queue.add(change, extraFiles).then(() => saved.push(change.seq));
	}
	let next = 0;
	return {
		queue,
		told,
		saved,
		/** A change of `claims/<xx>.json`. */
		claim: (id: string, extraFiles?: string[]) =>
			act(newClaim({ ...editing, newId: () => id.padEnd(16, "a") }, ""), extraFiles),
		/** A change of `settings.json`. */
		rename: (title: string) => act(titleCase(editing, title)),
		whenTold: (listener: (status: SaveStatus) => void) => {
			onStatus = listener;
		},
		/** The oldest request that the test has not answered. */
		next: (): Request => {
			const request = requests[next++];
			if (!request) throw new Error("Nothing is asked of the disk.");
			return request;
		},
		/** Lets everything succeed that is asked, and what is asked then. */
		succeed: async () => {
			for (let request = requests[next]; request; request = requests[next]) {
				next++;
				await request.succeed();
			}
		},
		asked: () => requests.map(({ what }) => what),
	};
}

test("F11 a change goes to the journal first, then to its files together, and only then is it saved", async () => {
	const { claim, next, asked, queue, saved } = desk();
	claim("one", ["layer.json"]);
	expect(asked()).toEqual(["journal 1"]);
	await next().succeed();
	expect(asked().slice(1)).toEqual(["layer.json up to 1", "claims/on.json up to 1"]);
	await next().succeed();
	expect(queue.status).toEqual({ state: "saving", changes: 1 });
	expect(saved).toEqual([]);
	await next().succeed();
	expect(queue.status).toEqual({ state: "saved" });
	expect(saved).toEqual([1]);
});

test("F11 nothing reaches a file that the journal does not have", async () => {
	const { claim, rename, next, asked, succeed, queue } = desk();
	claim("one");
	rename("made while the journal is written");
	await next().succeed();
	expect(asked()).toEqual(["journal 1", "claims/on.json up to 1"]);
	await succeed();
	expect(asked().slice(2)).toEqual(["journal 2", "settings.json up to 2"]);
	expect(queue.status).toEqual({ state: "saved" });
});

test("F11 “saved” is said only once the last file is written", async () => {
	const { claim, rename, succeed, told, queue } = desk();
	expect(queue.status).toEqual({ state: "saved" });
	claim("one");
	rename("two");
	expect(told).toEqual([
		{ state: "saving", changes: 1 },
		{ state: "saving", changes: 2 },
	]);
	await succeed();
	expect(told.slice(2)).toEqual([{ state: "saved" }]);
});

test("F11 a burst is one write of the journal and one of each file, and everybody hears of their own change", async () => {
	const { claim, rename, succeed, asked, queue, saved } = desk();
	rename("first");
	for (let index = 0; index < 50; index++) claim("one");
	expect(queue.status).toEqual({ state: "saving", changes: 51 });
	await succeed();
	const rest = Array.from({ length: 50 }, (_, index) => index + 2);
	expect(asked()).toEqual([
		"journal 1",
		"settings.json up to 1",
		`journal ${rest.join(" ")}`,
		"claims/on.json up to 51",
	]);
	expect(saved).toEqual([1, ...rest]);
});

test("F11 a segment that is finished is copied like any other file", async () => {
	const { claim, succeed, asked, queue } = desk({ finishing: 7 });
	claim("one");
	await succeed();
	expect(asked()).toEqual(["journal 1", "claims/on.json up to 1", "history/000007.jsonl up to 1"]);
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 what the disk refuses stays, with the reason and what is unsaved; the journal keeps it; retrying writes all of it", async () => {
	const { claim, rename, next, asked, queue, told, succeed, saved } = desk();
	claim("one");
	rename("two");
	await next().succeed();
	await next().fail(noSpace);
	await next().succeed();
	// The other file is tried as well: one bad file holds nothing else up.
	await next().fail(noSpace);
	const failed = {
		state: "failed",
		changes: 2,
		reason: "The disk is full. Free some space, then try again.",
		unsaved: ["oneaaaaaaaaaaaaa", "setting"],
		kept: true,
	};
	expect(queue.status).toEqual(failed);
	expect(told.at(-1)).toEqual(failed);
	const retried = queue.retry();
	expect(queue.status).toEqual({ state: "saving", changes: 2 });
	await turn();
	await succeed();
	expect(await retried).toEqual({ state: "saved" });
	expect(asked().slice(-2)).toEqual(["claims/on.json up to 2", "settings.json up to 2"]);
	expect(saved).toEqual([1, 2]);
});

test("F13 a journal that is refused holds up every file, loses nothing, and takes all in order later", async () => {
	const { claim, rename, next, asked, queue, succeed } = desk();
	claim("one");
	rename("two");
	await next().fail(noSpace);
	expect(asked()).toEqual(["journal 1"]);
	expect(queue.status).toMatchObject({ state: "failed", changes: 2, kept: false });
	expect(queue.unlogged.map(({ seq }) => seq)).toEqual([1, 2]);
	claim("one");
	await turn();
	await succeed();
	expect(asked().slice(1)).toEqual(["journal 1 2 3", "claims/on.json up to 3", "settings.json up to 3"]);
	expect(queue.unlogged).toEqual([]);
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 F15 a broken file of one's own is named, left as it is, and holds up no other file", async () => {
	const { claim, rename, next, queue, succeed } = desk();
	claim("one");
	rename("two");
	await next().succeed();
	await next().fail(new UnreadableFile("claims/on.json is not whole JSON.", "broken-file"));
	await next().succeed();
	expect(queue.status).toEqual({ state: "saving", changes: 2 });
	await succeed();
	expect(queue.status).toEqual({
		state: "failed",
		changes: 1,
		reason: "claims/on.json is not whole JSON. It was left as it is.",
		unsaved: ["oneaaaaaaaaaaaaa"],
		kept: true,
	});
});

test("F12 files that are behind are written as the layer is now, without a change of their own", async () => {
	const { rename, succeed, asked, queue } = desk();
	rename("one");
	await succeed();
	void queue.rewrite(["claims/on.json"]);
	await turn();
	await succeed();
	expect(asked().slice(2)).toEqual(["claims/on.json up to 1"]);
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 flushing waits for what is being written, and tries once more what fails meanwhile", async () => {
	const { claim, next, queue, asked } = desk();
	await queue.flush();
	claim("one");
	await next().succeed();
	let flushed = false;
	const flushing = queue.flush().then(() => {
		flushed = true;
	});
	await next().fail(noSpace);
	expect(flushed).toBe(false);
	await next().fail(noSpace);
	await flushing;
	expect(queue.status.state).toBe("failed");
	expect(asked()).toHaveLength(3);
});

test("F13 flushing ends once changes made meanwhile are written, too", async () => {
	const { claim, rename, succeed, queue } = desk();
	claim("one");
	const flushing = queue.flush();
	rename("two");
	await succeed();
	await flushing;
	expect(queue.status).toEqual({ state: "saved" });
});

test("F13 a change made at the very moment when “saved” is said is not forgotten", async () => {
	const { claim, rename, succeed, asked, queue, whenTold } = desk();
	whenTold(({ state }) => {
		if (state !== "saved" || asked().length > 2) return;
		rename("at that moment");
	});
	claim("one");
	await succeed();
	expect(asked().slice(2)).toEqual(["journal 2", "settings.json up to 2"]);
	expect(queue.status).toEqual({ state: "saved" });
});

test("a bug in writing is no refusal of the disk: it is not swallowed", async () => {
	const { claim, next, queue } = desk();
	const bugs: unknown[] = [];
	const listen = (reason: unknown) => bugs.push(reason);
	const others = process.listeners("unhandledRejection");
	process.removeAllListeners("unhandledRejection");
	process.on("unhandledRejection", listen);
	try {
		claim("one");
		await next().succeed();
		await next().fail(new TypeError("x is not a function"));
		expect(bugs).toEqual([new TypeError("x is not a function")]);
		expect(queue.status).toEqual({ state: "saving", changes: 1 });
	} finally {
		process.removeListener("unhandledRejection", listen);
		for (const other of others) process.on("unhandledRejection", other);
	}
});
