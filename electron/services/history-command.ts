import { resolve } from "node:path";
import { type Result, success } from "../../shared/result.ts";
import { type CaseHistory, caseHistory, type HistoryEntry } from "./case-history.ts";
import { nameOfCase, resolveCaseFolder } from "./cases.ts";
import { printable } from "./check-text.ts";
import type { Command, CommandLineOptions, Outcome } from "./command.ts";

/** `parallax history`: writes nothing anywhere and takes no lock (rule C5). */
export const history: Command = {
	usage: "CASE",
	does: "show who did what, and when",
	fit: ([path, ...rest], _flags, options) =>
		path !== undefined && rest.length === 0 ? () => historyCommand(path, options) : null,
};

async function historyCommand(path: string, { dataFolder }: CommandLineOptions): Promise<Result<Outcome>> {
	const folder = await resolveCaseFolder(resolve(path));
	const read = await caseHistory(folder, dataFolder);
	if (!read.ok) return read;
	const { caseId, entries, problems } = read.value;
	return success({
		data: { case: { id: caseId }, entries, problems },
		text: historyText(nameOfCase(folder), read.value),
		refused: false,
	});
}

/** A history for people, in the time of this computer's place. */
function historyText(name: string, { entries, problems }: CaseHistory): string {
	const lines = entries.map(entryLine);
	if (entries.length === 0) lines.push(`Nothing has been done in ${name} yet.`);
	if (entries.some(({ records }) => records !== undefined))
		lines.push(
			"* As the record stands now: no journal here tells of it, so what was done before that is not known.",
		);
	if (problems.length > 0) lines.push("Not read:", ...problems.map((message) => `  ${message}`));
	return lines.map(printable).join("\n");
}

function entryLine({ at, analyst, layerId, label, undoes, records }: HistoryEntry): string {
	const who = analyst || layerId;
	const back =
		undoes === undefined ? "" : ` (undoes ${undoes.at === null ? undoes.action : localTime(undoes.at)})`;
	return `${localTime(at)}  ${who}: ${label}${back}${records === undefined ? "" : " *"}`;
}

/** `2026-03-02 09:07:00` in the time of this computer's place. */
function localTime(at: string): string {
	const time = new Date(at);
	const two = (number: number) => String(number).padStart(2, "0");
	const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
	return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":")}`;
}
