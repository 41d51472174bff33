import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { CaseDelta, CaseView } from "../../shared/ipc/views.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { ada, addSource, ben, dataFolderOf, emptyCase, openAs, save, tag, unwrap } from "../testing/case.ts";
import { recordingEmit, recordingLog } from "../testing/fakes.ts";
import { wordClaim } from "../testing/word-claim.ts";
import { fixedWorld } from "../testing/world.ts";
import { createClaim } from "./claims.ts";
import { deleteEvidence } from "./evidence.ts";
import { OpenCase } from "./open-case.ts";
import { setMetadata } from "./sources.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A case of six sources, each tagged by Ben. */
async function bensCase() {
	const folder = await emptyCase();
	const session = await openAs(folder, ben);
	const tags = [];
	for (let number = 1; number <= 6; number++) {
		const source = await addSource(folder, `Boat ${number} lost power.`);
		session.addSource(source);
		unwrap(setMetadata(session, { sourceId: source.id, values: { title: `Boat ${number}` } }));
		tags.push({ source, ...tag(session, source, "lost power") });
	}
	await save(session);
	return { folder, session, tags };
}

/** Opens it as Ada, and keeps what the window is told; every case counts as a large one. */
async function openLarge(folder: string) {
	const { emit, told } = recordingEmit();
	const header = unwrap(await readCaseHeader(folder));
	const opened = unwrap(
		await OpenCase.open(folder, header, {
			dataFolder: dataFolderOf(folder, ada),
			...ada,
			world: fixedWorld("large"),
			emit,
			log: recordingLog().log,
			unlock: null,
			readOnly: null,
			isIdentified: true,
			manyFiles: 1,
			watchTimes: { settle: 5, calm: 60_000, polling: 60_000 },
		}),
	);
	let isLeft = false;
	const leave = async () => {
		if (!isLeft) await opened.leave();
		isLeft = true;
	};
	onTestFinished(leave);
	const deltas = () => told.flatMap(({ name, data }) => (name === "caseChanged" ? [data as CaseDelta] : []));
	return { opened, deltas, leave };
}

/** A view by key, as a window keeps it. */
function kept(view: CaseView) {
	const byKey = <T>(items: readonly T[], key: (item: T) => string) =>
		new Map(items.map((item) => [key(item), item]));
	return {
		title: view.title,
		loading: view.loading,
		sources: byKey(view.sources, ({ id }) => id),
		claims: byKey(view.claims, ({ id }) => id),
		evidence: byKey(view.evidence, ({ key }) => key),
		notices: view.notices,
		history: view.history,
	};
}

function withDeltas(view: CaseView, deltas: readonly CaseDelta[]) {
	let window = kept(view);
	for (const delta of deltas) {
		const merged = <T>(old: ReadonlyMap<string, T>, changes: Readonly<Record<string, T | null>> = {}) => {
			const next = new Map(old);
			for (const [key, value] of Object.entries(changes))
				value === null ? next.delete(key) : next.set(key, value);
			return next;
		};
		window = {
			title: delta.title ?? window.title,
			loading: delta.loading ?? window.loading,
			sources: merged(window.sources, delta.sources),
			claims: merged(window.claims, delta.claims),
			evidence: merged(window.evidence, delta.evidence),
			notices: delta.notices ?? window.notices,
			history: delta.history,
		};
	}
	return window;
}

test("a large case is shown as it was last seen while it is read, and then as it is", async () => {
	const { folder, session, tags } = await bensCase();
	const first = await openLarge(folder);
	const view = await first.opened.view();
	expect(view).toMatchObject({ loading: false });
	expect(view.evidence).toHaveLength(6);
	await first.leave();
	// Ben works on while Ada is away.
	const [gone, , , , , renamed] = tags;
	unwrap(deleteEvidence(session, gone?.evidenceId ?? ""));
	unwrap(wordClaim(session, renamed?.claimId ?? "", "It lost power."));
	unwrap(createClaim(session, "It rained."));
	await save(session);

	const second = await openLarge(folder);
	const early = await second.opened.view();
	expect(early).toMatchObject({ loading: true, sources: view.sources, claims: view.claims });
	expect(early.evidence).toHaveLength(4);
	const actual = unwrap(await second.opened.loaded());
	await vi.waitFor(() => expect(second.deltas().at(-1)).toMatchObject({ loading: false }));
	const late = await second.opened.view();
	expect(late).toMatchObject({
		loading: false,
		claims: expect.arrayContaining([expect.objectContaining({ statement: "It rained." })]),
	});
	expect(withDeltas(early, second.deltas())).toEqual(kept(late));
	expect(actual.readOnly).toBeNull();
});

test("a text can be read before the case is", async () => {
	const { folder, tags } = await bensCase();
	await (await openLarge(folder)).leave();
	const { opened } = await openLarge(folder);
	const id = tags[5]?.source.id ?? "";
	expect(unwrap(await opened.text(id)).blocks).toMatchObject([{ text: "Boat 6 lost power." }]);
	expect(await opened.text("a".repeat(26))).toMatchObject({ ok: false });
});

test("a snapshot that is not exactly what was written is none", async () => {
	const { folder } = await bensCase();
	await (await openLarge(folder)).leave();
	const place = join(dataFolderOf(folder, ada), "snapshots", "caseaaaaaaaaaaaa.json");
	const whole = await readFile(place, "utf8");
	for (const damaged of [
		whole.replace("Boat 1", "Boat 7"),
		whole.slice(0, -40),
		"",
		whole.replace(/"shape":\d+/, '"shape":0'),
	]) {
		await writeFile(place, damaged);
		const { opened, leave } = await openLarge(folder);
		expect(await opened.view()).toMatchObject({ loading: false });
		await leave();
		expect(await readFile(place, "utf8")).toBe(whole);
	}
});

test("M2 what a teammate writes is told to a window that shows the case, and to no other", async () => {
	const { folder, session, tags } = await bensCase();
	const { opened, deltas } = await openLarge(folder);
	unwrap(await opened.loaded());
	unwrap(createClaim(session, "Told to nobody."));
	await save(session);
	const looked = unwrap(await opened.loaded());
	await vi.waitFor(
		() =>
			expect([...looked.winners.values()].map(({ record }) => record)).toContainEqual(
				expect.objectContaining({ statement: "Told to nobody." }),
			),
		{ timeout: 20_000 },
	);
	expect(deltas()).toEqual([]);
	await opened.view();
	unwrap(wordClaim(session, tags[0]?.claimId ?? "", "Ben's new words."));
	await save(session);
	await vi.waitFor(
		() =>
			expect(deltas().flatMap(({ claims }) => Object.values(claims ?? {}))).toContainEqual(
				expect.objectContaining({ statement: "Ben's new words.", editedBy: "Ben" }),
			),
		{ timeout: 20_000 },
	);
});
