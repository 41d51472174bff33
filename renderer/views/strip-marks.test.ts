import fc from "fast-check";
import { expect, test } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { type Stance, stances } from "../../shared/schema/records.ts";
import { stripMarks } from "./strip-marks.ts";

function tag(start: number, stance: Stance, claimId: string): EvidenceView {
	const rest = { id: "i", analystId: "ada", sourceId: "s", quote: "x", own: true };
	return { key: `${start}`, claimId, stance, start, end: start + 1, ...rest };
}

const tags = fc.array(
	fc
		.tuple(fc.nat(999), fc.constantFrom(...stances), fc.constantFrom("one", "two"))
		.map((given) => tag(...given)),
	{ maxLength: 3_000 },
);

test("every tag has a mark of its stance at its height, and there are few marks however many tags", () => {
	fc.assert(
		fc.property(tags, (evidence) => {
			const drawn = stripMarks(evidence, "two", 103, (offset) => offset / 1_000);
			expect(drawn.length).toBeLessThanOrEqual(6);
			for (const { path } of drawn) expect(path.match(/M/g)?.length).toBeLessThanOrEqual(2 * 51);
			for (const { stance, claimId, start } of evidence) {
				const own = drawn.find((one) => one.stance === stance && one.active === (claimId === "two"));
				const rows = [...(own?.path.matchAll(/M\S+ (\d+)/g) ?? [])].map(([, row]) => Number(row));
				expect(Math.min(...rows.map((row) => Math.abs(row - start / 10)))).toBeLessThanOrEqual(1);
			}
		}),
		{ numRuns: 50 },
	);
});

test("the active claim's marks come last, above the others", () => {
	const all = [tag(1, "agrees", "two"), tag(2, "conflicts", "one"), tag(3, "context", "two")];
	expect(stripMarks(all, "two", 100, () => 0).map(({ stance, active }) => [stance, active])).toEqual([
		["conflicts", false],
		["agrees", true],
		["context", true],
	]);
	expect(stripMarks([], "two", 100, () => 0)).toEqual([]);
});

test("marks stay on the strip, also where a text has no height yet", () => {
	const all = [tag(1, "agrees", "one")];
	expect(stripMarks(all, null, 0, () => 5)[0]?.path).toBe("M1 0h7v3h-7z");
	expect(stripMarks(all, null, 100, () => 5)[0]?.path).toMatch(/^M1 9[678]h/);
});
