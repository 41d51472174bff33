import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { CaseDelta, CaseView, EvidenceView, SilenceView } from "../../shared/ipc/views.ts";
import { put } from "../../shared/model/edits.ts";
import { metadataFields, stances } from "../../shared/schema/records.ts";
import {
	ada,
	adaElsewhere,
	addSource,
	ben,
	dataFolderOf,
	emptyCase,
	layerOf,
	openAs,
	save,
	tag,
	unwrap,
} from "../testing/case.ts";
import { filesIn, fingerprints, textsIn } from "../testing/folder.ts";
import { wordClaim } from "../testing/word-claim.ts";
import { fixedWorld } from "../testing/world.ts";
import { deltaOf, deltaOfArrival } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { caseView } from "./case-views.ts";
import { createClaim, deleteClaim, renameCase, settleOffers } from "./claims.ts";
import { deleteEvidence, editEvidence, tagSpan } from "./evidence.ts";
import { mergeClaims, splitClaim } from "./merge-claims.ts";
import { openSession } from "./open-session.ts";
import { placeClaim } from "./place-claim.ts";
import { setRestSilent, setSilent } from "./silences.ts";
import { setExcluded, setFolded, setMetadata } from "./sources.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const texts = ["The ferry lost power at 17:42.", "Twelve people were hurt, the company said. 👩‍👩‍👧 Twelve."];

/** A view without the order of its lists, and without what belongs to one sitting. */
function content(view: CaseView) {
	const byKey = <T>(list: readonly T[], key: (item: T) => string) =>
		Object.fromEntries(list.map((item) => [key(item), item]));
	return {
		title: view.title,
		analysts: byKey(view.analysts, ({ id }) => id),
		sources: byKey(view.sources, ({ id }) => id),
		claims: byKey(view.claims, ({ id }) => id),
		evidence: byKey(view.evidence, ({ key }) => key),
		silences: byKey(view.silences, ({ key }) => key),
		notices: view.notices,
	};
}

function shown(session: CaseSession) {
	return content(caseView(session, null));
}

/** What the window has after a delta. */
function withDelta(before: ReturnType<typeof content>, delta: CaseDelta): ReturnType<typeof content> {
	const merged = <T>(old: Record<string, T>, changes: Readonly<Record<string, T | null>> = {}) =>
		Object.fromEntries(
			Object.entries<T | null>({ ...old, ...changes }).filter(
				(entry): entry is [string, T] => entry[1] !== null,
			),
		);
	return {
		...before,
		title: delta.title ?? before.title,
		sources: merged(before.sources, delta.sources),
		claims: merged(before.claims, delta.claims),
		evidence: merged(before.evidence, delta.evidence),
		silences: merged(before.silences, delta.silences),
	};
}

/** A case with two sources in which Ben has tagged both under a claim of his. */
async function bensCase() {
	const folder = await emptyCase();
	const sources = [await addSource(folder, ...texts), await addSource(folder, "Nobody was hurt.")] as const;
	const session = await openAs(folder, ben);
	const first = tag(session, sources[0], "Twelve people were hurt");
	const second = tag(session, sources[1], "Nobody was hurt", "conflicts", first.claimId);
	await save(session);
	return {
		folder,
		sources,
		claimId: first.claimId,
		evidenceId: first.evidenceId,
		evidenceKey: first.evidenceKey,
		secondKey: second.evidenceKey,
	};
}

function benFiles(all: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(all).filter(([path]) => path.startsWith(`layers/${layerOf(ben)}/`)),
	);
}

const doing = fc.oneof(
	fc.record({
		act: fc.constant("tag" as const),
		source: fc.nat(1),
		start: fc.nat(60),
		length: fc.nat(20),
		stance: fc.constantFrom(...stances),
		claim: fc.option(fc.nat(5)),
	}),
	fc.record({
		act: fc.constantFrom("stance", "untag", "unclaim", "state" as const),
		which: fc.nat(7),
		stance: fc.constantFrom(...stances),
	}),
	fc.record({
		act: fc.constantFrom("claim", "title" as const),
		words: fc.constantFrom("", "It rained.", "“Zwölf”"),
	}),
	fc.record({
		act: fc.constant("describe" as const),
		source: fc.nat(1),
		field: fc.constantFrom(...metadataFields),
		value: fc.constantFrom("", "2026-03-01", "Courier"),
	}),
	fc.record({ act: fc.constantFrom("exclude", "fold" as const), source: fc.nat(1), yes: fc.boolean() }),
	{
		weight: 4,
		arbitrary: fc.record({
			act: fc.constantFrom("merge", "split", "place", "move" as const),
			which: fc.nat(7),
			other: fc.nat(7),
		}),
	},
	fc.record({ act: fc.constant("silence" as const), which: fc.nat(7), source: fc.nat(1), yes: fc.boolean() }),
	fc.record({ act: fc.constant("rest" as const), source: fc.nat(1) }),
	fc.record({ act: fc.constantFrom("undo", "redo" as const) }),
);

