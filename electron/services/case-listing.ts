import { blockStarts } from "../../shared/model/text.ts";
import type { CaseSession } from "./case-session.ts";
import { caseView } from "./case-views.ts";

/** A case as the command line's `list --json` prints it. Offsets are UTF-16 code units, end exclusive. */
export function listCase(session: CaseSession) {
	const view = caseView(session, null);
	const sources = view.sources.filter((source) => !source.excluded);
	return {
		case: { id: view.id, title: view.title },
		sources: sources.map(({ id, fileNames, metadata, words, boilerplate }) => ({
			id,
			file: fileNames[0] ?? "",
			title: metadata.title,
			outlet: metadata.outlet,
			publishedAt: metadata.publishedAt,
			updatedAt: metadata.updatedAt,
			words,
			blocks: blocksOf(session, id, boilerplate),
		})),
		claims: view.claims.map(({ id, statement }) => ({
			id,
			statement,
			evidence: view.evidence
				.filter((evidence) => evidence.claimId === id)
				.map(({ id: evidenceId, sourceId, stance, start, end, quote }) => ({
					id: evidenceId,
					sourceId,
					stance,
					start,
					end,
					quote,
				})),
		})),
		notices: view.notices.map(({ file, message }) => ({ file, message })),
	};
}

/** The listing for people. */
export function listingText(listing: ReturnType<typeof listCase>): string {
	const sources = listing.sources.map((source) => {
		const name = source.title || source.file || source.id;
		return `  ${name}\n    ${[source.outlet, source.publishedAt, `${source.words} words`].filter(Boolean).join(" · ")}`;
	});
	const claims = listing.claims.map((claim) => {
		const stances = ["agrees", "conflicts", "context"].flatMap((stance) => {
			const count = claim.evidence.filter((evidence) => evidence.stance === stance).length;
			return count > 0 ? [`${count} ${stance}`] : [];
		});
		return `  ${claim.statement || "(no statement yet)"}\n    ${stances.join(" · ") || "no evidence"}`;
	});
	const notices = listing.notices.map(({ message }) => `  ${message}`);
	return [
		listing.case.title,
		`Sources: ${sources.length}`,
		...sources,
		`Claims: ${claims.length}`,
		...claims,
		...(notices.length > 0 ? ["Not shown:", ...notices] : []),
	].join("\n");
}

function blocksOf(session: CaseSession, sourceId: string, boilerplate: readonly number[]) {
	const blocks = session.sources.get(sourceId)?.blocks ?? [];
	const starts = blockStarts(blocks);
	return blocks.map(({ kind, text }, index) => {
		const start = starts[index] ?? 0;
		return { kind, text, start, end: start + text.length, boilerplate: boilerplate.includes(index) };
	});
}
