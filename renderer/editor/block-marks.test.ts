import fc from "fast-check";
import { expect, test } from "vitest";
import { lanesOf } from "../../shared/anchor/lanes.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { type Stance, stances } from "../../shared/schema/records.ts";
import { blockMarks, shownLanes } from "./block-marks.ts";

const length = 40;

const evidence = fc
	.array(
		fc.tuple(
			fc.nat(length - 1),
			fc.integer({ min: 1, max: 25 }),
			fc.constantFrom<Stance>(...stances),
			fc.constantFrom("one", "two"),
		),
		{ maxLength: 16 },
	)
	.map((list) =>
		list
			.map(([start, size, stance, claimId], place): EvidenceView => {
				const rest = { analystId: "ada", sourceId: "s", quote: "x", own: true };
				return { key: `k${place}`, id: `k${place}`, claimId, stance, start, end: start + size, ...rest };
			})
			.sort((a, b) => a.start - b.start || a.end - b.end),
	);

function lineNames(lines: readonly (Stance | null)[]): string {
	return lines.flatMap((stance, lane) => (stance ? [`${lane + 1}${stance}`] : [])).join(" ");
}

/** The look of one character, by a look at all evidence; nothing where none lies on it. */
function naive(
	all: readonly EvidenceView[],
	lanes: ReadonlyMap<EvidenceView, number>,
	offset: number,
	activeClaimId: string | null,
	unsaved: ReadonlySet<string>,
): string[] {
	const on = all.filter(({ start, end }) => start <= offset && offset < end);
	const lined = on.filter((item) => (lanes.get(item) ?? 0) < shownLanes);
	const isActive = ({ claimId }: EvidenceView) => claimId === activeClaimId;
	const isUnsaved = ({ key }: EvidenceView) => unsaved.has(key);
	const classes = new Set<string>(["tagged"]);
	for (const item of on)
		if (lined.includes(item) || isActive(item) || isUnsaved(item)) classes.add(item.stance);
	if (lined.length < on.length) classes.add("crowded");
	if (on.some(isActive)) classes.add("active");
	if (on.some(isUnsaved)) classes.add("unsaved");
	const lines = lined.map((item) => `${(lanes.get(item) ?? 0) + 1}${item.stance}`);
	return on.length === 0 ? [] : [`${[...classes].sort().join(" ")} | ${lines.sort().join(" ")}`];
}

test("A4 every character shows what lies on it: lines by lane and stance, and what has no line as a crowd", () => {
	fc.assert(
		fc.property(evidence, fc.constantFrom(null, "one"), (all, activeClaimId) => {
			const lanes = lanesOf(all);
			const block = { start: 0, end: length };
			const unsaved = new Set(["k3"]);
			const marks = blockMarks(all, lanes, block, { activeClaimId, unsaved });
			const seen = Array.from({ length }, (_, offset) =>
				marks
					.filter(({ start, end }) => start <= offset && offset < end)
					.map(({ classes, lanes: lines }) => `${classes.split(" ").sort().join(" ")} | ${lineNames(lines)}`),
			);
			expect(seen).toEqual(
				Array.from({ length }, (_, offset) => naive(all, lanes, offset, activeClaimId, unsaved)),
			);
			const beyond = all.filter((item) => (lanes.get(item) ?? 0) >= shownLanes && item.start < length);
			expect(marks.reduce((sum, { more }) => sum + more, 0)).toBe(beyond.length);
		}),
		{ numRuns: 300 },
	);
});

test("A4 thousands of spans on the same words are drawn in few pieces", () => {
	const many = Array.from({ length: 3_000 }, (_, place): EvidenceView => {
		const rest = { analystId: "ada", sourceId: "s", claimId: "one", quote: "x", own: true } as const;
		return { key: `k${place}`, id: "i", stance: "agrees", start: place, end: place + 2_000, ...rest };
	});
	const marks = blockMarks(
		many,
		lanesOf(many),
		{ start: 0, end: 5_000 },
		{ activeClaimId: null, unsaved: new Set() },
	);
	expect(marks.length).toBeLessThan(50);
});