/** Does one thing, whatever is there to do it with. Null: it was refused, and nothing may have changed. */
function perform(
	session: CaseSession,
	sourceIds: readonly string[],
	deed: typeof doing extends fc.Arbitrary<infer T> ? T : never,
): CaseDelta | null {
	const view = caseView(session, null);
	const pick = <T>(list: readonly T[], index: number | null) =>
		index === null || list.length === 0 ? undefined : list[index % list.length];
	const edited = (result: ReturnType<typeof editEvidence>) => (result.ok ? result.value.delta : null);
	switch (deed.act) {
		case "tag": {
			const sourceId = sourceIds[deed.source] ?? "";
			const quote = session.sources.get(sourceId)?.text.slice(deed.start, deed.start + deed.length) ?? "";
			const claimId = pick(view.claims, deed.claim)?.id ?? null;
			return edited(
				tagSpan(session, {
					sourceId,
					start: deed.start,
					end: deed.start + quote.length,
					quote,
					stance: deed.stance,
					claimId,
				}),
			);
		}
		case "stance":
			return edited(
				editEvidence(session, pick(view.evidence, deed.which)?.id ?? "", { stance: deed.stance }),
			);
		case "untag":
			return edited(deleteEvidence(session, pick(view.evidence, deed.which)?.id ?? ""));
		case "unclaim":
			return edited(deleteClaim(session, pick(view.claims, deed.which)?.id ?? ""));
		case "state":
			return edited(wordClaim(session, pick(view.claims, deed.which)?.id ?? "", `Stated as ${deed.stance}.`));
		case "merge": {
			const [one, other] = [pick(view.claims, deed.which), pick(view.claims, deed.other)];
			return edited(mergeClaims(session, [one?.id ?? ""], other?.id ?? ""));
		}
		case "split": {
			const evidence = pick(view.evidence, deed.which);
			return edited(splitClaim(session, evidence?.claimId ?? "", [evidence?.id ?? ""], "Split off."));
		}
		case "place":
			return edited(
				placeClaim(
					session,
					pick(view.claims, deed.which)?.id ?? "",
					pick(view.claims, deed.other)?.id ?? null,
				),
			);
		case "move": {
			const [evidence, claim] = [pick(view.evidence, deed.which), pick(view.claims, deed.other)];
			return edited(editEvidence(session, evidence?.id ?? "", { claimId: claim?.id ?? "", note: "Moved." }));
		}
		case "silence": {
			const claim = pick(view.claims, deed.which);
			return edited(setSilent(session, claim?.id ?? "", sourceIds[deed.source] ?? "", deed.yes));
		}
		case "rest":
			return edited(setRestSilent(session, sourceIds[deed.source] ?? ""));
		case "claim":
			return edited(createClaim(session, deed.words));
		case "title":
			return edited(renameCase(session, deed.words));
		case "describe":
			return edited(
				setMetadata(session, {
					sourceId: sourceIds[deed.source] ?? "",
					values: { [deed.field]: deed.value },
				}),
			);
		case "exclude":
			return edited(setExcluded(session, sourceIds[deed.source] ?? "", deed.yes));
		case "fold":
			return edited(
				setFolded(session, { sourceId: sourceIds[deed.source] ?? "", block: 0, folded: deed.yes }),
			);
		default: {
			const reversed = session.reverse(deed.act);
			return reversed.ok ? deltaOf(session, reversed.value.edits) : null;
		}
	}
}

test("F10 F11 F14 whatever is done: deltas give the view, saving and opening again gives it, and Ben's files stay untouched", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(doing, { maxLength: 30 }), async (deeds) => {
			const { folder, sources } = await bensCase();
			const before = benFiles(await fingerprints(folder));
			const session = await openAs(folder, ada);
			let window = shown(session);
			for (const deed of deeds) {
				const delta = perform(
					session,
					sources.map(({ id }) => id),
					deed,
				);
				if (delta) window = withDelta(window, delta);
				expect(shown(session)).toEqual(window);
			}
			await save(session);
			expect(shown(await openAs(folder, ada))).toEqual(window);
			const asBen = shown(await openAs(folder, ben));
			expect(Object.keys(asBen.evidence).sort()).toEqual(Object.keys(window.evidence).sort());
			expect(Object.keys(asBen.silences).sort()).toEqual(Object.keys(window.silences).sort());
			expectOneShape(window);
			expect(benFiles(await fingerprints(folder))).toEqual(before);
		}),
		{ numRuns: 40 },
	);
});

/** What must hold of whatever is shown: tags under claims that stand, nobody's silence beside their tag, no two of one rank. */
function expectOneShape(view: ReturnType<typeof content>): void {
	const cellOf = ({ analystId, claimId, sourceId }: SilenceView | EvidenceView) =>
		`${analystId} ${claimId} ${sourceId}`;
	const tagged = new Set(Object.values(view.evidence).map(cellOf));
	for (const silence of Object.values(view.silences)) expect(tagged).not.toContain(cellOf(silence));
	for (const { claimId } of Object.values(view.evidence)) expect(view.claims[claimId]).toBeDefined();
	const merged = Object.values(view.claims).flatMap((claim) => claim.merged ?? []);
	expect(merged.filter(({ id }) => view.claims[id] !== undefined)).toEqual([]);
	const ranks = Object.values(view.claims).map(({ rank }) => rank);
	expect(new Set(ranks).size).toBe(ranks.length);
}

