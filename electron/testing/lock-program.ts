import { lockCase } from "../files/case-lock.ts";

// A program for `case-lock.test.ts`: takes a case's lock, says so, and works until it is told to stop.
const [dataFolder = "", caseId = ""] = process.argv.slice(2);

const lock = await lockCase(dataFolder, caseId);
process.stdout.write(`${lock.ok ? "locked" : lock.problem.message}\n`);
if (lock.ok) setInterval(() => {}, 1_000);
