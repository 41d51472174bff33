import { expect, test, vi } from "vitest";
import { fileText } from "../../shared/model/canonical-json.ts";
import { ada, ben, emptyCase, layerOf, openAs, save, unwrap } from "../testing/case.ts";
import { shownIn } from "../testing/desk-case.ts";
import { fingerprints } from "../testing/folder.ts";
import type { CaseSession } from "./case-session.ts";
import { createClaim, deleteClaim } from "./claims.ts";
import { placeClaim } from "./place-claim.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A case with claims of these words, and their ids. */
async function caseOf(...statements: string[]) {
	const folder = await emptyCase();
	const session = await openAs(folder, ada);
	const ids: Record<string, string> = {};
	for (const statement of statements) ids[statement] = unwrap(createClaim(session, statement)).claimId ?? "";
	await save(session);
	const place = (by: CaseSession, claim: string, before: string | null) =>
		unwrap(placeClaim(by, ids[claim] ?? "", before === null ? null : (ids[before] ?? "")));
	return { folder, session, ids, place };
}

test("claims stand where they are placed, others stay, and undo puts one back", async () => {
	const { folder, session, place, ids } = await caseOf("one", "two", "three", "four");
	const start = shownIn(session).order;
	const [first = "", second = "", third = "", last = ""] = start;
	const { delta } = place(session, last, first);
	expect(Object.keys(delta.claims ?? {})).toEqual([ids[last]]);
	expect(shownIn(session).order).toEqual([last, first, second, third]);
	place(session, last, third);
	expect(shownIn(session).order).toEqual([first, second, last, third]);
	place(session, first, null);
	const end = [second, last, third, first];
	expect(shownIn(session).order).toEqual(end);
	expect(shownIn(session).history.undo).toBe(`move claim “${first}”`);
	await save(session);
	expect(shownIn(await openAs(folder, ben)).order).toEqual(end);
	for (let moves = 0; moves < 3; moves++) unwrap(session.reverse("undo"));
	expect(shownIn(session).order).toEqual(start);
});

test("F11 placing a claim writes one file of one's own layer", async () => {
	const { folder, place } = await caseOf("one", "two", "three");
	const session = await openAs(folder, ben);
	place(session, "one", "two");
	await save(session);
	const before = await fingerprints(folder);
	place(session, "three", "one");
	await save(session);
	const after = await fingerprints(folder);
	const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
	expect(changed).toEqual([`layers/${layerOf(ben)}/settings.json`]);
});

test("D7 two analysts who move different claims at the same time both get what they asked for", async () => {
	const { folder, session, place } = await caseOf("one", "two", "three", "four");
	const asBen = await openAs(folder, ben);
	const [first = "", second = "", third = "", last = ""] = shownIn(session).order;
	place(session, last, second);
	place(asBen, third, second);
	await save(session);
	await save(asBen);
	await session.look();
	await asBen.look();
	const { order } = shownIn(session);
	expect(shownIn(asBen).order).toEqual(order);
	expect([order[0], order[3]]).toEqual([first, second]);
	// And there is room between the two.
	const [, upper = "", lower = ""] = order;
	place(session, second, lower);
	expect(shownIn(session).order).toEqual([first, upper, second, lower]);
});

test("a claim that is gone is neither placed nor placed before; before itself it stays", async () => {
	const { session, ids } = await caseOf("one", "two", "three");
	unwrap(deleteClaim(session, ids.two ?? ""));
	const gone = { problem: { message: "This claim was deleted." } };
	expect(placeClaim(session, ids.two ?? "", null)).toMatchObject(gone);
	expect(placeClaim(session, ids.one ?? "", ids.two ?? "")).toMatchObject(gone);
	expect(unwrap(placeClaim(session, ids.one ?? "", ids.one ?? "")).delta.claims).toEqual({});
});

test("F15 ranks that leave no room are refused in words, and nothing is written that could not be read", async () => {
	const { session, ids, place } = await caseOf("one", "two");
	const rank = "3".repeat(1_000);
	const { editing, perform } = { editing: session.editing(), perform: session.perform.bind(session) };
	const [one = "", two = ""] = [ids.one, ids.two];
	for (const [claimId, end] of [
		[one, "3"],
		[two, "4"],
	] as const) {
		const after = { kind: "rank", claimId, rank: rank.slice(1) + end, editedAt: editing.now } as const;
		perform("forge", [{ before: null, after: { ...after, version: [1, session.layerId] } }]);
	}
	const third = unwrap(createClaim(session, "three")).claimId ?? "";
	expect(placeClaim(session, third, two)).toMatchObject({
		problem: { message: "There is no room between these two claims. Move one of them first." },
	});
	place(session, "two", null);
	expect(unwrap(placeClaim(session, third, two)).claimId).toBe(third);
	await save(session);
	expect(fileText(shownIn(session).order)).toContain("three");
});
