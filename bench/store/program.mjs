// @ts-check
import { makeLargeCase } from "../large-case/make-case.mjs";
import { measureKills } from "./kills.mjs";
import { measureMerging } from "./merging.mjs";
import { measureOpening } from "./opening.mjs";
import { measureTags } from "./tags.mjs";

// What `run.mjs` has done in processes of their own, so that no measurement meets what another has left in memory:
// the part to do, the ground and what it needs besides. Prints one line of JSON.

const [part = "", ground = "{}", given = "0"] = process.argv.slice(2);
const { folder, cases } = /** @type {import("./ground.mjs").Ground} */ (JSON.parse(ground));

process.stdout.write(`${JSON.stringify(await done())}\n`);

async function done() {
	switch (part) {
		case "cases":
			for (const [seed, place] of Object.entries(cases))
				await makeLargeCase({ ...place.size, folder: place.folder, dataFolder: place.dataFolder, seed });
			return null;
		case "tags":
			return measureTags({ folder, cases }, Number(given));
		case "opening":
			return measureOpening(cases.large, Number(given));
		case "merging":
			return measureMerging(cases.large, Number(given));
		case "kills":
			return measureKills(cases.killed, given, 10);
		default:
			throw new Error(`There is no part “${part}”.`);
	}
}
