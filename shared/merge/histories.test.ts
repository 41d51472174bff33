import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../model/canonical-json.ts";
import { analystOfLayer } from "../model/identifier.ts";
import { findRecord, type Layer, recordsOf } from "../model/layer.ts";
import { compareRecords } from "../model/version.ts";
import type { Claim, LayerRecord } from "../schema/records.ts";
import type { Desk } from "../testing/desk.ts";
import { actionNames, anyHistory, honestHistory, newsroomAfter } from "../testing/histories.ts";
import type { Ledger } from "../testing/ledger.ts";
import type { Newsroom } from "../testing/newsroom.ts";
import { layerOf } from "../testing/samples.ts";
import { offeredClaims } from "./concurrent.ts";
import { caseKey, unite, type Winner } from "./union.ts";

/** Histories for each of the five laws, 2,100 together; a failing one is printed with its seed, shrunk. */
const numRuns = 420;
/** Milliseconds that a law may take, also on a machine that is busy with other things. */
const timeout = 60_000;

/** A number for each layer that there can be. */
const chances = fc.array(fc.nat(), { minLength: 11, maxLength: 11 });

const texts = new WeakMap<LayerRecord, string>();

/** The canonical JSON of a record, made once: the histories hand the same ones around. */
function textOf(record: LayerRecord): string {
	const text = texts.get(record) ?? canonicalJson(record);
	texts.set(record, text);
	return text;
}

/** Winners in a form that compares quickly and by content. */
function shown(winners: ReadonlyMap<string, Winner>): string[] {
	return [...winners].map(([key, { record, analystId }]) => `${key} ${analystId} ${textOf(record)}`).sort();
}

/** Every version of every record sorted by n, layer id and JSON; the last of each name stays. */
function naive(layers: readonly Layer[]): string[] {
	const all = layers.flatMap((layer) => {
		const analystId = analystOfLayer(layer.id);
		return [...recordsOf(layer)].map((record) => ({
			key: caseKey(record, analystId),
			json: textOf(record),
			record,
			analystId,
		}));
	});
	all.sort((a, b) => {
		const [n, layerId] = a.record.version;
		const [m, other] = b.record.version;
		if (n !== m) return n - m;
		if (layerId !== other) return layerId < other ? -1 : 1;
		if (a.json !== b.json) return a.json < b.json ? -1 : 1;
		return a.analystId > b.analystId ? -1 : 1;
	});
	const last = new Map(all.map((entry) => [entry.key, entry]));
	return [...last.values()].map(({ key, json, analystId }) => `${key} ${analystId} ${json}`).sort();
}

/** What must be offered of a claim among these layers, by what truly happened. */
function trulyOffered(ledger: Ledger, layers: readonly Layer[], like: Claim): LayerRecord[] {
	const present = layers.flatMap((layer) => findRecord(layer, like) ?? []) as Claim[];
	const winner = present.reduce((a, b) => (compareRecords(a, b) >= 0 ? a : b));
	const words = (claim: Claim) =>
		JSON.stringify([claim.statement, claim.verdict, claim.rationale, claim.deleted, claim.mergedInto]);
	return present.filter(
		(claim) =>
			words(claim) !== words(winner) &&
			// Above the highest n that a file can hold there is no descent any more.
			!present.some((other) => ledger.ancestorsOf(other).has(claim) && other.version[0] > claim.version[0]),
	);
}

function claimsOf(layers: readonly Layer[]): Map<string, Claim> {
	const claims = layers.flatMap((layer) => [...recordsOf(layer)].filter((record) => record.kind === "claim"));
	return new Map(claims.map((claim) => [caseKey(claim, ""), claim]));
}

function expectOffers(room: Newsroom, layers: readonly Layer[]): number {
	let offers = 0;
	for (const [key, claim] of claimsOf(layers)) {
		if (room.forged.has(key)) continue;
		const offered = offeredClaims(layers, claim);
		offers += offered.length;
		const versions = offered.map((offer) => offer.claim);
		const due = trulyOffered(room.ledger, layers, claim);
		expect(versions).toEqual(expect.arrayContaining(due));
		// Where somebody has used up the numbers, versions are offered once too often.
		if (!room.touched.has(key)) expect(versions).toHaveLength(due.length);
		for (const { claim: version, layerId } of offered) {
			const layer = layers.find(({ id }) => id === layerId);
			expect(layer && findRecord(layer, version)).toBe(version);
		}
	}
	return offers;
}

test("F10 whatever arrived when, how often and how old: in the end every desk shows the same case, that of a naive oracle", {
	timeout,
}, () => {
	fc.assert(
		fc.property(anyHistory, ([devices, steps]) => {
			const room = newsroomAfter(devices, steps);
			for (const desk of room.desks) expect(shown(desk.winners)).toEqual(shown(unite(desk.layers)));
			room.exchangeEverything();
			const expected = naive(room.layers);
			for (const desk of room.desks) {
				expect(shown(desk.winners)).toEqual(expected);
				expect(shown(unite(desk.layers))).toEqual(expected);
			}
		}),
		{ numRuns },
	);
});

