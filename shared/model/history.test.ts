import fc from "fast-check";
import { expect, test } from "vitest";
import { offeredClaims } from "../merge/concurrent.ts";
import { unite, winnerFor } from "../merge/union.ts";
import type { Claim, LayerRecord } from "../schema/records.ts";
import { distinctRecords } from "../testing/arbitraries.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { claim, evidence, instant, layerIds, layerOf, setting } from "../testing/samples.ts";
import { applyChange, type Change, type Edit } from "./change.ts";
import { settleClaim } from "./edits.ts";
import { emptyHistory, type History, historyOf, inverseEdits, withAction, withInverse } from "./history.ts";
import { analystOfLayer, newId } from "./identifier.ts";
import type { Layer } from "./layer.ts";
import { nextVersion } from "./version.ts";

const [ownId = "", mineElsewhere = "", foreignId = ""] = layerIds;
const analystId = analystOfLayer(ownId);

/** A desk of pure values: one's own layer, others' layers, and the history of this session. */
class Desk {
	own: Layer;
	others: Layer[];
	history: History = emptyHistory;
	/** Everything done here, as a journal has it. */
	readonly journal: Change[] = [];
	private actions = 0;

	constructor(own: Layer, others: Layer[] = []) {
		this.own = own;
		this.others = others;
	}

	current = (like: LayerRecord) => winnerFor([this.own, ...this.others], like, analystId)?.record;

	/** Makes each record the newest version of itself, as one action. */
	act(...contents: LayerRecord[]): void {
		const edits = contents.map((content): Edit => {
			const before = this.current(content) ?? null;
			const version = nextVersion(before ?? undefined, this.own.id) as [number, string];
			return { before, after: { ...content, version } };
		});
		this.history = withAction(this.history, this.commit(`action ${this.own.upTo + 1}`, edits));
	}

	/** Chooses one of the versions of a claim that stand beside each other. */
	settle(chosen: Claim): void {
		const editing = { layerId: this.own.id, now: instant, newId: () => "", current: this.current };
		this.history = withAction(this.history, this.commit("choose", [settleClaim(editing, chosen, [chosen])]));
	}

	reverse(direction: "undo" | "redo"): string | null {
		const undone = this.history[direction].newest;
		if (!undone) return "nothing";
		deepFreeze([this.history, this.own]);
		const edits = inverseEdits(
			this.history,
			undone,
			this.own.id,
			"2026-05-01T00:00:00.000Z",
			this.current,
			(version) => `the analyst of ${version[1]}`,
		);
		if (!edits.ok) return edits.problem.message;
		const inverse = this.commit(undone.label, edits.value, undone.action);
		this.history = withInverse(this.history, direction, undone, inverse);
		return null;
	}

	/** What a person sees: the content of what is not deleted, by record. */
	visible(): Map<string, unknown> {
		const shown = new Map<string, unknown>();
		for (const [key, { record }] of unite([this.own, ...this.others])) {
			if (record.deleted) continue;
			const {
				version: _version,
				editedAt: _editedAt,
				base: _base,
				ancestors: _ancestors,
				...content
			} = record as LayerRecord & { base?: unknown; ancestors?: unknown };
			shown.set(key, content);
		}
		return shown;
	}

	private commit(label: string, edits: Edit[], undoes?: string): Change {
		const change: Change = {
			seq: this.own.upTo + 1,
			action: newId((length) => new Uint8Array(length).fill(++this.actions)),
			label,
			at: "2026-05-01T00:00:00.000Z",
			...(undoes === undefined ? {} : { undoes }),
			edits,
		};
		this.own = applyChange(this.own, change);
		this.journal.push(change);
		return change;
	}
}

/** Records as a teammate's layer may hold them; evidence and silences of others are not one's own to change. */
const foreignLayer = distinctRecords.map((records) =>
	layerOf(
		foreignId,
		records.map((record) => ({ ...record, version: [record.version[0], foreignId] }) as LayerRecord),
	),
);

