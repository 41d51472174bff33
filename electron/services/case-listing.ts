import type { CaseView, ClaimView } from "../../shared/ipc/views.ts";
import { blockStarts } from "../../shared/model/text.ts";
import type { CaseSession } from "./case-session.ts";
import { caseView } from "./case-views.ts";

/**
 * A case as the command line's `list --json` prints it, the claims in the order by hand. Offsets are UTF-16 code
 * units, end exclusive.
 */
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
		claims: [...view.claims]
			.sort(inOrder)
			.map(({ id, statement, verdict, rationale, merged, deletedBy }) => ({
				id,
				statement,
				...(verdict === undefined ? {} : { verdict }),
				...(rationale === undefined ? {} : { rationale }),
				...(merged ? { merged: merged.map((claim) => ({ id: claim.id, statement: claim.statement })) } : {}),
				...(deletedBy === undefined ? {} : { deletedBy }),
				evidence: view.evidence
					.filter((evidence) => evidence.claimId === id)
					.map(({ id: evidenceId, analystId, sourceId, stance, start, end, quote, note, attributedTo }) => ({
						id: evidenceId,
						analystId,
						sourceId,
						stance,
						start,
						end,
						quote,
						...(note === undefined ? {} : { note }),
						...(attributedTo === undefined ? {} : { attributedTo }),
					})),
				silences: view.silences
					.filter((silence) => silence.claimId === id)
					.map(({ id: silenceId, analystId, sourceId }) => ({ id: silenceId, analystId, sourceId })),
			})),
		notices: [...view.notices.map(({ file, message }) => ({ file, message })), ...withoutClaim(view)],
	};
}

function inOrder(a: ClaimView, b: ClaimView): number {
	return a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1;
}

/** Tags whose claim has not arrived yet have no place in the listing, so they are counted. */
function withoutClaim({ claims, evidence }: CaseView): { file: string; message: string }[] {
	const known = new Set(claims.map(({ id }) => id));
	const count = evidence.filter(({ claimId }) => !known.has(claimId)).length;
	if (count === 0) return [];
	const tags = count === 1 ? "One tag is" : `${count} tags are`;
	return [{ file: "", message: `${tags} not listed, because the claim is not here yet.` }];
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
		const silentSources = new Set(claim.silences.map(({ sourceId }) => sourceId)).size;
		const silent = silentSources > 0 ? [`${silentSources} silent`] : [];
		const deleted = claim.deletedBy === undefined ? "" : ` (deleted by ${claim.deletedBy})`;
		const statement = claim.statement || "(no statement yet)";
		const verdict = claim.verdict === undefined ? [] : [`verdict: ${claim.verdict}`];
		const facts = [...(stances.length > 0 ? stances : ["no evidence"]), ...silent, ...verdict];
		return `  ${statement}${deleted}\n    ${facts.join(" · ")}`;
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
