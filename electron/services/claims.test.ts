import { expect, test, vi } from "vitest";
import { ada, ben, openAs, save, unwrap } from "../testing/case.ts";
import { shownIn, twoClaims } from "../testing/desk-case.ts";
import { wordClaim } from "../testing/word-claim.ts";
import { deleteClaim, editClaim, settleOffers } from "./claims.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("a verdict and a rationale are given, changed and taken back, and undo says which", async () => {
	const { folder, hurt } = await twoClaims();
	const session = await openAs(folder, ada);
	const edit = (changes: Parameters<typeof editClaim>[3]) => {
		const seen = session.winners.claim(hurt.claimId)?.version ?? [1, ""];
		return unwrap(editClaim(session, hurt.claimId, seen, changes)).delta.claims?.[hurt.claimId];
	};
	expect(edit({ verdict: "Half true", rationale: "See note 3." })).toMatchObject({
		statement: "Twelve people were hurt",
		verdict: "Half true",
		rationale: "See note 3.",
	});
	expect(shownIn(session).history.undo).toBe("edit claim “Twelve people were hurt”");
	expect(edit({ verdict: "True" })).toMatchObject({ verdict: "True", rationale: "See note 3." });
	expect(shownIn(session).history.undo).toBe("write the verdict on “Twelve people were hurt”");
	expect(edit({ rationale: "" })).not.toHaveProperty("rationale");
	expect(shownIn(session).history.undo).toBe("take back the rationale on “Twelve people were hurt”");
	const steps = session.history.undo.length;
	expect(edit({ verdict: "True", rationale: "" })).toBeUndefined();
	expect(session.history.undo).toHaveLength(steps);
	await save(session);
	expect(shownIn(await openAs(folder, ben)).claims[hurt.claimId]).toMatchObject({ verdict: "True" });
});

test("F8 a teammate's version that came while one was writing is offered, not taken back unseen", async () => {
	const { folder, hurt } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	const before = shownIn(session).claims[hurt.claimId];
	unwrap(wordClaim(asBen, hurt.claimId, "Ben's words."));
	const bens = asBen.winners.claim(hurt.claimId)?.version ?? [1, ""];
	unwrap(editClaim(asBen, hurt.claimId, bens, { verdict: "True" }));
	await save(asBen);
	await session.look();
	const { delta } = unwrap(
		editClaim(session, hurt.claimId, before?.version ?? [1, ""], { statement: "Ada's words." }),
	);
	expect(delta.claims?.[hurt.claimId]).toMatchObject({
		statement: "Ada's words.",
		// What Ada did not touch is as it came.
		verdict: "True",
		editedBy: "Ada",
		offers: [{ by: "Ben", statement: "Ben's words.", verdict: "True", deletes: false }],
	});
	// Working on does not make the offer go.
	unwrap(wordClaim(session, hurt.claimId, "Ada's last words."));
	expect(shownIn(session).claims[hurt.claimId]?.offers).toHaveLength(1);
	await save(session);
	await asBen.look();
	expect(shownIn(asBen).claims[hurt.claimId]).toEqual(shownIn(session).claims[hurt.claimId]);
	unwrap(settleOffers(asBen, hurt.claimId, null));
	expect(shownIn(asBen).claims[hurt.claimId]).not.toHaveProperty("offers");
});

test("F8 one's own edits follow each other, though the window has not been told of the first yet", async () => {
	const { folder, hurt } = await twoClaims();
	const session = await openAs(folder, ada);
	const seen = session.winners.claim(hurt.claimId)?.version ?? [1, ""];
	unwrap(editClaim(session, hurt.claimId, seen, { verdict: "True" }));
	const { delta } = unwrap(editClaim(session, hurt.claimId, seen, { rationale: "See note 3." }));
	expect(delta.claims?.[hurt.claimId]).toMatchObject({ verdict: "True", rationale: "See note 3." });
	expect(delta.claims?.[hurt.claimId]).not.toHaveProperty("offers");
});

test("F8 undoing an edit of an older version brings back the teammate's that showed", async () => {
	const { folder, hurt } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	const seen = shownIn(session).claims[hurt.claimId]?.version ?? [1, ""];
	unwrap(wordClaim(asBen, hurt.claimId, "Ben's words."));
	await save(asBen);
	await session.look();
	unwrap(editClaim(session, hurt.claimId, seen, { statement: "Ada's words." }));
	unwrap(session.reverse("undo"));
	expect(shownIn(session).claims[hurt.claimId]).toMatchObject({ statement: "Ben's words." });
	expect(shownIn(session).claims[hurt.claimId]).not.toHaveProperty("offers");
});

test("F8 a version said to be seen that nobody has made yet hides nothing", async () => {
	const { folder, hurt } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	const future = [Number.MAX_SAFE_INTEGER - 1, asBen.layerId] as const;
	unwrap(editClaim(session, hurt.claimId, future, { statement: "Ada's words." }));
	unwrap(wordClaim(asBen, hurt.claimId, "Ben's words."));
	await save(session);
	await save(asBen);
	await session.look();
	expect(shownIn(session).claims[hurt.claimId]?.offers).toHaveLength(1);
});

test("a claim that was deleted is not edited", async () => {
	const { folder, power } = await twoClaims();
	const session = await openAs(folder, ada);
	unwrap(deleteClaim(session, power.claimId));
	expect(wordClaim(session, power.claimId, "Other words.")).toMatchObject({
		problem: { code: "not-found", message: "This claim was deleted." },
	});
});
