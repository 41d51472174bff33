// @ts-check
import { performance } from "node:perf_hooks";
import { tagSpan } from "../../electron/services/evidence.ts";
import { calmMoment } from "../measure/machine.mjs";
import { watchMainThread } from "../measure/main-thread.mjs";
import { median } from "../measure/statistics.mjs";
import { openFloor } from "./floor.mjs";
import { openPeer } from "./peer.mjs";
import { openAsAnalyst, valueIn } from "./people.mjs";

/** Tags made one after the other on one source, as an analyst does who reads it. */
const sitting = 8;
/** How long a round waits for a calm moment, in milliseconds. */
const patience = 1_500;

/**
 * The time of one tag. Medians of a sitting, in milliseconds.
 * @typedef {object} TagTime
 * @property {number} floor the bare writes between the tags
 * @property {number} saved from the key to the disk's acknowledgement: journal and files
 * @property {number} shown until the window could be answered, during which nothing else happens
 * @property {number} work all that the main thread did for it
 */

/**
 * @typedef {"few" | "full" | "large"} CaseName
 * @typedef {Record<CaseName, { joining: TagTime, starting: TagTime }> & { peer: number, calm: boolean }} Round
 */

/**
 * Tags in turn in cases of three sizes, beside the floor and the peer. The first round does not count.
 * @param {import("./ground.mjs").Ground} ground
 * @param {number} rounds
 * @returns {Promise<Round[]>}
 */
export async function measureTags({ folder, cases }, rounds) {
	const floor = openFloor(folder);
	const few = new Tagger(await openAsAnalyst(cases.few), floor);
	const full = new Tagger(await openAsAnalyst(cases.full), floor);
	const large = new Tagger(await openAsAnalyst(cases.large), floor);
	const peer = openPeer(folder, full.session.layers);
	/** @type {Round[]} */
	const measured = [];
	for (let number = 0; number <= rounds; number += 1) {
		const calm = await calmMoment(patience);
		/** @type {Partial<Round>} */
		const round = { calm };
		/** @type {[keyof Round, () => Promise<unknown>][]} */
		const candidates = [
			["few", () => few.sit(number)],
			["full", () => full.sit(number)],
			["peer", async () => median([await peer.write(), await peer.write(), await peer.write()])],
			["large", () => large.sit(number)],
		];
		for (const [name, measure] of number % 2 === 0 ? candidates : candidates.toReversed())
			Object.assign(round, { [name]: await measure() });
		if (number > 0) measured.push(/** @type {Round} */ (round));
	}
	floor.close();
	for (const { session } of [few, full, large]) await session.close();
	return measured;
}

/** An analyst who tags in an open case, and waits each time until the disk has it. */
class Tagger {
	/**
	 * @param {import("../../electron/services/case-session.ts").CaseSession} session
	 * @param {ReturnType<typeof openFloor>} floor
	 */
	constructor(session, floor) {
		this.session = session;
		this.floor = floor;
		this.sources = [...session.sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
		this.claimIds = [...session.winners.values()].flatMap(({ record }) =>
			record.kind === "claim" && !record.deleted ? [record.id] : [],
		);
		this.tags = 0;
	}

	/**
	 * Tags one source under claims that are there, then under new ones.
	 * @param {number} round
	 */
	async sit(round) {
		const source = this.sources[round % this.sources.length];
		if (!source) throw new Error("There is no source to tag.");
		return { joining: await this.tagSome(source, false), starting: await this.tagSome(source, true) };
	}

	/**
	 * @param {import("../../electron/files/stored-source.ts").StoredSource} source
	 * @param {boolean} startsClaim
	 * @returns {Promise<TagTime>}
	 */
	async tagSome(source, startsClaim) {
		/** @type {TagTime[]} */
		const times = [];
		for (let time = 0; time < sitting; time += 1) {
			const claimId = startsClaim ? null : (this.claimIds[this.tags % this.claimIds.length] ?? null);
			// One before each tag, so that both meet the disk as the other leaves it.
			const floor = this.floor.write();
			times.push({ floor, ...(await this.tag(source, claimId)) });
		}
		const of = (/** @type {keyof TagTime} */ name) => median(times.map((time) => time[name]));
		return { floor: of("floor"), saved: of("saved"), shown: of("shown"), work: of("work") };
	}

	/**
	 * @param {import("../../electron/files/stored-source.ts").StoredSource} source
	 * @param {string | null} claimId
	 * @returns {Promise<Omit<TagTime, "floor">>}
	 */
	async tag(source, claimId) {
		const span = this.nextSpan(source.text);
		const request = { sourceId: source.id, ...span, stance: /** @type {const} */ ("agrees"), claimId };
		const workSince = watchMainThread();
		const start = performance.now();
		valueIn(tagSpan(this.session, request));
		const shown = performance.now() - start;
		const status = await this.session.flush();
		const saved = performance.now() - start;
		const work = workSince();
		if (status.state !== "saved") throw new Error("A tag could not be saved.");
		return { saved, shown, work };
	}

	/** @param {string} text */
	nextSpan(text) {
		for (;;) {
			this.tags += 1;
			const start = (this.tags * 97) % (text.length - 60);
			const quote = text.slice(start, start + 60);
			// A tag may go over the border of two blocks, but is longer then.
			if (!quote.includes("\n") && quote.trim() === quote) return { start, end: start + 60, quote };
		}
	}
}
