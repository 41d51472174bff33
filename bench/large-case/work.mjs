// @ts-check
import { describeSpan } from "../../shared/anchor/span.ts";
import { describeSource, put, remove } from "../../shared/model/edits.ts";
import { editEvidence } from "../../shared/model/evidence-edits.ts";
import { newId } from "../../shared/model/identifier.ts";
import { recordKey } from "../../shared/model/layer.ts";
import { stances } from "../../shared/schema/records.ts";
import { inventName, inventSentence } from "./prose.mjs";

/** @typedef {import("../../electron/files/stored-source.ts").StoredSource} StoredSource */
/** @typedef {import("../../shared/model/change.ts").Change} Change */
/** @typedef {import("../../shared/model/change.ts").Edit} Edit */
/** @typedef {import("../../shared/model/edits.ts").Editing} Editing */
/** @typedef {import("../../shared/schema/records.ts").Evidence} Evidence */
/** @typedef {import("../../shared/schema/records.ts").LayerRecord} LayerRecord */

/** Shares of an analyst's tags that are judged anew later, deleted, noted on, and that quote somebody. */
const changed = { restated: 0.02, deleted: 0.01, noted: 0.05, attributed: 0.1 };
/** Share of an analyst's tags after which a teammate's claim is worded better. */
const reworded = 0.02;

/**
 * What all analysts of a case have before them.
 * @typedef {object} Desk
 * @property {import("./random.mjs").Chance} chance
 * @property {readonly string[]} words
 * @property {readonly (StoredSource & { original: string })[]} sources each with the name of its imported file
 * @property {readonly string[]} claimIds
 * @property {Map<string, LayerRecord>} claims the newest version of each claim so far, by key
 */

/**
 * What an analyst does in a case, action by action: imports a share of the sources, starts a share of the
 * claims, tags all sources in turn, now and then thinks better of it.
 *
 * @param {Desk} desk gets the claims that are made
 * @param {string} layerId
 * @param {{ number: number, of: number }} place the analyst's among all
 * @param {number} evidence tags to make
 * @returns {Change[]} numbered from 1
 */
export function workOf(desk, layerId, place, evidence) {
	/** @type {Change[]} */
	const changes = [];
	/** @type {Map<string, LayerRecord>} */
	const own = new Map();
	const { chance } = desk;
	const editing = () => editingAt(desk, own, layerId, instant(place.number, changes.length));
	/** @type {(label: string, edits: Edit[]) => void} */
	const act = (label, edits) => {
		for (const { after } of edits) (after.kind === "claim" ? desk.claims : own).set(recordKey(after), after);
		const seq = changes.length + 1;
		changes.push({ seq, action: newId(chance.bytes), label, at: instant(place.number, seq - 1), edits });
	};
	if (place.number === 0) act("rename the case", [put(editing(), titleOf(desk))]);
	for (const source of share(desk.sources, place)) act("import", importOf(desk, editing(), source));
	const started = share(desk.claimIds, place);
	for (let index = 0; index < evidence; index += 1) {
		const source = desk.sources[index % desk.sources.length];
		if (!source) throw new Error("A case with evidence has sources.");
		const claimId = started[index] ?? chance.oneOf(desk.claimIds);
		const claim = index < started.length ? [claimOf(desk, editing(), claimId)] : [];
		const tag = tagOf(desk, editing(), source, claimId);
		act("tag", [...claim, tag]);
		const evidenceMade = /** @type {Evidence} */ (tag.after);
		if (chance.happens(changed.restated))
			act("change a stance", [editEvidence(editing(), evidenceMade, { stance: chance.oneOf(stances) })]);
		else if (chance.happens(changed.deleted)) act("delete tag", [remove(editing(), evidenceMade)]);
		if (chance.happens(reworded)) act("edit claim", rewording(desk, editing()));
	}
	for (const claimId of started.slice(evidence)) act("new claim", [claimOf(desk, editing(), claimId)]);
	return changes;
}