/** Two sessions of different people on one case: what each does reaches the other by the files alone. */
test("W6 M2 whatever two analysts do at once, merges and silences too: what arrives in pieces gives the view", async () => {
	let moved = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ byBen: fc.boolean(), looks: fc.boolean(), deed: doing }), {
				minLength: 5,
				maxLength: 20,
				size: "max",
			}),
			async (steps) => {
				const { folder, sources } = await bensCase();
				const sessions = [await openAs(folder, ada), await openAs(folder, ben)] as const;
				const windows = sessions.map(shown);
				const ids = sources.map(({ id }) => id);
				for (const { byBen, looks, deed } of steps) {
					const place = byBen ? 1 : 0;
					const session = sessions[place];
					const delta = perform(session, ids, deed);
					const window = windows[place] ?? shown(session);
					windows[place] = delta ? withDelta(window, delta) : window;
					expect(shown(session)).toEqual(windows[place]);
					if (!looks) continue;
					await save(session);
					await look(1 - place);
				}
				for (const session of sessions) await save(session);
				await look(0);
				await look(1);
				expect(shown(await openAs(folder, ada))).toEqual(windows[0]);
				expect(shown(await openAs(folder, ben))).toEqual(windows[1]);
				for (const window of windows) expectOneShape(window);

				async function look(place: number): Promise<void> {
					const session = sessions[place];
					if (!session) return;
					const { touched, arrival } = await session.look();
					const delta = deltaOfArrival(session, touched, arrival.sources);
					const before = windows[place] ?? shown(session);
					const window = withDelta(before, delta);
					moved += movedTags(before, window);
					windows[place] = { ...window, analysts: shown(session).analysts };
					expect(shown(session)).toEqual(windows[place]);
				}
			},
		),
		{ numRuns: 40 },
	);
	expect(moved).toBeGreaterThan(5);
});

/** How many tags show under another claim than before. */
function movedTags(before: ReturnType<typeof content>, after: ReturnType<typeof content>): number {
	return Object.entries(after.evidence).filter(([key, { claimId }]) => {
		const was = before.evidence[key];
		return was !== undefined && was.claimId !== claimId;
	}).length;
}

test("F14 undoing everything gives the case as it was opened, redoing everything gives it as it was left", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				doing.filter(({ act }) => act !== "undo" && act !== "redo"),
				{ minLength: 1, maxLength: 12 },
			),
			async (deeds) => {
				const { folder, sources } = await bensCase();
				const session = await openAs(folder, ada);
				const start = shown(session);
				for (const deed of deeds)
					perform(
						session,
						sources.map(({ id }) => id),
						deed,
					);
				const end = shown(session);
				for (let round = 0; round < 2; round++) {
					while (session.history.undo.length > 0) unwrap(session.reverse("undo"));
					// Who edited a claim last is the one who took their own edit back, with a version of their own.
					expect(withoutEditors(shown(session))).toEqual(withoutEditors(start));
					while (session.history.redo.length > 0) unwrap(session.reverse("redo"));
					expect(withoutEditors(shown(session))).toEqual(withoutEditors(end));
				}
				await save(session);
				expect(withoutEditors(shown(await openAs(folder, ada)))).toEqual(withoutEditors(end));
			},
		),
		{ numRuns: 25 },
	);
});

function withoutEditors(view: ReturnType<typeof content>) {
	const claims = Object.entries(view.claims).map(
		([id, { editedBy: _editedBy, version: _version, ...claim }]) => [id, claim],
	);
	return { ...view, claims: Object.fromEntries(claims) };
}

test("opening a case and leaving it writes nothing; a layer is made with its first change", async () => {
	const { folder } = await bensCase();
	const before = await fingerprints(folder);
	const session = await openAs(folder, ada);
	await save(session);
	expect(await fingerprints(folder)).toEqual(before);
	unwrap(createClaim(session, "It rained."));
	await save(session);
	const added = (await filesIn(folder)).filter((path) => !(path in before));
	expect(
		added.map((path) => path.replace(layerOf(ada), "ADA").replace(/claims\/..\.json/, "claims/xx.json")),
	).toEqual(["layers/ADA/claims/xx.json", "layers/ADA/layer.json"]);
});

test("F11 a tag costs the files that it changes, and no others", async () => {
	const { folder, sources, claimId } = await bensCase();
	const session = await openAs(folder, ada);
	tag(session, sources[0], "Twelve people", "agrees", claimId);
	await save(session);
	const before = await fingerprints(folder);
	tag(session, sources[1], "Nobody", "conflicts", claimId);
	await save(session);
	const after = await fingerprints(folder);
	const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
	expect(changed).toEqual([`layers/${layerOf(ada)}/evidence/${sources[1].id}.json`]);
});

test("F7 a claim that was deleted while others' tags hang on it stays listed as deleted, until those are gone", async () => {
	const { folder, claimId, evidenceId, sources } = await bensCase();
	const session = await openAs(folder, ada);
	const own = tag(session, sources[0], "The ferry lost power", "context", claimId);
	const { delta } = unwrap(deleteClaim(session, claimId));
	expect(delta.claims?.[claimId]).toMatchObject({ statement: "Twelve people were hurt", deletedBy: "Ada" });
	expect(delta.evidence).toEqual({ [own.evidenceKey]: null });
	expect(deleteClaim(session, claimId)).toMatchObject({ problem: { code: "not-found" } });
	expect(wordClaim(session, claimId, "Other words.")).toMatchObject({ problem: { code: "not-found" } });
	expect(() => tag(session, sources[0], "17:42", "agrees", claimId)).toThrow("That claim was deleted");
	await save(session);

	const asBen = await openAs(folder, ben);
	expect(shown(asBen).claims[claimId]).toMatchObject({ deletedBy: "Ada" });
	unwrap(deleteEvidence(asBen, evidenceId));
	expect(shown(asBen).claims[claimId]).toMatchObject({ deletedBy: "Ada" });
	const [last] = caseView(asBen, null).evidence;
	expect(unwrap(deleteEvidence(asBen, last?.id ?? "")).delta.claims).toEqual({ [claimId]: null });
	unwrap(asBen.reverse("undo"));
	expect(shown(asBen).claims[claimId]).toMatchObject({ deletedBy: "Ada" });
});

