import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import type { CaseDelta, SourceView } from "../../shared/ipc/views.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { type StoredSource, storedSource } from "../files/stored-source.ts";
import {
	ada,
	addSource,
	dataFolderOf,
	emptyCase,
	openAs,
	paragraphs,
	save,
	unwrap,
} from "../testing/case.ts";
import { recordingEmit, recordingLog } from "../testing/fakes.ts";
import { fixedWorld } from "../testing/world.ts";
import { OpenCase } from "./open-case.ts";
import { SourceGroups } from "./source-groups.ts";
import { setExcluded, setMetadata } from "./sources.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const history = { undo: null, redo: null };

function byId(sources: readonly SourceView[]): Record<string, SourceView> {
	return Object.fromEntries(sources.map((source) => [source.id, source]));
}

/** Words that no two texts share by chance. */
function words(name: string, count: number): string {
	return Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
}

/** Sources by name, sorted by id: the first names a group. */
function sourcesOf(...texts: string[]): StoredSource[] {
	const sources = texts.map((text) => storedSource(paragraphs(text)));
	return sources.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function grouping(all: readonly StoredSource[]) {
	const sources = new Map(all.map((source) => [source.id, source]));
	const excluded = new Set<string>();
	const told: (readonly string[])[] = [];
	const groups = new SourceGroups();
	const failed = vi.fn();
	const begin = () =>
		groups.begin({
			sources,
			isCounted: ({ id }) => !excluded.has(id),
			regrouped: (ids) => told.push([...ids].sort()),
			failed,
		});
	return { sources, excluded, told, groups, begin, failed };
}

test("S1 each source stands alone until copies have been found; then who moved is told once", async () => {
	const [a, b, own] = sourcesOf(words("w", 60), `${words("w", 60)} and more`, words("v", 60));
	if (!a || !b || !own) throw new Error("unreachable");
	const copies = [a, b, own].filter(({ text }) => text.startsWith("w"));
	const [first, second] = copies.map(({ id }) => id);
	const { groups, begin, told } = grouping([a, b, own]);
	begin();
	expect(groups.groupOf(second ?? "")).toBe(second);
	await expect.poll(() => told).toEqual([[second]]);
	expect(groups.groupOf(second ?? "")).toBe(first);
});

test("S1 a source that is excluded leaves its group, and what it joined falls apart; brought back, it joins it again", async () => {
	const [left, middle, right] = [words("l", 60), "", words("r", 60)];
	const all = sourcesOf(left, `${left} ${middle} ${right}`, right);
	const bridge = all.find(({ text }) => text.includes("l1 ") && text.includes("r1 "));
	const { groups, begin, told, excluded } = grouping(all);
	const found = () => new Set(all.map(({ id }) => groups.groupOf(id))).size;
	begin();
	await expect.poll(found).toBe(1);
	excluded.add(bridge?.id ?? "");
	groups.noteSources();
	await expect.poll(found).toBe(3);
	excluded.clear();
	groups.noteSources();
	await expect.poll(found).toBe(1);
	expect(told.length).toBe(3);
});

test("S1 a source that comes later is compared with those before it, and nothing is after the end", async () => {
	const [a, b] = sourcesOf(words("w", 60), `${words("w", 60)} again`);
	if (!a || !b) throw new Error("unreachable");
	const { groups, begin, told, sources, failed } = grouping([b]);
	begin();
	await nextTurn();
	sources.set(a.id, a);
	groups.noteSources();
	await expect.poll(() => groups.groupOf(b.id)).toBe(a.id);
	groups.end();
	sources.delete(a.id);
	groups.noteSources();
	begin();
	for (let turn = 0; turn < 20; turn++) await nextTurn();
	expect(told).toEqual([[b.id]]);
	expect(failed).not.toHaveBeenCalled();
});

test("S1 the window is told of groups after it has the case, and keeps them when a case is shown from its snapshot", async () => {
	const folder = await emptyCase();
	const copy = words("w", 60);
	const session = await openAs(folder, ada);
	const ids: string[] = [];
	for (const text of [copy, `${copy} and more`]) {
		const source = await addSource(folder, text);
		session.addSource(source);
		unwrap(setMetadata(session, { sourceId: source.id, values: { title: text.slice(-4) } }));
		ids.push(source.id);
	}
	const [first = "", second = ""] = ids.sort();
	await save(session);
	await session.close();

	const open = async () => {
		const { emit, told } = recordingEmit();
		const options = {
			...{
				dataFolder: dataFolderOf(folder, ada),
				world: fixedWorld("groups"),
				emit,
				log: recordingLog().log,
			},
			...{ ...ada, unlock: null, readOnly: null, isIdentified: true, manyFiles: 1 },
		};
		const opened = unwrap(await OpenCase.open(folder, unwrap(await readCaseHeader(folder)), options));
		const deltas = () =>
			told.flatMap(({ name, data }) => (name === "caseChanged" ? [data as CaseDelta] : []));
		return { opened, deltas };
	};
	const groupsIn = (deltas: readonly CaseDelta[]) =>
		deltas.flatMap(({ sources }) =>
			Object.values(sources ?? {}).map((source): [string, string] => [source?.id ?? "", source?.group ?? ""]),
		);

	const once = await open();
	// Told with the case where they are known by then, else afterwards.
	const { sources } = await once.opened.view();
	const told = () => new Map(groupsIn([{ sources: byId(sources), history }, ...once.deltas()]));
	await expect.poll(() => told().get(second)).toBe(first);
	await once.opened.leave();

	const again = await open();
	const view = await again.opened.view();
	expect(view.loading).toBe(true);
	expect(view.sources.map(({ group }) => group)).toEqual([first, first]);
	await expect.poll(() => again.deltas().some(({ loading }) => loading === false)).toBe(true);
	expect(groupsIn(again.deltas())).toEqual([]);
	const loaded = unwrap(await again.opened.loaded());
	unwrap(setExcluded(loaded, first, true));
	await expect.poll(() => groupsIn(again.deltas())).toEqual([[second, second]]);
	await again.opened.leave();
});
