import { expect, test, vi } from "vitest";
import { silenceIdOf } from "../files/silence-id.ts";
import { ada, ben, openAs, save, tag, unwrap } from "../testing/case.ts";
import { shownIn, twoClaims } from "../testing/desk-case.ts";
import { deltaOfArrival } from "./case-deltas.ts";
import { createClaim, deleteClaim } from "./claims.ts";
import { deleteEvidence, editEvidence } from "./evidence.ts";
import { mergeClaims } from "./merge-claims.ts";
import { setRestSilent, setSilent } from "./silences.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("F9 a silence is recorded and taken back, under the id that analyst, claim and source give", async () => {
	const { folder, sources, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const [, source] = sources;
	const id = silenceIdOf(ada.analyst.id, power.claimId, source.id);
	const key = `${ada.analyst.id}/silence/${id}`;
	const { delta, claimId } = unwrap(setSilent(session, power.claimId, source.id, true));
	expect(claimId).toBe(power.claimId);
	expect(delta.silences).toEqual({
		[key]: {
			key,
			id,
			analystId: ada.analyst.id,
			claimId: power.claimId,
			sourceId: source.id,
			own: true,
		},
	});
	expect(shownIn(session).history.undo).toBe("record silence on “The ferry lost power”");
	expect(unwrap(setSilent(session, power.claimId, source.id, true)).delta.silences).toEqual({});
	expect(session.history.undo).toHaveLength(1);
	await save(session);
	const asBen = await openAs(folder, ben);
	expect(shownIn(asBen).silences).toMatchObject([{ key, own: false }]);
	// Ben has nothing to take back there.
	expect(unwrap(setSilent(asBen, power.claimId, source.id, false)).delta.silences).toEqual({});

	expect(unwrap(setSilent(session, power.claimId, source.id, false)).delta.silences).toEqual({ [key]: null });
	unwrap(session.reverse("undo"));
	expect(shownIn(session).silences).toMatchObject([{ key }]);
	unwrap(setSilent(session, power.claimId, source.id, false));
	expect(unwrap(setSilent(session, power.claimId, source.id, true)).delta.silences).toMatchObject({
		[key]: { id },
	});
});

test("F9 a source in which one has tagged words under a claim is not silent on it", async () => {
	const { folder, sources, hurt } = await twoClaims();
	const session = await openAs(folder, ada);
	const [source] = sources;
	// Ben's tag does not keep Ada from finding nothing there.
	unwrap(setSilent(session, hurt.claimId, source.id, true));
	const own = tag(session, source, "17:42", "context", hurt.claimId);
	expect(shownIn(session).silences).toEqual([]);
	expect(setSilent(session, hurt.claimId, source.id, true)).toMatchObject({
		problem: {
			message:
				"You have tagged words of this source under this claim, so it is not silent on it. Delete your tag first.",
		},
	});
	unwrap(deleteEvidence(session, own.evidenceId));
	unwrap(setSilent(session, hurt.claimId, source.id, true));
	expect(shownIn(session).silences).toHaveLength(1);
});

test("F9 a tag that moves to another claim withdraws one's own silence there in the same action", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const own = tag(session, sources[1], "The engine ran", "context", hurt.claimId);
	unwrap(setSilent(session, power.claimId, sources[1].id, true));
	const { delta } = unwrap(editEvidence(session, own.evidenceId, { claimId: power.claimId }));
	expect(Object.values(delta.silences ?? {})).toEqual([null]);
	unwrap(session.reverse("undo"));
	expect(shownIn(session).silences).toHaveLength(1);
	expect(shownIn(session).evidence[own.evidenceKey]).toMatchObject({ claimId: hurt.claimId });
});

test("F9 the rest of a source is silent: every live claim for which one has neither a tag nor a silence, as one action", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const [, source] = sources;
	const own = tag(session, source, "The engine ran");
	unwrap(setSilent(session, power.claimId, source.id, true));
	const gone = unwrap(createClaim(session, "Gone.")).claimId ?? "";
	unwrap(deleteClaim(session, gone));
	const other = unwrap(createClaim(session, "It rained.")).claimId ?? "";
	const { delta } = unwrap(setRestSilent(session, source.id));
	const silent = Object.values(delta.silences ?? {}).map((silence) => silence?.claimId);
	expect(silent.sort()).toEqual([hurt.claimId, other].sort());
	expect(silent).not.toContain(own.claimId);
	expect(shownIn(session).history.undo).toBe("record silence on 2 claims");
	expect(unwrap(setRestSilent(session, source.id)).delta.silences).toEqual({});
	unwrap(session.reverse("undo"));
	expect(shownIn(session).silences).toMatchObject([{ claimId: power.claimId }]);
});

test("a silence on what is not in the case is refused", async () => {
	const { folder, sources, hurt } = await twoClaims();
	const session = await openAs(folder, ada);
	const nowhere = { problem: { code: "not-found", message: "This source is not in the case any more." } };
	expect(setSilent(session, hurt.claimId, "a".repeat(26), true)).toMatchObject(nowhere);
	expect(setRestSilent(session, "a".repeat(26))).toMatchObject(nowhere);
	expect(setSilent(session, "a".repeat(16), sources[0].id, true)).toMatchObject({
		problem: { code: "not-found" },
	});
});

test("F9 a silence that a teammate's merge brings beside one's own tag is not shown, and comes back when the tag goes", async () => {
	const { folder, sources, hurt, power } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	const own = tag(session, sources[0], "17:42", "context", hurt.claimId);
	const { delta } = unwrap(setSilent(session, power.claimId, sources[0].id, true));
	const [key = ""] = Object.keys(delta.silences ?? {});
	unwrap(mergeClaims(asBen, [power.claimId], hurt.claimId));
	await save(asBen);
	const { touched, arrival } = await session.look();
	expect(deltaOfArrival(session, touched, arrival.sources).silences).toEqual({ [key]: null });
	expect(shownIn(session).silences).toEqual([]);
	const gone = unwrap(deleteEvidence(session, own.evidenceId));
	expect(gone.delta.silences).toMatchObject({ [key]: { claimId: hurt.claimId } });
});

test("M2 a teammate's silence reaches the window", async () => {
	const { folder, sources, power } = await twoClaims();
	const [session, asBen] = [await openAs(folder, ada), await openAs(folder, ben)];
	unwrap(setSilent(asBen, power.claimId, sources[1].id, true));
	await save(asBen);
	const { touched, arrival } = await session.look();
	const { silences } = deltaOfArrival(session, touched, arrival.sources);
	expect(Object.values(silences ?? {})).toMatchObject([{ claimId: power.claimId, own: false }]);
});