test("F7 a deleted claim and its tags are kept on the disk with their last content", async () => {
	const { folder, sources } = await bensCase();
	const session = await openAs(folder, ada);
	const { claimId, evidenceId } = tag(session, sources[0], "The ferry lost power");
	unwrap(deleteClaim(session, claimId));
	await save(session);
	const records = (await openAs(folder, ada)).winners;
	expect(records.get(`claim/${claimId}`)?.record).toMatchObject({
		deleted: true,
		statement: "The ferry lost power",
	});
	expect(records.get(`${ada.analyst.id}/evidence/${evidenceId}`)?.record).toMatchObject({
		deleted: true,
		stance: "agrees",
	});
});

test("F9 a tag withdraws one's own silence on that claim and source in the same action, and undo brings it back", async () => {
	const { folder, sources, claimId } = await bensCase();
	for (const person of [ada, ben]) {
		const session = await openAs(folder, person);
		for (const [index, source] of sources.entries()) {
			const id = `silence${index}${person.analyst.id}`
				.padEnd(26, "a")
				.slice(0, 26)
				.replace("0", "2")
				.replace("1", "3");
			session.perform("record silence", [
				put(session.editing(), {
					kind: "silence",
					id,
					claimId,
					sourceId: source.id,
					createdAt: "2026-03-01T10:00:00.000Z",
				}),
			]);
		}
		await save(session);
	}
	const session = await openAs(folder, ada);
	const live = () =>
		[...session.winners.values()]
			.flatMap(({ record, analystId }) =>
				record.kind === "silence" && !record.deleted ? [`${analystId} ${record.sourceId}`] : [],
			)
			.sort();
	const all = live();
	expect(all).toHaveLength(4);
	tag(session, sources[0], "Twelve people", "context", claimId);
	expect(live()).toEqual(all.filter((silence) => silence !== `${ada.analyst.id} ${sources[0].id}`));
	unwrap(session.reverse("undo"));
	expect(live()).toEqual(all);
	unwrap(session.reverse("redo"));
	await save(session);
	expect(live()).toHaveLength(3);
});

test("F2 a tag is trimmed of white space and widened to whole letters and emoji", async () => {
	const { folder, sources } = await bensCase();
	const session = await openAs(folder, ada);
	const [source] = sources;
	const emoji = source.text.indexOf("👩");
	const [start, end] = [emoji - 7, emoji + 2];
	const quote = source.text.slice(start, end);
	const { delta } = unwrap(
		tagSpan(session, { sourceId: source.id, start, end, quote, stance: "context", claimId: null }),
	);
	expect(Object.values(delta.evidence ?? {})).toMatchObject([
		{ quote: "said. 👩‍👩‍👧", start: emoji - 6, end: emoji + 8 },
	]);
	expect(Object.values(delta.claims ?? {})).toMatchObject([{ statement: "said. 👩‍👩‍👧", editedBy: "Ada" }]);
});

test("A2 words that do not stand where the window says are not tagged", async () => {
	const { folder, sources, claimId } = await bensCase();
	const session = await openAs(folder, ada);
	const before = shown(session);
	const [source] = sources;
	const request = {
		sourceId: source.id,
		start: 0,
		end: 9,
		quote: "The ferry",
		stance: "agrees" as const,
		claimId,
	};
	const emoji = source.text.indexOf("👩");
	const refusals: [object, string][] = [
		[{ quote: "The Ferry" }, "quote-mismatch"],
		[{ start: 1 }, "quote-mismatch"],
		[{ quote: "" }, "quote-mismatch"],
		[{ end: 0, quote: "" }, "quote-mismatch"],
		[{ start: 9, end: 0 }, "quote-mismatch"],
		[{ start: 0, end: 100_000 }, "quote-mismatch"],
		[{ start: emoji, end: emoji + 1, quote: source.text.slice(emoji, emoji + 1) }, "quote-mismatch"],
		[{ start: 3, end: 4, quote: " " }, "invalid-request"],
		[{ sourceId: "a".repeat(26) }, "not-found"],
		[{ claimId: "a".repeat(16) }, "not-found"],
	];
	for (const [field, code] of refusals) {
		expect(tagSpan(session, { ...request, ...field }), JSON.stringify(field)).toMatchObject({
			ok: false,
			problem: { code },
		});
	}
	expect(shown(session)).toEqual(before);
	expect(session.history.undo).toHaveLength(0);
});

