import { createHash } from "node:crypto";
import fc from "fast-check";
import { offeredClaims } from "../merge/concurrent.ts";
import { encodeBase32 } from "../model/base32.ts";
import { editClaim, mergeClaim, placeClaim } from "../model/claim-edits.ts";
import {
	describeSource,
	newClaim,
	newEvidence,
	newSilence,
	remove,
	settleClaim,
	titleCase,
} from "../model/edits.ts";
import { editEvidence } from "../model/evidence-edits.ts";
import { silenceFingerprint } from "../model/identifier.ts";
import { findRecord, type Layer, recordsOf } from "../model/layer.ts";
import { type Claim, type LayerRecord, stances, type Version } from "../schema/records.ts";
import type { Desk } from "./desk.ts";
import { hostileLayerId, Newsroom } from "./newsroom.ts";
import { evidence, sourceIds } from "./samples.ts";

/**
 * Generated histories: analysts at their desks work on one case, each with copies of the others' layers that may be
 * old, and somebody hostile writes what no program of ours would. Every step is data and can always be done, if only
 * by doing nothing, so that fast-check can shrink a history by leaving steps out.
 */

/** One thing that happens; numbers choose among what is there, wrapping around. */
export interface Step {
	readonly action: ActionName;
	readonly desk: number;
	readonly other: number;
	readonly pick: number;
	readonly words: string;
}

interface Scene extends Step {
	readonly room: Newsroom;
	readonly at: Desk;
}

/** What can happen. Each says whether it did. */
const actions = {
	"new claim": ({ at, words }: Scene) => act(at, [newClaim(at.editing, words)]),
	"edit claim": ({ at, pick, words }: Scene) =>
		withLiveClaim(at, pick, (claim) => act(at, [editClaim(at.editing, claim, { statement: words })])),
	/** An edit that began before the winning version came. */
	"edit claim late": ({ at, pick, other, words }: Scene) =>
		withLiveClaim(at, pick, (claim) => {
			const versions = at.layers.flatMap((layer) => findRecord(layer, claim) ?? []);
			const seen = choose(versions, other) ?? claim;
			if (seen === claim || claim.version[1] === at.own.id) return false;
			const own = findRecord(at.own, claim);
			const known = own ? [seen, own] : [seen];
			const edit = editClaim(at.editing, claim, { statement: words }, { version: seen.version, known });
			return act(at, [edit], known, true);
		}),
	"delete claim": ({ at, pick }: Scene) =>
		withLiveClaim(at, pick, (claim) => {
			const tags = [...at.live("evidence"), ...at.live("silence")];
			const own = tags.filter(({ claimId }) => claimId === claim.id);
			return act(at, [remove(at.editing, claim), ...own.map((record) => remove(at.editing, record))]);
		}),
	"merge claims": ({ at, pick, other }: Scene) =>
		withLiveClaim(at, pick, (claim) =>
			withLiveClaim(at, other, ({ id }) => act(at, [mergeClaim(at.editing, claim, id)])),
		),
	"settle claim": ({ at, pick, other }: Scene) =>
		withLiveClaim(at, pick, (claim) => {
			const offered = offeredClaims(at.layers, claim).map((offer) => offer.claim);
			const chosen = choose([claim, ...offered], other) ?? claim;
			return offered.length > 0 && act(at, [settleClaim(at.editing, chosen, offered)], offered);
		}),
	tag: ({ at, pick, other }: Scene) =>
		withLiveClaim(at, pick, ({ id: claimId }) => {
			const sourceId = sourceIds[other % 2] ?? sourceIds[0];
			const { anchor, stance } = evidence({ stance: stances[other % 3] });
			const silences = at.live("silence").filter((cell) => isCell(cell, claimId, sourceId));
			return act(at, [
				newEvidence(at.editing, { claimId, sourceId, stance, anchor }),
				...silences.map((silence) => remove(at.editing, silence)),
			]);
		}),
	"change stance": ({ at, pick, other }: Scene) => {
		const tag = choose(at.live("evidence"), pick);
		return !!tag && act(at, [editEvidence(at.editing, tag, { stance: stances[other % 3] ?? "context" })]);
	},
	"delete evidence": ({ at, pick }: Scene) => {
		const tag = choose(at.live("evidence"), pick);
		return !!tag && act(at, [remove(at.editing, tag)]);
	},
	"record silence": ({ at, pick, other }: Scene) =>
		withLiveClaim(at, pick, ({ id: claimId }) => {
			const sourceId = sourceIds[other % 2] ?? sourceIds[0];
			const said = [...at.live("evidence"), ...at.live("silence")];
			if (said.some((cell) => isCell(cell, claimId, sourceId))) return false;
			const id = silenceId(at.analystId, claimId, sourceId);
			return act(at, [newSilence(at.editing, id, claimId, sourceId)]);
		}),
	"describe source": ({ at, pick, words }: Scene) =>
		act(at, [describeSource(at.editing, sourceIds[pick % 2] ?? sourceIds[0], "title", words)]),
	"place claim": ({ at, pick, other }: Scene) =>
		withLiveClaim(at, pick, ({ id }) => act(at, [placeClaim(at.editing, id, "3mz"[other % 3] ?? "m")])),
	"title case": ({ at, words }: Scene) => act(at, [titleCase(at.editing, words)]),
	undo: ({ at }: Scene) => at.reverse("undo"),
	redo: ({ at }: Scene) => at.reverse("redo"),
	/** All layers arrive as they are now. */
	"everything arrives": ({ at, room }: Scene) => room.layers.every((layer) => arrive(at, layer)),
	/** A layer arrives as it is now. */
	"layer arrives": ({ at, room, other }: Scene) => arrive(at, choose(room.layers, other)),
	/** One file of it arrives: evidence before its claim, or the other way round. */
	"file arrives": ({ at, room, other, pick }: Scene) => arriveFile(at, choose(room.layers, other), pick),
	/** A layer arrives by way of somebody who has an old copy. */
	"copy arrives": ({ at, room, other, pick }: Scene) =>
		arrive(at, choose([...(choose(room.desks, pick)?.copies.values() ?? [])], other)),
	/** A sync engine restores an old state of a layer, or of one file. */
	"old layer arrives": ({ at, room, other, pick }: Scene) => arrive(at, oldState(room, other, pick)),
	"old file arrives": ({ at, room, other, pick }: Scene) =>
		arriveFile(at, oldState(room, other, pick), pick >> 4),
	/** The version of somebody else's record, with other words. */
	"equal version": (scene: Scene) => forge(scene, (version) => version, true),
	/** A version that leaves no higher one. */
	"highest version": (scene: Scene) =>
		forge(scene, () => [Number.MAX_SAFE_INTEGER, hostileLayerId] as const, false),
	/** A version above, in somebody else's name. */
	"stamped by another": (scene: Scene) => forge(scene, ([n, layerId]) => [n + 1, layerId] as const, true),
	/** A claim that says it came of everything that anybody will ever write. */
	"made-up ancestors": (scene: Scene) =>
		forge(scene, ([n]) => [n + 1, hostileLayerId] as const, true, {
			ancestors: scene.room.desks.map(({ own }) => [Number.MAX_SAFE_INTEGER, own.id]),
		}),
} as const satisfies Readonly<Record<string, (scene: Scene) => boolean>>;

