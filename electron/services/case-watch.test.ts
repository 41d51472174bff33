import { cp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { ada, addSource, ben, emptyCase, layerOf, openAs, save, tag } from "../testing/case.ts";
import { textsIn } from "../testing/folder.ts";
import { caseView } from "./case-views.ts";
import { watchCase } from "./case-watch.ts";

// The system tells of changes when it likes.
vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 20_000, interval: 10 };

/** Times in which nothing is seen unless the system tells of it. */
const onlyWhenTold = { settle: 10, calm: 3_600_000, polling: 3_600_000 };

/** A case that Ada has open and watches, and that Ben tags meanwhile. */
async function watchedCase(times = onlyWhenTold) {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42, a company spokesman said.");
	const asAda = await openAs(folder, ada);
	const asBen = await openAs(folder, ben);
	const errors: unknown[] = [];
	const unwatch = watchCase(
		() => asAda.watchable,
		async () => void (await asAda.look()),
		(error) => errors.push(error),
		times,
	);
	onTestFinished(unwatch);
	const sees = (count: number) =>
		vi.waitFor(() => expect(caseView(asAda, null).evidence).toHaveLength(count), patience);
	return { folder, source, asAda, asBen, sees, unwatch, errors };
}

test("M2 what a teammate writes is looked at when the system tells of it, in folders old and new", async () => {
	const { source, asBen, sees, errors } = await watchedCase();
	const { claimId } = tag(asBen, source, "The ferry");
	await save(asBen);
	await sees(1);
	tag(asBen, source, "lost power", "conflicts", claimId);
	await save(asBen);
	await sees(2);
	expect(errors).toEqual([]);
});

test("M2 F12 a whole folder that is put back from an old copy is still watched, and one's own files are put right", async () => {
	const { folder, source, asAda, asBen, sees } = await watchedCase();
	const { claimId } = tag(asAda, source, "The ferry");
	await save(asAda);
	await cp(folder, `${folder}.old`, { recursive: true });
	tag(asAda, source, "lost power", "conflicts", claimId);
	await save(asAda);
	// A file may be written once more than needed, and then names a later change.
	const records = async () => {
		const texts = await textsIn(join(folder, "layers", layerOf(ada)));
		return Object.entries(texts).map(([path, text]) => [path, text.replace(/"upTo": \d+/, "")]);
	};
	const newest = await records();
	await rename(folder, `${folder}.away`);
	await rename(`${folder}.old`, folder);
	await rm(`${folder}.away`, { recursive: true });
	await vi.waitFor(async () => {
		expect(await records()).toEqual(newest);
	}, patience);
	tag(asBen, source, "17:42", "context");
	await save(asBen);
	await sees(3);
	expect(asAda.notes.length).toBeGreaterThan(0);
});

test("M2 where the system tells of nothing, the folder is looked at from time to time", async () => {
	const { source, asBen, sees } = await watchedCase({ settle: 1, calm: 20, polling: 20 });
	tag(asBen, source, "The ferry");
	await save(asBen);
	await sees(1);
});

test("M2 nothing is looked at after watching has ended, and an error in looking does not end it", async () => {
	let looks = 0;
	const errors: unknown[] = [];
	const unwatch = watchCase(
		() => [],
		async () => {
			looks++;
			throw new Error(`look ${looks}`);
		},
		(error) => errors.push(error),
		{ settle: 1, calm: 1, polling: 1 },
	);
	await vi.waitFor(() => expect(looks).toBeGreaterThan(2), patience);
	await unwatch();
	const after = looks;
	expect(errors).toHaveLength(after);
	await new Promise((done) => setTimeout(done, 50));
	expect(looks).toBe(after);
});