test("F8 only their author changes tags; their author may do so on any device", async () => {
	const { folder, sources, evidenceId } = await bensCase();
	const session = await openAs(folder, ada);
	for (const refused of [
		editEvidence(session, evidenceId, { stance: "conflicts" }),
		deleteEvidence(session, evidenceId),
	]) {
		expect(refused).toMatchObject({
			problem: { code: "not-yours", message: "This tag is a teammate's: only they can change it." },
		});
	}
	const own = tag(session, sources[0], "The ferry");
	await save(session);
	const elsewhere = await openAs(folder, adaElsewhere);
	expect(shown(elsewhere).evidence[own.evidenceKey]).toMatchObject({ own: true });
	unwrap(editEvidence(elsewhere, own.evidenceId, { stance: "conflicts" }));
	await save(elsewhere);
	expect(shown(await openAs(folder, ada)).evidence[own.evidenceKey]).toMatchObject({
		stance: "conflicts",
		own: true,
	});
});

test("F8 a teammate's layer with a copy of one's tag does not stand between oneself and it", async () => {
	const { folder, sources } = await bensCase();
	const elsewhere = await openAs(folder, adaElsewhere);
	const own = tag(elsewhere, sources[0], "The ferry");
	await save(elsewhere);
	const home = `layers/${layerOf(adaElsewhere)}/evidence/${sources[0].id}.json`;
	// A layer whose id sorts before Ada's other device, and so is read first.
	const forger = "aaaaaaaaaaaaaaaa-2222222222222222";
	const session = await openAs(folder, {
		analyst: { ...ben.analyst, id: forger.slice(0, 16), name: "Forger" },
		device: { ...ben.device, id: forger.slice(17) },
	});
	unwrap(createClaim(session, "To have a layer."));
	await save(session);
	const copy = JSON.parse(await readFile(join(folder, home), "utf8")) as { records: object[] };
	await writeForeign(folder, `layers/${forger}/evidence/${sources[0].id}.json`, copy);
	const asAda = await openAs(folder, ada);
	expect(Object.values(shown(asAda).evidence).filter(({ id }) => id === own.evidenceId)).toHaveLength(2);
	expect(
		unwrap(editEvidence(asAda, own.evidenceId, { stance: "context" })).delta.evidence?.[own.evidenceKey],
	).toMatchObject({ stance: "context" });
	expect(unwrap(deleteEvidence(asAda, own.evidenceId)).delta.evidence).toEqual({ [own.evidenceKey]: null });
	expect(deleteEvidence(asAda, own.evidenceId)).toMatchObject({ problem: { code: "not-yours" } });
});

async function writeForeign(folder: string, path: string, value: object): Promise<void> {
	await mkdir(join(folder, path, ".."), { recursive: true });
	await writeFile(join(folder, path), JSON.stringify(value));
}

test("F8 anyone edits any claim; undo brings the teammate's words back, and their file stays as it is", async () => {
	const { folder, claimId } = await bensCase();
	const before = benFiles(await fingerprints(folder));
	const session = await openAs(folder, ada);
	expect(unwrap(wordClaim(session, claimId, "Thirteen were hurt.")).delta.claims?.[claimId]).toMatchObject({
		statement: "Thirteen were hurt.",
		editedBy: "Ada",
	});
	expect(session.history.undo).toHaveLength(1);
	unwrap(wordClaim(session, claimId, "Thirteen were hurt."));
	expect(session.history.undo).toHaveLength(1);
	unwrap(session.reverse("undo"));
	expect(shown(session).claims[claimId]).toMatchObject({ statement: "Twelve people were hurt" });
	await save(session);
	expect(benFiles(await fingerprints(folder))).toEqual(before);
});

