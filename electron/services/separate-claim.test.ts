import { expect, test } from "vitest";
import { ada, addSource, emptyCase, openAs, tag, unwrap } from "../testing/case.ts";
import { listedClaims } from "./claim-views.ts";
import { createClaim } from "./claims.ts";
import { shownEvidence } from "./evidence-views.ts";
import { mergeClaims } from "./merge-claims.ts";
import { separateClaim } from "./separate-claim.ts";

test("F8 a merged claim is brought back with its evidence, once, as one step of undo", async () => {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const source = await addSource(folder, "The boat lost power at dawn.");
	session.addSource(source);
	const { claimId = "" } = tag(session, source, "lost power");
	const { claimId: other = "" } = unwrap(createClaim(session, "There was no power."));
	const listed = () => listedClaims(session).map(({ id }) => id);
	const under = () => shownEvidence(session).map((item) => item.claimId);

	unwrap(mergeClaims(session, [claimId], other));
	expect([listed(), under()]).toEqual([[other], [other]]);
	expect(unwrap(separateClaim(session, claimId)).claimId).toBe(claimId);
	expect([listed().sort(), under()]).toEqual([[claimId, other].sort(), [claimId]]);
	expect(separateClaim(session, claimId)).toMatchObject({ ok: false });
	unwrap(session.reverse("undo"));
	expect([listed(), under()]).toEqual([[other], [other]]);
	expect(separateClaim(session, "nowhereaaaaaaaaa")).toMatchObject({ ok: false });
});