test("F10 the union of any history is commutative, associative, idempotent, and old copies beside new ones change nothing", {
	timeout,
}, () => {
	fc.assert(
		fc.property(anyHistory, chances, ([devices, steps], chance) => {
			const { layers, desks } = newsroomAfter(devices, steps);
			const all = shown(unite(layers));
			expect(shown(unite(shuffled(layers, chance)))).toEqual(all);
			expect(shown(unite([...layers, ...layers]))).toEqual(all);
			const half = (chance[0] ?? 0) % (layers.length + 1);
			const [left, right] = [layers.slice(0, half), layers.slice(half)];
			expect(shown(unite([...merged(left), ...right]))).toEqual(all);
			expect(shown(unite([...left, ...merged(right)]))).toEqual(all);
			const old = desks.flatMap(({ states }, index) => states[(chance[index] ?? 0) % states.length] ?? []);
			expect(shown(unite([...old, ...layers]))).toEqual(all);
		}),
		{ numRuns },
	);
});

function shuffled(layers: readonly Layer[], chance: readonly number[]): Layer[] {
	return layers
		.map((layer, index) => ({ layer, place: chance[index] ?? 0 }))
		.sort((a, b) => a.place - b.place)
		.map(({ layer }) => layer);
}

/** What some layers show together, given away as layers: evidence in its analyst's, all else in one. */
function merged(layers: readonly Layer[]): Layer[] {
	const byAnalyst = new Map<string, LayerRecord[]>();
	for (const { record, analystId } of unite(layers).values()) {
		byAnalyst.set(analystId, [...(byAnalyst.get(analystId) ?? []), record]);
	}
	return [...byAnalyst].map(([analystId, records]) => layerOf(`${analystId}-${"z".repeat(16)}`, records));
}

test("F7 F8 F9 no one's evidence is shadowed, nothing lives without a cause, and no deletion is undone by an old copy", {
	timeout,
}, () => {
	fc.assert(
		fc.property(anyHistory, ([devices, steps]) => {
			const room = newsroomAfter(devices, steps);
			const winners = unite(room.layers);
			for (const desk of room.desks) expectOwnWork(room, desk, winners);
			for (const [key, { record }] of winners) {
				expect(room.ledger.has(record)).toBe(true);
				if (room.touched.has(key)) continue;
				for (const version of room.ledger.versionsOf(key)) {
					expect(room.ledger.ancestorsOf(version).has(record), `${key}: something came of what shows`).toBe(
						false,
					);
				}
			}
		}),
		{ numRuns },
	);
});

/** An analyst's evidence and silences are what the analyst's own devices say, and stand or fall together as F9 has it. */
function expectOwnWork(room: Newsroom, desk: Desk, winners: ReadonlyMap<string, Winner>): void {
	const devices = room.desks.filter(({ analystId }) => analystId === desk.analystId);
	const cells = { evidence: new Set<string>(), silence: new Set<string>() };
	for (const record of devices.flatMap(({ own }) => [...recordsOf(own)])) {
		if (record.kind !== "evidence" && record.kind !== "silence") continue;
		const versions = devices.flatMap(({ own }) => findRecord(own, record) ?? []);
		const greatest = versions.reduce((a, b) => (compareRecords(a, b) >= 0 ? a : b));
		const key = `${desk.analystId}/${record.kind}/${record.id}`;
		expect(winners.get(key)).toEqual({ record: greatest, analystId: desk.analystId });
		if (devices.length > 1) continue;
		// With one device the last thing that the analyst did is what shows.
		expect(winners.get(key)?.record).toBe(room.ledger.versionsOf(key).at(-1));
		if (!record.deleted) cells[record.kind].add(`${record.claimId} ${record.sourceId}`);
	}
	expect([...cells.silence].filter((cell) => cells.evidence.has(cell))).toEqual([]);
}

test("F8 every concurrent edit of a claim wins or is offered, and none made after seeing another is offered against it", {
	timeout,
}, () => {
	fc.assert(
		fc.property(honestHistory, ([devices, steps]) => {
			const room = newsroomAfter(devices, steps);
			for (const desk of room.desks) expectOffers(room, desk.layers);
			expectOffers(room, room.layers);
		}),
		{ numRuns },
	);
});

test("F6 F8 hostile versions take no offer away from claims about whose past they do not lie", {
	timeout,
}, () => {
	fc.assert(
		fc.property(anyHistory, ([devices, steps]) => {
			const room = newsroomAfter(devices, steps);
			for (const desk of room.desks) expectOffers(room, desk.layers);
			expectOffers(room, room.layers);
		}),
		{ numRuns },
	);
});

test("the generated histories hold what the laws are about", { timeout }, () => {
	const done = new Map<string, number>();
	let offers = 0;
	let stale = 0;
	let touched = 0;
	for (const [devices, steps] of fc.sample(anyHistory, { numRuns: 200, seed: 3 })) {
		const room = newsroomAfter(devices, steps);
		for (const [action, times] of room.done) done.set(action, (done.get(action) ?? 0) + times);
		stale += room.desks.filter(
			(desk) => shown(desk.winners).join() !== shown(unite(room.layers)).join(),
		).length;
		offers += expectOffers(room, room.layers);
		touched += room.touched.size;
	}
	for (const action of actionNames) expect(done.get(action), action).toBeGreaterThan(30);
	expect(offers).toBeGreaterThan(50);
	expect(stale).toBeGreaterThan(200);
	expect(touched).toBeGreaterThan(200);
});
