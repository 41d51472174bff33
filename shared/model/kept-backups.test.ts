import fc from "fast-check";
import { expect, test } from "vitest";
import { keptBackups, rolling } from "./kept-backups.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Instants over some years, often several on one day and in one week. */
const instant = fc.integer({ min: -day, max: 1_000 * day });
const near = fc.integer({ min: 400 * day, max: 430 * day });
const instants = fc.array(fc.oneof(instant, near), { maxLength: 120 });

function at(text: string): number {
	return Date.parse(text);
}

test("B3 whatever was made last is kept, whatever other clocks have said", () => {
	fc.assert(
		fc.property(instants, instant, (others, now) => {
			const kept = keptBackups([...others, now], now);
			expect(kept).toContain(now);
			expect(kept).toContain(Math.max(...others, now));
		}),
	);
});

test("B3 what is kept stays kept: keeping twice is keeping once", () => {
	fc.assert(
		fc.property(instants, instant, (all, now) => {
			const kept = keptBackups(all, now);
			expect(keptBackups([...kept], now)).toEqual(kept);
			for (const one of kept) expect(all).toContain(one);
		}),
	);
});

test("B3 however many there are, at most 32 are kept, and few are all kept", () => {
	fc.assert(
		fc.property(instants, instant, (all, now) => {
			const { size } = keptBackups(all, now);
			expect(size).toBeLessThanOrEqual(rolling.newest + rolling.days + rolling.weeks);
			const { size: past } = new Set(all.filter((one) => one <= now));
			expect(size).toBeGreaterThanOrEqual(Math.min(rolling.newest, past));
		}),
	);
});

/** The rule said once more, one backup at a time. */
function isKept(one: number, all: readonly number[], now: number): boolean {
	const newer = all.filter((other) => other > one);
	const isAmongNewest = one <= now && newer.filter((other) => other <= now).length < 10;
	const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
	const mondayOf = (instant: number) => {
		const date = new Date(instant);
		date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
		return date.toISOString().slice(0, 10);
	};
	return [
		{ spanOf: dayOf, most: 14 },
		{ spanOf: mondayOf, most: 8 },
	].reduce((kept, { spanOf, most }) => {
		const newerSpans = new Set(newer.map(spanOf));
		return kept || (!newerSpans.has(spanOf(one)) && newerSpans.size < most);
	}, isAmongNewest);
}

test("B3 kept are the ten newest, and the newest of each of 14 days and 8 weeks that have any", () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.oneof(instant, near), { maxLength: 80 }), instant, (all, now) => {
			const expected = all.filter((one) => isKept(one, all, now));
			expect(keptBackups(all, now)).toEqual(new Set(expected));
		}),
	);
});

test("B3 a year of four backups a day leaves ten newest, fourteen days and eight weeks", () => {
	const first = at("2025-11-27T03:00:00.000Z");
	const all = Array.from({ length: 365 * 4 }, (_, index) => first + index * 6 * hour);
	const now = Math.max(...all);
	const kept = [...keptBackups(all, now)].sort((a, b) => b - a);
	expect(kept.slice(0, 10)).toEqual(all.slice(-10).reverse());
	const days = new Set(kept.map((one) => new Date(one).toISOString().slice(0, 10)));
	for (let back = 0; back < 14; back++)
		expect(days).toContain(new Date(now - back * day).toISOString().slice(0, 10));
	// The eighth week back is the oldest.
	expect(now - Math.min(...kept)).toBeGreaterThan(7 * 6 * day);
	expect(now - Math.min(...kept)).toBeLessThan(8 * 7 * day);
});

test("B3 a case that rests for years loses nothing by the passing of time", () => {
	const all = Array.from({ length: 20 }, (_, index) => at("2020-01-01T08:00:00.000Z") + index * day);
	const made = keptBackups(all, Math.max(...all));
	expect(keptBackups([...made], at("2031-01-01T08:00:00.000Z"))).toEqual(made);
});

test("B3 backups dated in the future by a wrong clock do not crowd out those made since", () => {
	const future = Array.from({ length: 30 }, (_, index) => at("2040-01-01T00:00:00.000Z") + index * day);
	const real = Array.from({ length: 12 }, (_, index) => at("2026-03-01T00:00:00.000Z") + index * hour);
	const kept = keptBackups([...future, ...real], Math.max(...real));
	for (const one of real.slice(-10)) expect(kept).toContain(one);
});