test("F6 a claim whose version numbers a hostile file has used up can still be edited without harm to saving", async () => {
	const { folder, claimId } = await bensCase();
	const path = join(folder, `layers/${layerOf(ben)}/claims/${claimId.slice(0, 2)}.json`);
	const text = await readFile(path, "utf8");
	await writeFile(path, text.replace(/"version": \[\s*1,/, `"version": [${Number.MAX_SAFE_INTEGER},`));
	const session = await openAs(folder, ada);
	expect(session.notices).toEqual([]);
	unwrap(wordClaim(session, claimId, "Thirteen were hurt."));
	await save(session);
	expect((await openAs(folder, ada)).notices).toEqual([]);
});

test("F10 tags whose source has not arrived yet are counted, and shown once it is there", async () => {
	const { folder, sources, evidenceKey, secondKey } = await bensCase();
	const path = join(folder, "sources", sources[0].id, "source.json");
	const text = await readFile(path, "utf8");
	await rm(join(path, ".."), { recursive: true });
	const without = shown(await openAs(folder, ada));
	expect(Object.keys(without.evidence)).toEqual([secondKey]);
	expect(without.notices).toEqual([
		{
			id: "hidden-evidence",
			file: `sources/${sources[0].id}`,
			message:
				"One tag is not shown, because the words they quote do not stand where they say, or their source is not here. They are kept as they are.",
			tone: "problem",
		},
	]);
	await writeForeign(folder, `sources/${sources[0].id}/source.json`, JSON.parse(text) as object);
	const whole = shown(await openAs(folder, ada));
	expect(Object.keys(whole.evidence).sort()).toEqual([evidenceKey, secondKey].sort());
	expect(whole.notices).toEqual([]);
});

test("A1 a tag whose words do not stand where it says is shown nowhere, and counted", async () => {
	const { folder, sources, evidenceKey } = await bensCase();
	const path = join(folder, `layers/${layerOf(ben)}/evidence/${sources[0].id}.json`);
	await writeFile(path, (await readFile(path, "utf8")).replace('"quote": "Twelve', '"quote": "Twenty'));
	const session = await openAs(folder, ada);
	expect(shown(session).evidence).not.toHaveProperty(evidenceKey);
	expect(shown(session).notices).toMatchObject([{ id: "hidden-evidence" }]);
	unwrap(createClaim(session, "It rained."));
	await save(session);
	expect(await readFile(path, "utf8")).toContain('"quote": "Twenty');
});

test("F10 tags whose claim has not arrived yet are shown", async () => {
	const { folder, claimId, evidenceKey } = await bensCase();
	await rm(join(folder, `layers/${layerOf(ben)}/claims`), { recursive: true });
	const view = shown(await openAs(folder, ada));
	expect(view.claims).toEqual({});
	expect(view.evidence[evidenceKey]).toMatchObject({ claimId });
});

test("F12 one's own files that are away or broken are put right from the journal, with a note, and what was broken is kept", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	const early = tag(first, sources[0], "The ferry");
	await save(first);
	await first.close();
	const home = `layers/${layerOf(ada)}`;
	const whole = await textsIn(join(folder, home));
	const evidence = `${home}/evidence/${sources[0].id}.json`;
	await rm(join(folder, home, "layer.json"));
	await writeFile(join(folder, evidence), "{ half");
	const session = await openAs(folder, ada);
	expect(Object.keys(shown(session).evidence)).toContain(early.evidenceKey);
	await save(session);
	expect(await textsIn(join(folder, home))).toEqual(whole);
	expect(shown(session).notices).toMatchObject([
		{
			file: evidence,
			tone: "done",
			message: expect.stringContaining("put right from this computer's journal"),
		},
		{ file: `${home}/layer.json`, tone: "done" },
	]);
	const kept = await textsIn(join(dataFolderOf(folder, ada), "set-aside"));
	expect(Object.values(kept).filter((text) => text === "{ half")).toHaveLength(1);
	await session.close();
	expect(shown(await openAs(folder, ada)).notices).toEqual([]);
});

test("F12 an old copy of one's layer that came back while the case was closed is put right on opening, with a note", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	const { claimId } = tag(first, sources[0], "The ferry");
	await save(first);
	const home = join(folder, `layers/${layerOf(ada)}`);
	const old = `${home}.old`;
	await cp(home, old, { recursive: true });
	tag(first, sources[0], "lost power", "conflicts", claimId);
	tag(first, sources[1], "Nobody");
	await save(first);
	await first.close();
	const newest = await textsIn(home);
	await rm(home, { recursive: true });
	await rename(old, home);
	const session = await openAs(folder, ada);
	expect(shown(session).notices.map(({ tone }) => tone)).toEqual(expect.arrayContaining(["done"]));
	await save(session);
	const texts = await textsIn(home);
	expect(Object.keys(texts).sort()).toEqual(Object.keys(newest).sort());
	expect(shown(await openAs(folder, ada)).evidence).toEqual(shown(first).evidence);
	await session.close();
	expect(shown(await openAs(folder, ada)).notices).toEqual([]);
});

test("F12 an old copy that comes back while the case is open is put right at the next look, also a broken one", async () => {
	const { folder, sources } = await bensCase();
	const session = await openAs(folder, ada);
	const { claimId } = tag(session, sources[0], "The ferry");
	await save(session);
	const path = join(folder, `layers/${layerOf(ada)}/evidence/${sources[0].id}.json`);
	const old = await readFile(path, "utf8");
	tag(session, sources[0], "lost power", "conflicts", claimId);
	await save(session);
	expect(await session.look()).toMatchObject({ touched: [], mended: false });
	const newest = await readFile(path, "utf8");
	const before = shown(session);
	for (const damaged of [old, old.slice(0, 50), null]) {
		await (damaged === null ? rm(path) : writeFile(path, damaged));
		const look = await session.look();
		expect(look.touched).toEqual([]);
		await save(session);
		expect(await readFile(path, "utf8")).toBe(newest);
		expect({ ...shown(session), notices: [] }).toEqual(before);
		expect(shown(session).notices).toMatchObject([{ tone: "done" }]);
	}
});

test("F11 F14 what earlier sessions did can be undone and done again, also after a crash", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	const { claimId } = tag(first, sources[0], "The ferry");
	tag(first, sources[0], "lost power", "conflicts", claimId);
	const both = shown(first).evidence;
	unwrap(first.reverse("undo"));
	await save(first);
	// The process ends here without closing the case.
	const second = await openAs(folder, ada);
	await second.readHistory();
	expect(caseView(second, null).history).toEqual({ undo: "tag “The ferry”", redo: "tag “lost power”" });
	unwrap(second.reverse("redo"));
	expect(shown(second).evidence).toEqual(both);
	tag(second, sources[1], "Nobody", "context", claimId);
	for (let steps = 0; steps < 3; steps++) unwrap(second.reverse("undo"));
	expect(second.reverse("undo")).toMatchObject({ problem: { code: "nothing-to-undo" } });
	await save(second);
	const third = await openAs(folder, ada);
	await third.readHistory();
	for (let steps = 0; steps < 3; steps++) unwrap(third.reverse("redo"));
	expect(Object.keys(shown(third).evidence)).toHaveLength(Object.keys(both).length + 1);
});

