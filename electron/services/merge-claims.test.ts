import { expect, test, vi } from "vitest";
import { ada, ben, openAs, save, tag, unwrap } from "../testing/case.ts";
import { shownIn, twoClaims } from "../testing/desk-case.ts";
import { fingerprints } from "../testing/folder.ts";
import { wordClaim } from "../testing/word-claim.ts";
import { deltaOf, deltaOfArrival } from "./case-deltas.ts";
import { deleteClaim, settleOffers } from "./claims.ts";
import { editEvidence } from "./evidence.ts";
import { mergeClaims, splitClaim } from "./merge-claims.ts";
import { setSilent } from "./silences.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("F8 merging shows a claim's evidence under the other one, names it there, and undo brings it back", async () => {
	const { folder, hurt, power, nobody } = await twoClaims();
	const before = await fingerprints(folder);
	const session = await openAs(folder, ada);
	const { delta, claimId } = unwrap(mergeClaims(session, [hurt.claimId], power.claimId));
	expect(claimId).toBe(power.claimId);
	expect(delta.claims).toMatchObject({
		[hurt.claimId]: null,
		[power.claimId]: { merged: [{ id: hurt.claimId, statement: "Twelve people were hurt" }] },
	});
	expect(delta.evidence).toMatchObject({
		[hurt.evidenceKey]: { claimId: power.claimId },
		[nobody.evidenceKey]: { claimId: power.claimId },
	});
	expect(shownIn(session).history.undo).toBe("merge “Twelve people were hurt” into “The ferry lost power”");
	await save(session);
	const after = await fingerprints(folder);
	for (const [path, print] of Object.entries(before)) expect(after[path]).toBe(print);

	const undone = deltaOf(session, unwrap(session.reverse("undo")).edits);
	expect(undone.claims?.[hurt.claimId]).toMatchObject({ statement: "Twelve people were hurt" });
	expect(undone.claims?.[power.claimId]).not.toHaveProperty("merged");
	expect(undone.evidence?.[hurt.evidenceKey]).toMatchObject({ claimId: hurt.claimId });
});

test("F8 claims are merged into what the other one was merged into, also several at once", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const engine = tag(session, sources[1], "The engine ran");
	unwrap(mergeClaims(session, [power.claimId], hurt.claimId));
	const { delta } = unwrap(mergeClaims(session, [engine.claimId], power.claimId));
	const merged = delta.claims?.[hurt.claimId]?.merged?.map(({ id }) => id);
	expect(new Set(merged)).toEqual(new Set([power.claimId, engine.claimId]));
	unwrap(session.reverse("undo"));
	unwrap(session.reverse("undo"));
	const both = unwrap(mergeClaims(session, [power.claimId, engine.claimId, power.claimId], hurt.claimId));
	expect(both.delta.claims?.[hurt.claimId]?.merged).toHaveLength(2);
	expect(shownIn(session).history.undo).toBe("merge 2 claims into “Twelve people were hurt”");
});

test("F8 a claim is not merged into itself, nor with one that is deleted, merged away or unknown", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const gone = tag(session, sources[1], "The engine ran");
	unwrap(deleteClaim(session, gone.claimId));
	const refusals: [string[], string, string][] = [
		[[hurt.claimId], hurt.claimId, "A claim cannot be merged into itself. Choose another one."],
		[
			[power.claimId, hurt.claimId],
			hurt.claimId,
			"A claim cannot be merged into itself. Choose another one.",
		],
		[[hurt.claimId], gone.claimId, "This claim was deleted."],
		[[gone.claimId], hurt.claimId, "This claim was deleted."],
		[["a".repeat(16)], hurt.claimId, "This claim is not in the case."],
	];
	for (const [claimIds, into, message] of refusals)
		expect(mergeClaims(session, claimIds, into)).toMatchObject({ problem: { message } });
	unwrap(mergeClaims(session, [hurt.claimId], power.claimId));
	for (const refused of [
		mergeClaims(session, [hurt.claimId], power.claimId),
		wordClaim(session, hurt.claimId, "Other words."),
		deleteClaim(session, hurt.claimId),
	])
		expect(refused).toMatchObject({
			problem: { message: "This claim was merged into “The ferry lost power”." },
		});
});

test("F8 M2 a teammate's merge reaches the window with all that it moves, and so does its undoing", async () => {
	const { folder, hurt, power, nobody } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	const look = async () => {
		await save(asBen);
		const { touched, arrival } = await session.look();
		return deltaOfArrival(session, touched, arrival.sources);
	};
	unwrap(mergeClaims(asBen, [hurt.claimId], power.claimId));
	expect(await look()).toMatchObject({
		claims: { [hurt.claimId]: null, [power.claimId]: { merged: [{ id: hurt.claimId }] } },
		evidence: {
			[hurt.evidenceKey]: { claimId: power.claimId },
			[nobody.evidenceKey]: { claimId: power.claimId },
		},
	});
	unwrap(asBen.reverse("undo"));
	expect(await look()).toMatchObject({
		claims: { [hurt.claimId]: { statement: "Twelve people were hurt" } },
		evidence: {
			[hurt.evidenceKey]: { claimId: hurt.claimId },
			[nobody.evidenceKey]: { claimId: hurt.claimId },
		},
	});
});

