import type { EvidenceView } from "../../shared/ipc/views.ts";

/**
 * The evidence that a caret means: the pieces that hold what follows it, else those that end there. The focused one
 * first, then one's own before others', then the shortest.
 *
 * @param evidence On one source, in any order.
 * @param offset UTF-16 offset of the caret in the source's text.
 */
export function evidenceHere(
	evidence: readonly EvidenceView[],
	offset: number,
	focused: string | null,
): readonly EvidenceView[] {
	const holding = evidence.filter(({ start, end }) => start <= offset && offset < end);
	const here = holding.length > 0 ? holding : evidence.filter(({ end }) => end === offset);
	// What has just been tagged ends at the caret, whatever begins there.
	const touching = evidence.filter(
		({ key, end }) => key === focused && end === offset && !here.some((item) => item.key === key),
	);
	const rank = (item: EvidenceView) => (item.key === focused ? 0 : item.own ? 1 : 2);
	return [...touching, ...here].sort((a, b) => rank(a) - rank(b) || a.end - a.start - (b.end - b.start));
}
