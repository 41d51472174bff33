import type {
	CaseView,
	ClaimView,
	EvidenceView,
	SilenceView,
	SourceView,
} from "../../../shared/ipc/views.ts";

/** Small views for tests: what a test is not about is the same everywhere. */

const metadata = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };

export function sourceView(id: string, excluded = false): SourceView {
	return {
		id,
		fileNames: [id],
		metadata,
		words: 1,
		opening: id,
		boilerplate: [],
		excluded,
		warnings: [],
		group: id,
	};
}

export function claimView(id: string, createdAt = "2026-03-01T10:00:00.000Z"): ClaimView {
	return {
		id,
		statement: id,
		version: [1, "ada-laptop"],
		editedBy: "Ada",
		createdAt,
		rank: `${createdAt} ${id}`,
	};
}

/** One word of a source, under a claim. */
export function evidenceView(key: string, sourceId: string, claimId: string, start: number): EvidenceView {
	const rest = { id: key, analystId: "ada", stance: "agrees", quote: "x", own: true } as const;
	return { key, sourceId, claimId, start, end: start + 1, ...rest };
}

/** One's own silence on a source for a claim. */
export function silenceView(key: string, sourceId: string, claimId: string): SilenceView {
	return { key, id: key, analystId: "ada", claimId, sourceId, own: true };
}

/** A case of four sources and one claim. */
export function caseView(changes: Partial<CaseView> = {}): CaseView {
	const analyst = { id: "ada", name: "Ada", colour: "#3b6fb5" };
	return {
		id: "case",
		title: "Rain",
		folder: "rain",
		analyst,
		analysts: [analyst],
		sources: ["a", "b", "c", "d"].map((id) => sourceView(id)),
		claims: [claimView("k")],
		evidence: [],
		silences: [],
		notices: [],
		history: { undo: null, redo: null },
		save: { state: "saved" },
		layout: null,
		readOnly: null,
		namesakes: [],
		loading: false,
		...changes,
	};
}
