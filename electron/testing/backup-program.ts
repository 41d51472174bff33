import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Backups } from "../services/backups.ts";

// A program for `backups-crash.test.ts`, which kills it: changes a case and backs it up, for ever, as if
// some hours lay between two backups, so that old ones are removed all the time.
const [dataFolder = "", folder = "", start = "0"] = process.argv.slice(2);

let at = Date.parse("2026-01-01T00:00:00.000Z") + Number(start);
const backups = new Backups(dataFolder, () => new Date(at).toISOString());
for (let round = 0; ; round++) {
	at += 5 * 3_600_000;
	writeFileSync(join(folder, `notes ${round % 3}.txt`), `${at} `.repeat(200));
	const made = await backups.backUp({ folder, title: "Ferry", reason: "asked for", prune: true });
	process.stdout.write(`${made.ok ? made.value.made?.id : made.problem.message}\n`);
}