const action = distinctRecords.filter((records) => records.length > 0).map((records) => records.slice(0, 3));
const step = fc.oneof(
	{ weight: 3, arbitrary: action },
	{ weight: 3, arbitrary: fc.constant("undo" as const) },
	{ weight: 2, arbitrary: fc.constant("redo" as const) },
);

test("F14 any sequence of actions, undos and redos shows what it showed at that point", () => {
	fc.assert(
		fc.property(foreignLayer, fc.array(step, { maxLength: 25 }), (foreign, steps) => {
			const desk = new Desk(layerOf(ownId), [foreign]);
			// What was seen after each action that is still done; what redo will bring back.
			const done = [desk.visible()];
			const taken: Map<string, unknown>[] = [];
			for (const next of steps) {
				if (next === "undo") {
					if (done.length === 1) expect(desk.reverse("undo")).toBe("nothing");
					else {
						expect(desk.reverse("undo")).toBeNull();
						taken.push(done.pop() ?? new Map());
					}
				} else if (next === "redo") {
					const back = taken.pop();
					expect(desk.reverse("redo")).toBe(back ? null : "nothing");
					if (back) done.push(back);
				} else {
					desk.act(...next);
					done.push(desk.visible());
					taken.length = 0;
				}
				expect(desk.visible()).toEqual(done.at(-1));
			}
		}),
		{ numRuns: 300 },
	);
});

test("F14 what a journal tells of is what was done step by step, read at once or going on from any earlier point", () => {
	fc.assert(
		fc.property(foreignLayer, fc.array(step, { maxLength: 25 }), fc.nat(), (foreign, steps, at) => {
			const desk = new Desk(layerOf(ownId), [foreign]);
			for (const next of steps) {
				if (next === "undo" || next === "redo") desk.reverse(next);
				else desk.act(...next);
			}
			const { journal } = desk;
			const point = at % (journal.length + 1);
			expect(historyOf(journal)).toEqual(desk.history);
			const earlier = deepFreeze(historyOf(journal.slice(0, point)));
			expect(historyOf(journal.slice(point), earlier)).toEqual(desk.history);
			expect(historyOf([], desk.history)).toEqual(desk.history);
		}),
		{ numRuns: 300 },
	);
});

test("F14 an inverse of what the journal does not have any more is an action like any other", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "one" }));
	desk.act(claim({ statement: "two" }));
	desk.reverse("undo");
	desk.reverse("undo");
	const [, , undoOfTwo, undoOfOne] = desk.journal;
	const { undo, redo } = historyOf(desk.journal.slice(2));
	expect([undo.older?.newest, undo.newest]).toEqual([undoOfTwo, undoOfOne]);
	expect([undo.length, redo.length]).toEqual([2, 0]);
});

test("F14 undo, redo and undo again on one record", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "one" }));
	desk.act(claim({ statement: "two" }));
	const statement = () =>
		[...desk.visible().values()].map((shown) => (shown as { statement: string }).statement);
	const seen = ["undo", "undo", "redo", "redo", "undo", "redo", "undo", "undo", "redo"] as const;
	const statements = seen.map((direction) => {
		expect(desk.reverse(direction)).toBeNull();
		return statement()[0];
	});
	expect(statements).toEqual(["one", undefined, "one", "two", "one", "two", "one", undefined, "one"]);
});

test("F14 an action with several records is taken back as a whole", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim(), evidence());
	expect(desk.visible().size).toBe(2);
	expect(desk.reverse("undo")).toBeNull();
	expect(desk.visible().size).toBe(0);
	expect(desk.reverse("redo")).toBeNull();
	expect(desk.visible().size).toBe(2);
});

test("F14 undo refuses, and says who, when a teammate's newer version wins", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "mine" }));
	desk.others = [layerOf(foreignId, [claim({ statement: "theirs", version: [2, foreignId] })])];
	expect(desk.reverse("undo")).toBe(
		`“action 1” cannot be taken back: the analyst of ${foreignId} has changed it since.`,
	);
	expect([...desk.visible().values()]).toMatchObject([{ statement: "theirs" }]);
	expect(desk.history.undo).toHaveLength(1);
});

