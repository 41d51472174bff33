import fc from "fast-check";
import { expect, test } from "vitest";
import { rankSchema } from "../schema/records.ts";
import { rank as rankRecord } from "../testing/samples.ts";
import { rankBetween, rankOfStart } from "./rank.ts";

const digits = "234567abcdefghijklmnopqrstuvwxyz";
const idOf = (unit: fc.Arbitrary<string>) => fc.string({ unit, minLength: 16, maxLength: 16 });
const anyId = fc.oneof(idOf(fc.constantFrom(...digits)), idOf(fc.constantFrom("2", "3", "z")));
/** Whatever a file may hold, often with much in common. */
const anyRank = fc
	.oneof(
		fc.string({ unit: fc.constantFrom("2", "3", "i", "y", "z"), maxLength: 14 }),
		fc.string({ unit: fc.constantFrom(...digits), maxLength: 14 }),
	)
	.map((text) => (/[^2]$/.test(text) ? text : `${text}3`));
const anyInstant = fc
	.date({
		min: new Date("0000-01-01T00:00:00Z"),
		max: new Date("9999-12-31T23:59:59.999Z"),
		noInvalidDate: true,
	})
	.map((date) => date.toISOString());

function isRank(rank: string): boolean {
	return rankSchema.safeParse(rankRecord({ rank })).success;
}

/** Ids as the program makes them, from a seed. */
function madeId(n: number): string {
	let state = n * 2_654_435_761 + 1;
	return Array.from({ length: 16 }, () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return digits[(state >>> 16) & 31];
	}).join("");
}

test("a rank strictly between any two can be had, also before the first and behind the last", () => {
	fc.assert(
		fc.property(fc.option(anyRank), fc.option(anyRank), anyId, (a, b, id) => {
			const [low, high] = a !== null && b !== null && a > b ? [b, a] : [a, b];
			if (low !== null && low === high) {
				expect(() => rankBetween(low, high, id)).toThrow("nothing between");
				return;
			}
			const between = rankBetween(low, high, id);
			expect(isRank(between)).toBe(true);
			if (low !== null) expect(between > low).toBe(true);
			if (high !== null) expect(between < high).toBe(true);
		}),
		{ numRuns: 5_000 },
	);
});

test("claims that nobody has placed stand in the order in which they were started, then by id", () => {
	fc.assert(
		fc.property(anyInstant, anyInstant, anyId, anyId, (one, other, oneId, otherId) => {
			const [a, b] = [rankOfStart(one, oneId), rankOfStart(other, otherId)];
			expect(isRank(a)).toBe(true);
			const expected = one === other ? oneId < otherId : Date.parse(one) < Date.parse(other);
			// Digits stand before letters in every id, as they do in a rank.
			expect(a < b).toBe(expected);
		}),
		{ numRuns: 1_000 },
	);
	expect(isRank(rankOfStart("not an instant", "a".repeat(16)))).toBe(true);
});

test("D7 any sequence of moves gives the order asked for, and moves no other claim", () => {
	const start = Array.from({ length: 8 }, (_, n) => ({
		id: madeId(n),
		rank: rankOfStart(`2026-03-01T10:00:0${n >> 1}.000Z`, madeId(n)),
	}));
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 200 }), (moves) => {
			const claims = new Map(start.map(({ id, rank }) => [id, rank]));
			const shown = () => [...claims].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);
			let asked = shown();
			for (const [from, to] of moves) {
				const id = asked[from] ?? "";
				const others = asked.filter((other) => other !== id);
				asked = [...others.slice(0, to), id, ...others.slice(to)];
				const [low, high] = [others[to - 1], others[to]];
				claims.set(id, rankBetween(claims.get(low ?? "") ?? null, claims.get(high ?? "") ?? null, id));
				expect(shown()).toEqual(asked);
			}
		}),
		{ numRuns: 200 },
	);
});

test("ranks grow slowly, however often claims are put to the same place", () => {
	const [first, last] = [
		rankOfStart("2026-03-01T10:00:00.000Z", madeId(1)),
		rankOfStart("2026-03-01T10:00:00.001Z", madeId(2)),
	];
	const places: Record<string, (made: string | null) => [string | null, string | null]> = {
		"before all": (made) => [null, made ?? first],
		"behind all": (made) => [made ?? last, null],
		"behind the first": (made) => [first, made ?? last],
		"before the last": (made) => [made ?? first, last],
	};
	for (const [place, border] of Object.entries(places)) {
		let made: string | null = null;
		for (let n = 0; n < 1_000; n++) made = rankBetween(...border(made), madeId(n + 3));
		const most = place.endsWith("all") ? 34 : 400;
		expect(made?.length, place).toBeLessThanOrEqual(most);
	}
});

test("what is placed last stands before what is started later", () => {
	const last = rankOfStart("2026-03-01T10:00:00.000Z", madeId(1));
	const placed = rankBetween(last, null, madeId(2));
	expect(placed < rankOfStart("2026-03-01T10:00:01.000Z", madeId(3))).toBe(true);
});

test("D7 two claims that are placed between the same two at the same time have room between them", () => {
	fc.assert(
		fc.property(anyRank, anyRank, anyId, anyId, anyId, (a, b, one, other, third) => {
			fc.pre(a < b && one !== other);
			const both = [rankBetween(a, b, one), rankBetween(a, b, other)].sort();
			const [low = "", high = ""] = both;
			const between = rankBetween(low, high, third);
			expect(between > low && between < high).toBe(true);
		}),
	);
});