test("F8 an edit that changes no merge tells of no evidence", async () => {
	const { folder, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	unwrap(mergeClaims(session, [hurt.claimId], power.claimId));
	const { delta } = unwrap(wordClaim(session, power.claimId, "Other words."));
	expect(delta.evidence).toEqual({});
	expect(Object.keys(delta.claims ?? {})).toEqual([power.claimId]);
});

test("F8 a tag, a silence and a moved tag on a claim that was merged away join the one that stands", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const engine = tag(session, sources[1], "The engine ran");
	unwrap(mergeClaims(session, [hurt.claimId], power.claimId));
	expect(tag(session, sources[0], "17:42", "context", hurt.claimId).claimId).toBe(power.claimId);
	expect(setSilent(session, hurt.claimId, sources[0].id, true)).toMatchObject({
		problem: { message: expect.stringContaining("not silent on it") },
	});
	const moved = unwrap(editEvidence(session, engine.evidenceId, { claimId: hurt.claimId }));
	expect(moved.delta.evidence?.[engine.evidenceKey]).toMatchObject({ claimId: power.claimId });
});

test("F9 merging withdraws one's own silence where one has evidence on what is one claim then, and undo brings it back", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	tag(session, sources[0], "17:42", "context", hurt.claimId);
	unwrap(setSilent(session, power.claimId, sources[0].id, true));
	unwrap(setSilent(session, power.claimId, sources[1].id, true));
	unwrap(mergeClaims(session, [power.claimId], hurt.claimId));
	expect(shownIn(session).silences).toMatchObject([{ claimId: hurt.claimId, sourceId: sources[1].id }]);
	unwrap(session.reverse("undo"));
	expect(shownIn(session).silences).toHaveLength(2);
});

test("F7 deleting a claim deletes those that were merged into it: nothing comes back that nobody asked for", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const own = tag(session, sources[0], "17:42", "context", hurt.claimId);
	const engine = tag(session, sources[1], "The engine ran");
	unwrap(mergeClaims(session, [hurt.claimId, engine.claimId], power.claimId));
	unwrap(deleteClaim(session, power.claimId));
	// Others' tags keep the claims listed that they were made for.
	const { claims, evidence } = shownIn(session);
	expect(claims).toMatchObject({
		[hurt.claimId]: { deletedBy: "Ada" },
		[power.claimId]: { deletedBy: "Ada" },
	});
	expect(Object.keys(claims)).toHaveLength(2);
	expect(evidence[own.evidenceKey]).toBeUndefined();
	unwrap(session.reverse("undo"));
	expect(shownIn(session).claims[power.claimId]?.merged).toHaveLength(2);
	expect(shownIn(session).evidence[own.evidenceKey]).toMatchObject({ claimId: power.claimId });
});

test("F8 a wording that was written while somebody merged the claim is offered where it is named, and can be settled", async () => {
	const { folder, hurt, power } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	unwrap(wordClaim(session, hurt.claimId, "Twelve were hurt, says the company."));
	unwrap(mergeClaims(asBen, [hurt.claimId], power.claimId));
	await save(session);
	await save(asBen);
	await session.look();
	// Of the two versions Ben's wins.
	expect(shownIn(session).claims[power.claimId]?.merged).toMatchObject([
		{ id: hurt.claimId, offers: [{ by: "Ada", statement: "Twelve were hurt, says the company." }] },
	]);
	unwrap(settleOffers(session, hurt.claimId, session.layerId));
	expect(shownIn(session).claims).toMatchObject({
		[hurt.claimId]: { statement: "Twelve were hurt, says the company." },
		[power.claimId]: { statement: "The ferry lost power" },
	});
});

test("F8 splitting starts a claim with some of one's own evidence, as one action", async () => {
	const { folder, sources, hurt } = await twoClaims();
	const session = await openAs(folder, ada);
	const first = tag(session, sources[0], "17:42", "context", hurt.claimId);
	const second = tag(session, sources[1], "The engine ran", "agrees", hurt.claimId);
	const before = shownIn(session);
	const { claimId = "", delta } = unwrap(
		splitClaim(session, hurt.claimId, [second.evidenceId], " The engine. "),
	);
	expect(delta.claims?.[claimId]).toMatchObject({ statement: "The engine." });
	expect(delta.evidence).toMatchObject({ [second.evidenceKey]: { claimId } });
	expect(shownIn(session).evidence[first.evidenceKey]).toMatchObject({ claimId: hurt.claimId });
	expect(shownIn(session).history.undo).toBe("split claim “Twelve people were hurt”");
	unwrap(session.reverse("undo"));
	expect(shownIn(session).claims).toEqual(before.claims);
});

test("F8 what is not one's own, deleted, or under another claim is not split off", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const own = tag(session, sources[0], "17:42", "context", hurt.claimId);
	const split = (...ids: string[]) => splitClaim(session, hurt.claimId, ids, "New.");
	expect(split(own.evidenceId, hurt.evidenceId)).toMatchObject({ problem: { code: "not-yours" } });
	expect(split("a".repeat(16))).toMatchObject({ problem: { code: "not-found" } });
	expect(splitClaim(session, power.claimId, [own.evidenceId], "New.")).toMatchObject({
		problem: { message: "A tag to be moved is not under this claim any more. Choose again." },
	});
	expect(shownIn(session).order).toHaveLength(2);
});
