import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { accountName } from "./services/account-name.ts";
import { runCommand } from "./services/command-line.ts";
import { dataFolder } from "./services/data-folder.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
	dataFolder: dataFolder(process.env, process.platform, homedir()),
	world: { now: () => new Date().toISOString(), random: randomBytes },
	userName: accountName(),
	out: (text) => process.stdout.write(`${text}\n`),
	error: (text) => process.stderr.write(`${text}\n`),
});
