import { randomBytes } from "node:crypto";
import { homedir, userInfo } from "node:os";
import { runCommand } from "./services/command-line.ts";
import { dataFolder } from "./services/data-folder.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
	dataFolder: dataFolder(process.env, process.platform, homedir()),
	world: { now: () => new Date().toISOString(), random: randomBytes },
	userName: userInfo().username,
	out: (text) => process.stdout.write(`${text}\n`),
	error: (text) => process.stderr.write(`${text}\n`),
});
