import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";

/** Tags that look alike on a strip, as one shape. */
export interface StripMarks {
	readonly stance: Stance;
	/** Whether they are under the active claim. */
	readonly active: boolean;
	/** The shape in SVG's path language, in CSS pixels from the strip's left and top. */
	readonly path: string;
}

/** Height of a mark, and how far from each other two of a kind can be told apart, in CSS pixels. */
const markHeight = 3;
const step = 2;

/** Each stance has a shape of its own: a bar, two halves, a dot. */
const shapes: Readonly<Record<Stance, (y: number) => string>> = {
	agrees: (y) => `M1 ${y}h7v${markHeight}h-7z`,
	conflicts: (y) => `M1 ${y}h2.5v${markHeight}h-2.5zM5.5 ${y}h2.5v${markHeight}h-2.5z`,
	context: (y) => `M3 ${y}h3v${markHeight}h-3z`,
};

/**
 * Where the tags of a text are, as at most six shapes, those of the active claim last and so above the others.
 * Tags of a kind that would lie on the same pixels are one mark, so the shapes stay small with any number of tags.
 *
 * @param height The strip's, in CSS pixels.
 * @param heightOf How far down the text an offset stands, from 0 to 1.
 */
export function stripMarks(
	evidence: readonly EvidenceView[],
	activeClaimId: string | null,
	height: number,
	heightOf: (offset: number) => number,
): StripMarks[] {
	const places = [false, true].flatMap((active) =>
		(Object.keys(shapes) as Stance[]).map((stance) => ({ stance, active, rows: new Set<number>() })),
	);
	const lowest = Math.max(height - markHeight, 0);
	for (const { stance, claimId, start } of evidence) {
		const active = claimId === activeClaimId;
		const row = Math.round((Math.min(Math.max(heightOf(start), 0), 1) * lowest) / step) * step;
		places.find((place) => place.stance === stance && place.active === active)?.rows.add(row);
	}
	return places
		.filter(({ rows }) => rows.size > 0)
		.map(({ stance, active, rows }) => ({ stance, active, path: [...rows].map(shapes[stance]).join("") }));
}