export type ActionName = keyof typeof actions;

/** Everything that can happen. */
export const actionNames = Object.keys(actions) as ActionName[];

const hostileActions: readonly ActionName[] = [
	"equal version",
	"highest version",
	"stamped by another",
	"made-up ancestors",
];

/** Does the steps in a new newsroom, in which everybody has one claim to begin with. */
export function newsroomAfter(hasTwoDevices: readonly boolean[], steps: readonly Step[]): Newsroom {
	const room = new Newsroom(hasTwoDevices);
	const [first] = room.desks;
	first?.act([newClaim(first.editing, "It rains.")]);
	room.exchangeEverything();
	for (const step of steps) {
		const at = choose(room.desks, step.desk);
		if (at && actions[step.action]({ ...step, room, at })) {
			room.done.set(step.action, (room.done.get(step.action) ?? 0) + 1);
		}
	}
	return room;
}

const weights: Partial<Record<ActionName, number>> = {
	"edit claim": 12,
	"edit claim late": 6,
	"settle claim": 5,
	"merge claims": 2,
	tag: 5,
	"change stance": 3,
	"delete evidence": 2,
	"record silence": 2,
	undo: 4,
	redo: 6,
	"layer arrives": 6,
	"everything arrives": 6,
	"file arrives": 4,
	"copy arrives": 2,
};

/** Who has two devices, and what happens. */
function histories(names: readonly ActionName[]): fc.Arbitrary<[boolean[], Step[]]> {
	const action = fc.oneof(
		...names.map((name) => ({ weight: weights[name] ?? 1, arbitrary: fc.constant(name) })),
	);
	const number = fc.nat({ max: 255 });
	const words = fc.constantFrom("It rained.", "It poured.", "It did not rain.");
	const step = fc.record({ action, desk: number, other: number, pick: number, words });
	return fc.tuple(
		fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
		fc.array(step, { minLength: 20, maxLength: 100, size: "max" }),
	);
}

/** Histories of honest analysts alone. */
export const honestHistory = histories(actionNames.filter((name) => !hostileActions.includes(name)));

/** Histories with hostile records among the honest ones. */
export const anyHistory = histories(actionNames);

function act(at: Desk, ...[edits, seen, isLate]: Parameters<Desk["act"]>): boolean {
	at.act(edits, seen, isLate);
	return true;
}

function arrive(at: Desk, layer: Layer | undefined): boolean {
	if (!layer) return false;
	at.receive(layer);
	return true;
}

function arriveFile(at: Desk, layer: Layer | undefined, pick: number): boolean {
	const path = layer && choose([...layer.shards.keys()], pick);
	if (!path) return false;
	at.receiveFile(layer, path);
	return true;
}

function oldState(room: Newsroom, other: number, pick: number): Layer | undefined {
	return choose(choose([...room.desks.map(({ states }) => states), room.hostile], other) ?? [], pick);
}

/** Writes a hostile version of some record that somebody has. */
function forge(
	{ room, other, pick, words }: Scene,
	version: (of: Version) => Version,
	isForged: boolean,
	fields: object = {},
): boolean {
	const layer = choose(room.layers, other);
	const record = layer && choose([...recordsOf(layer)], pick);
	if (!record) return false;
	const said = record.kind === "claim" ? { statement: `${words} (forged)` } : { "x-forged": words };
	const forged = { ...record, ...said, ...fields, version: version(record.version) } as LayerRecord;
	room.forge(forged, record, isForged);
	return true;
}

function withLiveClaim(at: Desk, pick: number, then: (claim: Claim) => boolean): boolean {
	const claim = choose(at.live("claim"), pick);
	return !!claim && then(claim);
}

function isCell(
	{ claimId, sourceId }: { readonly claimId: string; readonly sourceId: string },
	claim: string,
	source: string,
): boolean {
	return claimId === claim && sourceId === source;
}

function silenceId(...[analystId, claimId, sourceId]: Parameters<typeof silenceFingerprint>): string {
	const text = silenceFingerprint(analystId, claimId, sourceId);
	return encodeBase32(createHash("sha256").update(text).digest()).slice(0, 26);
}

function choose<T>(list: readonly T[], pick: number): T | undefined {
	return list[pick % list.length];
}