test("F14 an action of an earlier session that somebody has changed since is not taken back", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	const { claimId } = tag(first, sources[0], "The ferry");
	await save(first);
	const asBen = await openAs(folder, ben);
	unwrap(wordClaim(asBen, claimId, "Ben's words."));
	await save(asBen);
	const second = await openAs(folder, ada);
	await second.readHistory();
	expect(second.reverse("undo")).toMatchObject({
		problem: { code: "changed-since", message: expect.stringContaining("Ben has changed it since") },
	});
});

test("F12 a layer without a journal here is nobody's to write: a copied data folder gets a layer of its own", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	const own = tag(first, sources[0], "The ferry");
	await save(first);
	await first.close();
	const data = dataFolderOf(folder, ada);
	await cp(data, `${data}.clone`, { recursive: true });
	await rm(data, { recursive: true });
	await rename(`${data}.clone`, data);
	const before = await fingerprints(join(folder, `layers/${layerOf(ada)}`));
	const clone = await openAs(folder, ada);
	expect(clone.layerId).not.toBe(layerOf(ada));
	expect(clone.analyst.id).toBe(ada.analyst.id);
	unwrap(editEvidence(clone, own.evidenceId, { stance: "conflicts" }));
	await save(clone);
	expect(await fingerprints(join(folder, `layers/${layerOf(ada)}`))).toEqual(before);
	expect(shown(await openAs(folder, ben)).evidence[own.evidenceKey]).toMatchObject({ stance: "conflicts" });
	// The clone stays with its new layer.
	expect((await openAs(folder, ada)).layerId).toBe(clone.layerId);
});

test("F12 a copy of a case beside it shows how things were; where the case has gone, the copy is the case", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	const { claimId } = tag(first, sources[0], "The ferry");
	await save(first);
	const copy = `${folder}.copy`;
	await cp(folder, copy, { recursive: true });
	const then = shown(first);
	tag(first, sources[0], "lost power", "conflicts", claimId);
	await save(first);
	await first.close();
	const data = dataFolderOf(folder, ada);
	const open = async () =>
		unwrap(
			await openSession(copy, {
				dataFolder: data,
				...ada,
				world: fixedWorld("copy"),
				onSaveStatus: () => {},
			}),
		);
	const beside = await open();
	expect(shown(beside)).toEqual({ ...then, title: shown(beside).title });
	expect(beside.layerId).not.toBe(layerOf(ada));
	tag(beside, sources[1], "Nobody", "context", claimId);
	await save(beside);
	await beside.close();
	expect((await open()).layerId).toBe(beside.layerId);
	expect(Object.keys(shown(await openAs(folder, ada)).evidence)).toHaveLength(4);
	await rename(copy, `${copy}.kept`);
	await rename(folder, copy);
	const moved = await open();
	expect(moved.layerId).toBe(layerOf(ada));
	expect(Object.keys(shown(moved).evidence)).toHaveLength(4);
	await moved.close();
});

test("F8 two wordings of a claim made at the same time: one shows, the other is offered, and settling it is final", async () => {
	const { folder, claimId } = await bensCase();
	const asAda = await openAs(folder, ada);
	const asBen = await openAs(folder, ben);
	unwrap(wordClaim(asAda, claimId, "Ada's wording."));
	unwrap(wordClaim(asBen, claimId, "Ben's wording."));
	await save(asAda);
	await save(asBen);
	const { touched } = await asAda.look();
	const [claim] = Object.values(deltaOfArrival(asAda, touched, []).claims ?? {});
	expect(claim).toMatchObject({
		statement: "Ben's wording.",
		offers: [{ layerId: layerOf(ada), by: "Ada", statement: "Ada's wording.", deletes: false }],
	});
	expect(settleOffers(asAda, claimId, layerOf(adaElsewhere))).toMatchObject({
		problem: { code: "not-found" },
	});
	const { delta } = unwrap(settleOffers(asAda, claimId, layerOf(ada)));
	expect(delta.claims?.[claimId]).toMatchObject({ statement: "Ada's wording.", editedBy: "Ada" });
	expect(delta.claims?.[claimId]).not.toHaveProperty("offers");
	await save(asAda);
	await asBen.look();
	expect(shown(asBen).claims[claimId]).toEqual(shown(asAda).claims[claimId]);
	expect(settleOffers(asBen, claimId, null)).toMatchObject({ problem: { code: "not-found" } });
	unwrap(asAda.reverse("undo"));
	expect(shown(asAda).claims[claimId]).toMatchObject({ statement: "Ben's wording." });
	expect(shown(asAda).claims[claimId]).not.toHaveProperty("offers");
});

