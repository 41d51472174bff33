// @ts-check
import { randomBytes } from "node:crypto";
import { readCaseHeader } from "../../electron/files/case-folder.ts";
import { openSession } from "../../electron/services/open-session.ts";
import { Profile } from "../../electron/services/profile.ts";

/** @typedef {import("./ground.mjs").Place} Place */
/** @typedef {import("../../electron/services/case-session.ts").CaseSession} CaseSession */

/** The clock and chance as the application has them. */
export const world = {
	now: () => new Date().toISOString(),
	random: (/** @type {number} */ length) => new Uint8Array(randomBytes(length)),
};

/**
 * The value of a success; a measurement of something refused would be none.
 * @template T
 * @param {{ ok: true, value: T } | { ok: false, problem: { message: string } }} result
 * @returns {T}
 */
export function valueIn(result) {
	if (!result.ok) throw new Error(result.problem.message);
	return result.value;
}

/**
 * The analyst and the device that a case was made for.
 * @param {Place} place
 */
export async function personOf({ folder, dataFolder }) {
	const { id } = valueIn(await readCaseHeader(folder));
	const profile = await Profile.read(dataFolder, world);
	return profile.identity("Nobody", "nowhere", id);
}

/**
 * Opens a case as its analyst.
 * @param {Place} place
 * @returns {Promise<CaseSession>}
 */
export async function openAsAnalyst(place) {
	const { folder, dataFolder } = place;
	const person = await personOf(place);
	const session = valueIn(
		await openSession(folder, { dataFolder, ...person, world, onSaveStatus: () => {} }),
	);
	await session.readHistory();
	return session;
}
