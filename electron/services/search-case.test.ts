import { expect, test } from "vitest";
import { emptyQuery, type SearchQuery } from "../../shared/search/query.ts";
import { ada, addSource, ben, emptyCase, openAs, save, tag, unwrap } from "../testing/case.ts";
import type { CaseSession } from "./case-session.ts";
import { deleteClaim, editClaim } from "./claims.ts";
import { deleteEvidence, editEvidence } from "./evidence.ts";
import { mergeClaims } from "./merge-claims.ts";
import { CaseSearch } from "./search-case.ts";
import { setExcluded, setMetadata } from "./sources.ts";

async function desk() {
	const folder = await emptyCase();
	const tern = await addSource(folder, "Ferry loses power", "There was no fire on board.");
	const courier = await addSource(folder, "Fire on the ferry", "A fire broke out below deck.");
	const session = await openAs(folder, ada);
	return { folder, tern, courier, session, found: finder(session) };
}

/** What is found, as ids; one finder keeps what it has folded, as the window's does. */
function finder(session: CaseSession) {
	const searches = new CaseSearch();
	return async (query: string | Partial<SearchQuery>) => {
		const asked = { ...emptyQuery, ...(typeof query === "string" ? { text: query } : query) };
		const { sources, claims, notes } = unwrap(await searches.run(session, asked));
		return {
			sources: sources.map(({ sourceId }) => sourceId),
			claims: claims.hits.map(({ id }) => id),
			notes: notes.hits.map(({ id }) => id),
		};
	};
}

test("texts, claims and notes are found, and what was edited since the last search as it is now", async () => {
	const { tern, courier, session, found } = await desk();
	expect(await found("fire")).toEqual({ sources: [tern.id, courier.id], claims: [], notes: [] });
	const { claimId, evidenceId, evidenceKey } = tag(session, tern, "no fire on board", "conflicts");
	expect(await found("fire")).toMatchObject({ claims: [claimId] });
	const seen = session.winners.claim(claimId)?.version ?? [1, session.layerId];
	unwrap(editClaim(session, claimId, seen, { statement: "It burned.", rationale: "Smoke was seen." }));
	unwrap(editEvidence(session, evidenceId, { note: "The owner denies smoke" }));
	expect(await found("fire")).toMatchObject({ claims: [], notes: [] });
	expect(await found("smoke")).toEqual({ sources: [], claims: [claimId], notes: [evidenceKey] });
	unwrap(deleteEvidence(session, evidenceId));
	unwrap(deleteClaim(session, claimId));
	expect(await found("smoke")).toEqual({ sources: [], claims: [], notes: [] });
});

test("filters keep to a source, a stance, an analyst", async () => {
	const { folder, tern, courier, session, found } = await desk();
	const own = tag(session, tern, "no fire on board", "conflicts");
	await save(session);
	const other = await openAs(folder, ben);
	const theirs = tag(other, courier, "A fire broke out", "agrees", own.claimId);
	await save(other);
	await session.look();
	expect(await found({ text: "fire", sourceId: tern.id })).toMatchObject({ sources: [tern.id] });
	expect(await found({ text: "fire", stance: "agrees" })).toMatchObject({ sources: [courier.id] });
	expect(await found({ text: "fire by:ben" })).toMatchObject({
		sources: [courier.id],
		claims: [own.claimId],
	});
	expect(await found({ analystId: ben.analyst.id })).toMatchObject({ notes: [theirs.evidenceKey] });
});

test("a source is found by its outlet, and an excluded one is left out until it is back", async () => {
	const { tern, courier, session, found } = await desk();
	unwrap(setMetadata(session, { sourceId: courier.id, values: { outlet: "The Sarrow Courier" } }));
	expect(await found("fire source:sarrow")).toMatchObject({ sources: [courier.id] });
	unwrap(setExcluded(session, courier.id, true));
	expect(await found("fire")).toMatchObject({ sources: [tern.id] });
	unwrap(setExcluded(session, courier.id, false));
	expect(await found("fire")).toMatchObject({ sources: expect.arrayContaining([courier.id]) });
});

test("a claim that was merged into another is not listed, and its evidence stands for the other", async () => {
	const { tern, courier, session, found } = await desk();
	const kept = tag(session, tern, "no fire on board", "conflicts");
	const merged = tag(session, courier, "A fire broke out");
	unwrap(mergeClaims(session, [merged.claimId], kept.claimId));
	expect(await found("fire")).toMatchObject({ claims: [kept.claimId] });
	expect(await found({ text: "fire", sourceId: courier.id })).toMatchObject({ claims: [kept.claimId] });
});

test("the newest search is answered, and one that it overtakes is not", async () => {
	const { session } = await desk();
	const searches = new CaseSearch(0);
	const first = searches.run(session, { ...emptyQuery, text: "fire" });
	const second = searches.run(session, { ...emptyQuery, text: "ferry" });
	expect(await first).toMatchObject({ ok: false, problem: { code: "cancelled" } });
	expect(await second).toMatchObject({ ok: true });
});