test("F14 redo refuses when a teammate has changed the record since the undo", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "mine" }));
	desk.reverse("undo");
	desk.others = [layerOf(foreignId, [claim({ statement: "theirs", version: [3, foreignId] })])];
	expect(desk.reverse("redo")).toContain("has changed it since");
});

test("F14 nothing of an action is taken back when one of its records has changed since", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "mine" }), setting({ value: "mine" }));
	desk.others = [layerOf(foreignId, [setting({ value: "theirs", version: [2, foreignId] })])];
	const before = desk.visible();
	expect(desk.reverse("undo")).toContain("has changed it since");
	expect(desk.visible()).toEqual(before);
});

test("F14 undoing an edit of a teammate's claim brings their words back, as a version of one's own", () => {
	const theirs = claim({ statement: "theirs", version: [3, foreignId] });
	const desk = new Desk(layerOf(ownId), [layerOf(foreignId, [theirs])]);
	desk.act(claim({ statement: "mine" }));
	expect(desk.reverse("undo")).toBeNull();
	expect(desk.current(theirs)).toMatchObject({ statement: "theirs", version: [5, ownId], base: [4, ownId] });
	expect(desk.current(theirs)).toHaveProperty("ancestors", [
		[4, ownId],
		[3, foreignId],
	]);
	expect(desk.reverse("redo")).toBeNull();
	expect(desk.current(theirs)).toMatchObject({ statement: "mine", version: [6, ownId] });
});

test("F7 F14 undoing a creation deletes, with the content kept", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "mine" }));
	desk.reverse("undo");
	expect(desk.current(claim())).toMatchObject({ statement: "mine", deleted: true, version: [2, ownId] });
});

test("F8 F14 undoing a choice among versions of a claim has the other ones offered again, and redo settles it again", () => {
	const other = claim({ statement: "other", version: [1, mineElsewhere] });
	const desk = new Desk(layerOf(ownId), [layerOf(mineElsewhere, [other])]);
	desk.others.push(layerOf(foreignId, [claim({ statement: "theirs", version: [2, foreignId] })]));
	const offered = () =>
		offeredClaims([desk.own, ...desk.others], other).map(({ claim: { statement } }) => statement);
	expect(offered()).toEqual(["other"]);
	desk.settle(other);
	expect(offered()).toEqual([]);
	expect(desk.reverse("undo")).toBeNull();
	expect(desk.current(other)).toMatchObject({ statement: "theirs" });
	expect(offered()).toEqual(["other"]);
	expect(desk.reverse("redo")).toBeNull();
	expect(desk.current(other)).toMatchObject({ statement: "other" });
	expect(offered()).toEqual([]);
});

test("F6 F14 undo and redo end where a hostile file has used up all numbers, so that versions follow themselves", () => {
	const highest = claim({ statement: "theirs", version: [Number.MAX_SAFE_INTEGER, mineElsewhere] });
	const desk = new Desk(layerOf(foreignId), [layerOf(mineElsewhere, [highest])]);
	desk.act(claim({ statement: "a" }));
	desk.act(claim({ statement: "b" }));
	for (const direction of ["undo", "undo", "redo", "redo", "undo"] as const) desk.reverse(direction);
	expect(desk.current(highest)).toMatchObject({ version: [Number.MAX_SAFE_INTEGER, foreignId] });
});

test("F14 an undo is a new change that names the action it takes back", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim());
	const done = desk.history.undo.newest;
	desk.reverse("undo");
	expect(desk.history.redo.newest).toMatchObject({ undoes: done?.action, label: done?.label, seq: 2 });
});

test("F14 a new action leaves nothing to redo", () => {
	const desk = new Desk(layerOf(ownId));
	desk.act(claim({ statement: "one" }));
	desk.reverse("undo");
	desk.act(claim({ statement: "two" }));
	expect(desk.reverse("redo")).toBe("nothing");
});
