import { createHash, randomBytes, randomInt } from "node:crypto";
import { canonicalJson } from "../../shared/model/canonical-json.ts";
import type { Change } from "../../shared/model/change.ts";
import { recordKey } from "../../shared/model/layer.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { stances } from "../../shared/schema/records.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import { lockCase } from "../files/case-lock.ts";
import type { CaseSession } from "../services/case-session.ts";
import { deleteEvidence, editEvidence, tagSpan } from "../services/evidence.ts";
import { importPasted } from "../services/import-sources.ts";
import { openSession } from "../services/open-session.ts";
import { wordClaim } from "./word-claim.ts";

// A program for `killing.ts`, which kills it: opens a case as somebody and works as fast as it can, for ever or
// for so many changes. Says "open", and then of every change, once the disk has it, "saved" and each record's
// name, version and hash. A line is one write, and a pipe takes it before anything else happens.
const [folder = "", dataFolder = "", person = "", most = "Infinity"] = process.argv.slice(2);

const world = { now: () => new Date().toISOString(), random: (length: number) => randomBytes(length) };

/** Evidence of this sitting that is not deleted, the newest last. */
const tagged: string[] = [];
let claimId: string | null = null;
let done = 0;

const session = await open();
say("open");
while (done < Number(most)) {
	// Some changes come alone, others while earlier ones are still being written.
	for (let burst = randomInt(1, 9); burst > 0; burst--) await work();
	if (randomInt(3) > 0) await session.flush();
}
const status = await session.flush();
await session.close();
say(`closed ${status.state}`);

async function open(): Promise<CaseSession> {
	const header = value(await readCaseHeader(folder));
	value(await lockCase(dataFolder, header.id));
	const { analyst, device } = JSON.parse(person) as { analyst: Analyst; device: Device };
	const opened = value(
		await openSession(folder, { dataFolder, analyst, device, world, onSaveStatus: () => {} }),
	);
	const performSaved = opened.performSaved.bind(opened);
	opened.performSaved = (label, edits) => {
		const performed = performSaved(label, edits);
		void performed.saved.then(() => tell(performed.change));
		return performed;
	};
	return opened;
}

async function work(): Promise<void> {
	done++;
	const last = tagged.at(-1);
	const choice = randomInt(20);
	if (choice === 0) await importPasted(session, `Article ${randomInt(12)}\n${"It says this. ".repeat(20)}`);
	else if (choice < 2 && claimId !== null)
		value(wordClaim(session, claimId, `Worded ${randomInt(1e6)} times.`));
	else if (choice < 3 && last)
		value(editEvidence(session, last, { stance: stances[randomInt(3)] ?? "agrees" }));
	else if (choice < 4 && last) value(deleteEvidence(session, tagged.pop() ?? last));
	else if (choice < 6) await reverse();
	else tag();
}

function tag(): void {
	const sources = [...session.sources.values()];
	const source = sources[randomInt(sources.length)];
	if (!source) throw new Error("There is no source to tag.");
	const start = randomInt(source.text.length - 20);
	const quote = source.text.slice(start, start + 20);
	const stance = stances[randomInt(3)] ?? "agrees";
	const asked = { sourceId: source.id, start, end: start + 20, quote, stance };
	const edited = value(tagSpan(session, { ...asked, claimId: randomInt(10) === 0 ? null : claimId }));
	claimId = edited.claimId ?? claimId;
	tagged.push(edited.evidenceKey?.split("/").at(-1) ?? "");
}

/** Nobody is told when an undo is saved, so everything is waited for. */
async function reverse(): Promise<void> {
	const changes = (["undo", "redo"] as const).flatMap((direction) => {
		const change = session.reverse(direction);
		return change.ok ? [change.value] : [];
	});
	if ((await session.flush()).state === "saved") for (const change of changes) tell(change);
}

function tell({ edits }: Change): void {
	const records = edits.map(({ after }) => {
		const hash = createHash("sha256").update(canonicalJson(after)).digest("hex").slice(0, 16);
		return `${recordKey(after)} ${after.version[0]} ${hash}`;
	});
	say(`saved ${records.join(" ")}`);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

function value<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
	if (!result.ok) throw new Error(result.problem.message);
	return result.value;
}