test("F6 F15 a sync engine's copy of a file in conflict counts as if it stood in the file, is told, and goes when it is removed", async () => {
	const { folder, sources, claimId } = await bensCase();
	const asBen = await openAs(folder, ben);
	const evidence = join(folder, `layers/${layerOf(ben)}/evidence/${sources[0].id}.json`);
	const old = await readFile(evidence, "utf8");
	const added = tag(asBen, sources[0], "lost power", "conflicts", claimId);
	await save(asBen);
	const copy = evidence.replace(".json", ".sync-conflict-20260301-100000-ABCDEFG.json");
	await rename(evidence, copy);
	await writeFile(evidence, old);
	const asAda = await openAs(folder, ada);
	expect(shown(asAda).evidence[added.evidenceKey]).toMatchObject({ stance: "conflicts" });
	expect(shown(asAda).notices).toMatchObject([
		{ tone: "problem", message: expect.stringContaining("a copy that a sync engine made") },
	]);
	// Its owner has it back in the file itself, and may remove the copy.
	await asBen.look();
	await save(asBen);
	expect(await readFile(evidence, "utf8")).toContain("lost power");
	await rm(copy);
	await asAda.look();
	expect(shown(asAda).evidence[added.evidenceKey]).toMatchObject({ stance: "conflicts" });
	expect(shown(asAda).notices).toEqual([]);
	// The same when it is found on opening.
	await asBen.close();
	await rename(evidence, copy);
	await writeFile(evidence, old);
	const again = await openAs(folder, ben);
	await save(again);
	expect(await readFile(evidence, "utf8")).toContain("lost power");
});

test("M2 what teammates write while a case is open shows at the next look, file by file, and heals", async () => {
	const { folder, sources } = await bensCase();
	const session = await openAs(folder, ada);
	let window = shown(session);
	const asBen = await openAs(folder, ben);
	const added = tag(asBen, sources[0], "lost power", "conflicts");
	await save(asBen);
	const look = async () => {
		const { touched, arrival } = await session.look();
		const delta = deltaOfArrival(session, touched, arrival.sources);
		window = { ...withDelta(window, delta), notices: [...(delta.notices ?? window.notices)] };
		expect(shown(session)).toEqual(window);
	};
	await look();
	expect(window.evidence[added.evidenceKey]).toMatchObject({ stance: "conflicts", own: false });
	const path = join(folder, `layers/${layerOf(ben)}/evidence/${sources[0].id}.json`);
	const whole = await readFile(path, "utf8");
	for (const damaged of [whole.slice(0, 99), whole.replace('"version": 1', '"version": 2'), null]) {
		await (damaged === null ? rm(path) : writeFile(path, damaged));
		await look();
		expect(window.evidence[added.evidenceKey]).toBeDefined();
		expect(window.notices).toMatchObject([{ tone: "problem" }]);
		await writeFile(path, whole);
		await look();
		expect(window.notices).toEqual([]);
	}
	// An older copy of a teammate's files is theirs to mend: what it lacks is not there.
	const claims = join(folder, `layers/${layerOf(ben)}/claims/${added.claimId.slice(0, 2)}.json`);
	const newest = await readFile(claims, "utf8");
	await writeFile(claims, JSON.stringify({ ...(JSON.parse(newest) as object), records: [] }));
	await look();
	expect(window.claims).not.toHaveProperty(added.claimId);
	await writeFile(claims, newest);
	await look();
	unwrap(deleteEvidence(asBen, added.evidenceId));
	await save(asBen);
	await look();
	expect(window.evidence).not.toHaveProperty(added.evidenceKey);
	const late = await addSource(folder, "Late news.");
	await look();
	expect(window.sources[late.id]).toMatchObject({ opening: "Late news." });
});

test("F15 a newer file of one's own is left alone, and what it lacks is named as unsaved", async () => {
	const { folder, sources } = await bensCase();
	const first = await openAs(folder, ada);
	tag(first, sources[0], "The ferry");
	await save(first);
	const path = join(folder, `layers/${layerOf(ada)}/evidence/${sources[0].id}.json`);
	const newer = (await readFile(path, "utf8")).replace('"version": 1,', '"version": 2,');
	await writeFile(path, newer);
	const session = await openAs(folder, ada);
	tag(session, sources[0], "lost power");
	expect(await session.flush()).toMatchObject({
		state: "failed",
		reason: expect.stringContaining("newer Parallax"),
	});
	expect(await readFile(path, "utf8")).toBe(newer);
});

test("an analyst's new name shows at once and is written with the next change", async () => {
	const { folder } = await bensCase();
	const session = await openAs(folder, ada);
	unwrap(createClaim(session, "It rained."));
	await save(session);
	session.renameAnalyst({ ...ada.analyst, name: "Ada L." });
	expect(Object.values(shown(session).claims).map(({ editedBy }) => editedBy)).toContain("Ada L.");
	unwrap(createClaim(session, "It poured."));
	await save(session);
	expect(shown(await openAs(folder, ben)).analysts[ada.analyst.id]).toMatchObject({ name: "Ada L." });
});

test("F14 there is nothing to undo in a case in which one has done nothing", async () => {
	const { folder } = await bensCase();
	const session = await openAs(folder, ada);
	expect(session.reverse("undo")).toEqual({
		ok: false,
		problem: { code: "nothing-to-undo", message: "There is nothing to undo." },
	});
	expect(session.reverse("redo")).toEqual({
		ok: false,
		problem: { code: "nothing-to-undo", message: "There is nothing to redo." },
	});
});

test("F14 what undo and redo would do is said in words", async () => {
	const { folder, sources } = await bensCase();
	const session = await openAs(folder, ada);
	const labels = () => caseView(session, null).history;
	expect(labels()).toEqual({ undo: null, redo: null });
	tag(session, sources[0], "Twelve people were hurt, the company said");
	expect(labels()).toEqual({ undo: "tag “Twelve people were hurt, the company…”", redo: null });
	unwrap(session.reverse("undo"));
	expect(labels()).toEqual({ undo: null, redo: "tag “Twelve people were hurt, the company…”" });
});
