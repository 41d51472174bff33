import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { failure, success } from "../../shared/result.ts";
import { standingClock } from "../testing/backups.ts";
import { ada, addSource, emptyCase, openAs, save, tag, unwrap } from "../testing/case.ts";
import { recordingEmit, recordingLog } from "../testing/fakes.ts";
import { filesIn, fingerprints, temporaryFolder } from "../testing/folder.ts";
import { type AutomaticBackupOptions, AutomaticBackups } from "./automatic-backups.ts";
import { Backups } from "./backups.ts";

const caseId = "caseaaaaaaaaaaaa";

/** An open case with a tag, and what backs it up by itself. */
async function begin(options: Partial<AutomaticBackupOptions> = {}) {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42.");
	const session = await openAs(folder, ada);
	tag(session, source, "The ferry");
	await save(session);
	const clock = standingClock();
	const data = await temporaryFolder();
	const backups = new Backups(data, clock.now);
	const { emit, told } = recordingEmit();
	const { log, lines } = recordingLog();
	const automatic = new AutomaticBackups({ backups, world: clock, log, emit, quiet: 0, ...options });
	const reasons = async () => unwrap(await backups.list(caseId)).backups.map(({ reason }) => reason);
	return { folder, source, session, clock, data, backups, automatic, told, lines, reasons };
}

test("B6 closing a case backs it up if anything has changed, and not otherwise", async () => {
	const { session, source, automatic, reasons, clock, told, lines } = await begin();
	await automatic.closing(session);
	expect(await reasons()).toEqual(["the case was closed"]);
	clock.goOn(1);
	await automatic.closing(session);
	expect(await reasons()).toHaveLength(1);
	tag(session, source, "17:42");
	await save(session);
	clock.goOn(1);
	await automatic.closing(session);
	expect(await reasons()).toHaveLength(2);
	expect([told, lines]).toEqual([[], []]);
});

test("B6 a while after opening a case is backed up when the latest backup is older than a day", async () => {
	const { session, source, automatic, reasons, clock } = await begin();
	automatic.opened(session);
	await expect.poll(reasons).toEqual(["a day had passed"]);
	tag(session, source, "17:42");
	await save(session);
	clock.goOn(23);
	const pruned = vi.spyOn(Backups.prototype, "prune");
	automatic.opened(session);
	await expect.poll(() => pruned.mock.results.length).toBe(1);
	await pruned.mock.results[0]?.value;
	expect(await reasons()).toHaveLength(1);
	clock.goOn(2);
	automatic.opened(session);
	await expect.poll(reasons).toHaveLength(2);
	vi.restoreAllMocks();
});

test("B3 B6 what closing leaves to be removed is removed after opening", async () => {
	const { folder, session, automatic, reasons, clock } = await begin();
	for (let count = 0; count < 14; count++) {
		clock.goOn(0.1);
		await writeFile(join(folder, "notes.txt"), `text ${count}`);
		await automatic.closing(session);
	}
	expect(await reasons()).toHaveLength(14);
	automatic.opened(session);
	await expect.poll(reasons).toHaveLength(10);
});

test("B6 a case that is closed again at once is not backed up in the background", async () => {
	const asked: string[] = [];
	const backups: AutomaticBackupOptions["backups"] = {
		latest: async () => null,
		prune: async () => success(null),
		backUp: async ({ reason }) => {
			asked.push(reason);
			return success({ caseId, made: null });
		},
	};
	const { session, automatic } = await begin({ backups, quiet: 30 });
	automatic.opened(session);
	await automatic.closing(session);
	await new Promise((resume) => setTimeout(resume, 100));
	expect(asked).toEqual(["the case was closed"]);
});

test("B6 a backup that hangs does not keep a case from closing, and is ended", async () => {
	let signal: AbortSignal | undefined;
	const backups: AutomaticBackupOptions["backups"] = {
		latest: async () => null,
		prune: async () => success(null),
		backUp: (request) => {
			signal = request.signal;
			return new Promise(() => {});
		},
	};
	const { session, automatic, told } = await begin({ backups, patience: 20 });
	await automatic.closing(session);
	expect(signal?.aborted).toBe(true);
	expect(told).toEqual([]);
});

test("B6 closing ends a backup in the background, and makes its own from what that one has stored", async () => {
	const signals: (AbortSignal | undefined)[] = [];
	let ended = () => {};
	const backups: AutomaticBackupOptions["backups"] = {
		latest: async () => null,
		prune: async () => success(null),
		backUp: async ({ signal }) => {
			signals.push(signal);
			if (signals.length > 1) return success({ caseId, made: null });
			await new Promise<void>((resolve) => {
				ended = resolve;
			});
			return failure("cancelled", "The backup was interrupted.");
		},
	};
	const { session, automatic, told, lines } = await begin({ backups });
	automatic.opened(session);
	await expect.poll(() => signals.length).toBe(1);
	await automatic.closing(session);
	expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
	ended();
	await expect.poll(() => lines).toEqual(['backup.failed {"code":"cancelled"}']);
	expect(told).toEqual([]);
});

test("B6 what goes wrong is said and logged without a word of the case, and harms nothing", async () => {
	const { folder, data, session, automatic, told, lines } = await begin();
	await writeFile(join(data, "backups"), "a file where a folder should be");
	const before = await fingerprints(folder);
	await automatic.closing(session);
	expect(told).toEqual([
		{
			name: "said",
			data: { tone: "problem", text: expect.stringMatching(/^The case could not be backed up in .*\.$/) },
		},
	]);
	expect(lines).toEqual(['backup.failed {"code":"disk"}']);
	expect(await fingerprints(folder)).toEqual(before);
	expect(await filesIn(data)).toEqual(["backups"]);
});

test("B6 a case whose folder is gone, and a bug of ours, keep nobody from closing", async () => {
	const { folder, session, automatic, told } = await begin();
	await rm(folder, { recursive: true });
	await automatic.closing(session);
	expect(told).toMatchObject([{ data: { text: expect.stringContaining("There is nothing at") } }]);
	const backups: AutomaticBackupOptions["backups"] = {
		latest: async () => null,
		prune: async () => success(null),
		backUp: async () => {
			throw new TypeError("a bug");
		},
	};
	const other = await begin({ backups });
	await other.automatic.closing(other.session);
	expect(other.lines).toEqual(["backup.failed TypeError: a bug {}"]);
});
