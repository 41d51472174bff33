import fc from "fast-check";
import { expect, test } from "vitest";
import { ShardedMap } from "./sharded-map.ts";

const ids = fc.constantFrom(...Array.from({ length: 40 }, (_, number) => `id ${number}`), "__proto__", "");
const change = fc.tuple(ids, fc.option(fc.integer(), { nil: undefined }));
const changes = fc.array(change, { maxLength: 60 });

function contentOf(
	map: ShardedMap<number>,
	of: ReadonlyMap<string, number>,
): Map<string, number | undefined> {
	return new Map([...of.keys()].map((id) => [id, map.get(id)]));
}

test("it holds what a map holds after any changes, and a map made before holds what it held", () => {
	fc.assert(
		fc.property(fc.array(changes, { maxLength: 6 }), (rounds) => {
			const expected = new Map<string, number>();
			let map = ShardedMap.empty<number>();
			for (const round of rounds) {
				const [before, held] = [map, new Map(expected)];
				map = map.with(round);
				for (const [id, value] of round) {
					if (value === undefined) expected.delete(id);
					else expected.set(id, value);
				}
				expect(contentOf(map, expected)).toEqual(expected);
				expect(map.size).toBe(expected.size);
				expect(contentOf(before, held)).toEqual(held);
				expect(before.size).toBe(held.size);
			}
		}),
	);
});

test("many ids are all found again, and one that is not there is not", () => {
	const entries = Array.from({ length: 5_000 }, (_, number) => [`id-${number}`, number] as const);
	const map = ShardedMap.empty<number>().with(entries);
	expect(entries.every(([id, number]) => map.get(id) === number)).toBe(true);
	expect(map.get("id-5000")).toBeUndefined();
	expect(map.with([])).toBe(map);
});
