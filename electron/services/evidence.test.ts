import { expect, test, vi } from "vitest";
import { ada, openAs, tag, unwrap } from "../testing/case.ts";
import { shownIn, twoClaims } from "../testing/desk-case.ts";
import { deleteClaim } from "./claims.ts";
import { editEvidence, tagSpan } from "./evidence.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

async function ownTag() {
	const made = await twoClaims();
	const session = await openAs(made.folder, ada);
	const own = tag(session, made.sources[0], "lost power", "agrees", made.power.claimId);
	const edit = (changes: Parameters<typeof editEvidence>[2]) =>
		unwrap(editEvidence(session, own.evidenceId, changes)).delta.evidence?.[own.evidenceKey];
	return { ...made, session, own, edit, undo: () => shownIn(session).history.undo };
}

test("stance, note and attribution are changed and taken away, and undo says what was done", async () => {
	const { edit, undo, session } = await ownTag();
	expect(edit({ stance: "context" })).toMatchObject({ stance: "context" });
	expect(undo()).toBe("change a stance to “context”");
	expect(edit({ note: "Check this." })).toMatchObject({ note: "Check this.", stance: "context" });
	expect(undo()).toBe("write a note");
	expect(edit({ note: "Checked." })).toMatchObject({ note: "Checked." });
	expect(undo()).toBe("edit a note");
	expect(edit({ note: "" })).not.toHaveProperty("note");
	expect(undo()).toBe("delete a note");
	expect(edit({ attributedTo: "the harbour master" })).toMatchObject({ attributedTo: "the harbour master" });
	expect(undo()).toBe("attribute a tag to “the harbour master”");
	expect(edit({ attributedTo: "" })).not.toHaveProperty("attributedTo");
	expect(undo()).toBe("take back an attribution");
	const steps = session.history.undo.length;
	expect(edit({ stance: "context", note: "", attributedTo: "" })).toBeUndefined();
	expect(session.history.undo).toHaveLength(steps);
});

test("D1 borders move to other words of the source, trimmed and checked like a new tag", async () => {
	const { edit, undo, session, own, sources } = await ownTag();
	const [{ text }] = sources;
	const start = text.indexOf(" lost power at");
	const span = { start, end: start + 14, quote: text.slice(start, start + 14) };
	expect(edit({ span })).toMatchObject({ quote: "lost power at", start: start + 1, end: start + 14 });
	expect(undo()).toBe("move the borders of a tag");
	for (const [wrong, code] of [
		[{ ...span, quote: "lost power in " }, "quote-mismatch"],
		[{ start, end: start + 1, quote: " " }, "invalid-request"],
		[{ start, end: 100_000, quote: "lost" }, "quote-mismatch"],
	] as const)
		expect(editEvidence(session, own.evidenceId, { span: wrong })).toMatchObject({ problem: { code } });
	expect(shownIn(session).evidence[own.evidenceKey]).toMatchObject({ quote: "lost power at" });
});

test("D1 several changes are one action", async () => {
	const { edit, undo, session, own, hurt } = await ownTag();
	const before = shownIn(session).evidence[own.evidenceKey];
	expect(edit({ claimId: hurt.claimId, stance: "conflicts", note: "See there." })).toMatchObject({
		claimId: hurt.claimId,
		stance: "conflicts",
		note: "See there.",
	});
	expect(undo()).toBe("edit tag “lost power”");
	unwrap(session.reverse("undo"));
	expect(shownIn(session).evidence[own.evidenceKey]).toEqual(before);
	expect(edit({ claimId: hurt.claimId })).toMatchObject({ claimId: hurt.claimId });
	expect(undo()).toBe("move a tag to “Twelve people were hurt”");
});

test("evidence does not move to a claim that is gone", async () => {
	const { session, own, hurt } = await ownTag();
	unwrap(deleteClaim(session, hurt.claimId));
	for (const claimId of [hurt.claimId, "a".repeat(16)])
		expect(editEvidence(session, own.evidenceId, { claimId })).toMatchObject({
			problem: { message: "That claim was deleted. Choose another one, or start a new one." },
		});
});

test("F7 a deleted claim is listed no more when the last tag on it moves away", async () => {
	const { folder, sources, power } = await twoClaims();
	const session = await openAs(folder, ada);
	const own = tag(session, sources[1], "The engine ran");
	// As another device of the same analyst can leave it: a tag under a claim that is deleted.
	const claim = session.winners.claim(own.claimId);
	if (!claim) throw new Error("The claim is there.");
	const version: [number, string] = [2, session.layerId];
	session.perform("delete", [{ before: claim, after: { ...claim, deleted: true, version } }]);
	expect(shownIn(session).claims[own.claimId]).toMatchObject({ deletedBy: "Ada" });
	const { delta } = unwrap(editEvidence(session, own.evidenceId, { claimId: power.claimId }));
	expect(delta.claims).toEqual({ [own.claimId]: null });
});

test("a tag starts a claim in the words given, or in its own", async () => {
	const { session, sources } = await ownTag();
	const [source] = sources;
	const request = { sourceId: source.id, start: 0, end: 9, quote: "The ferry", stance: "agrees" as const };
	const words = (statement?: string) => {
		const { delta } = unwrap(tagSpan(session, { ...request, claimId: null, statement }));
		return Object.values(delta.claims ?? {}).map((claim) => claim?.statement);
	};
	expect(words(" It was a ferry. ")).toEqual(["It was a ferry."]);
	expect(words()).toEqual(["The ferry"]);
	expect(words("  ")).toEqual(["The ferry"]);
});