/**
 * @param {Desk} desk
 * @param {ReadonlyMap<string, LayerRecord>} own
 * @param {string} layerId
 * @param {string} now
 * @returns {Editing}
 */
function editingAt({ chance, claims }, own, layerId, now) {
	return {
		layerId,
		now,
		newId: () => newId(chance.bytes),
		current: (like) => (like.kind === "claim" ? claims : own).get(recordKey(like)),
	};
}

/**
 * A moment of an analyst's work: all begin on days of their own and act once a minute.
 * @param {number} analyst
 * @param {number} action
 */
function instant(analyst, action) {
	return new Date(Date.UTC(2026, 0, 5 + analyst, 8, action)).toISOString();
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {{ number: number, of: number }} place
 * @returns {T[]} every so manieth of them
 */
function share(items, { number, of }) {
	return items.filter((_, index) => index % of === number);
}

/**
 * @param {Desk} desk
 * @returns {Parameters<typeof put>[1]}
 */
function titleOf({ chance, words }) {
	return { kind: "setting", name: "title", value: inventName(chance, words) };
}

/**
 * @param {Desk} desk
 * @param {Editing} editing
 * @param {Desk["sources"][number]} source
 */
function importOf({ chance, words, sources }, editing, source) {
	const number = String(sources.indexOf(source) + 1).padStart(4, "0");
	const title = source.blocks[0]?.text ?? "";
	return [
		put(editing, {
			kind: "import",
			sourceId: source.id,
			original: source.original,
			fileName: `${number}-${title.split(" ").slice(0, 3).join("-").toLowerCase()}.txt`,
			encoding: "utf-8",
		}),
		describeSource(editing, source.id, "title", title),
		describeSource(editing, source.id, "outlet", inventName(chance, words)),
		describeSource(editing, source.id, "publishedAt", editing.now.slice(0, 10)),
	];
}

/**
 * @param {Desk} desk
 * @param {Editing} editing
 * @param {string} id
 */
function claimOf({ chance, words }, editing, id) {
	const statement = inventSentence(chance, words);
	return put(editing, { kind: "claim", id, statement, createdAt: editing.now });
}

/**
 * @param {Desk} desk
 * @param {Editing} editing
 * @returns {Edit[]} none where there is no claim yet
 */
function rewording({ chance, words, claims, claimIds }, editing) {
	const claim = claims.get(`claim/${chance.oneOf(claimIds)}`);
	if (claim?.kind !== "claim") return [];
	return [put(editing, { ...claim, statement: inventSentence(chance, words) })];
}

/**
 * @param {Desk} desk
 * @param {Editing} editing
 * @param {StoredSource} source
 * @param {string} claimId
 */
function tagOf({ chance, words }, editing, source, claimId) {
	const anchor = describeSpan(source.text, someWords(chance, source.text), source.textHash);
	return put(editing, {
		kind: "evidence",
		id: editing.newId(),
		claimId,
		sourceId: source.id,
		stance: chance.oneOf(stances),
		anchor,
		...(chance.happens(changed.noted) ? { note: inventSentence(chance, words) } : {}),
		...(chance.happens(changed.attributed) ? { attributedTo: inventName(chance, words) } : {}),
		createdAt: editing.now,
	});
}

/**
 * @param {import("./random.mjs").Chance} chance
 * @param {string} text
 * @returns {{ start: number, end: number }} a span of whole words, up to about 160 units long, inside one block
 */
function someWords(chance, text) {
	const line = text.lastIndexOf("\n", chance.below(text.length)) + 1;
	const lineEnd = endOf(text, "\n", line);
	const start = line === lineEnd ? line : text.lastIndexOf(" ", line + chance.below(lineEnd - line)) + 1;
	const begin = Math.max(line, start);
	const end = Math.min(lineEnd, endOf(text, " ", begin + 8 + chance.below(150)));
	return { start: begin, end };
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {number} from
 */
function endOf(text, mark, from) {
	const end = text.indexOf(mark, from);
	return end < 0 ? text.length : end;
}
