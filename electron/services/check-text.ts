import { countFindings, type Finding, type Severity } from "../../shared/check/finding.ts";
import { count } from "../../shared/check/layer-file.ts";
import type { CheckOutcome } from "./check-and-repair.ts";

const headings: readonly { readonly severity: Severity; readonly heading: string }[] = [
	{ severity: "error", heading: "Lost or not shown:" },
	{ severity: "warning", heading: "Not as it was written:" },
	{ severity: "information", heading: "Good to know:" },
];

/** What a check and a repair have come to, for people at a terminal. */
export function checkText(name: string, { findings, files, repair }: CheckOutcome): string {
	const repairable = findings.filter((finding) => finding.repairable).length;
	const lines = [
		...(repair ? repairLines(repair) : []),
		`${name}: ${count(files, "file")} looked at. ${summary(findings)}`,
		...headings.flatMap(({ severity, heading }) => {
			const these = findings.filter((finding) => finding.severity === severity);
			return these.length === 0 ? [] : [heading, ...these.flatMap(findingLines)];
		}),
		...(repairable > 0 ? [`${count(repairable, "finding")} can be put right: add --repair.`] : []),
	];
	return lines.map(printable).join("\n");
}

function repairLines(repair: NonNullable<CheckOutcome["repair"]>): string[] {
	return [
		...(repair.repaired.length > 0 ? ["Put right:"] : []),
		...repair.repaired.map(({ message }) => `  ${message}`),
		...(repair.keptIn === null ? [] : [`  What was replaced is kept in ${repair.keptIn}`]),
		...(repair.refused.length > 0 ? ["Not put right:"] : []),
		...repair.refused.map((message) => `  ${message}`),
	];
}

function summary(findings: readonly Finding[]): string {
	if (findings.length === 0) return "All is well.";
	const { error, warning, information } = countFindings(findings);
	const parts = [
		...(error > 0 ? [count(error, "error")] : []),
		...(warning > 0 ? [count(warning, "warning")] : []),
		...(information > 0 ? [`${information.toLocaleString("en")} for information`] : []),
	];
	return `${error + warning === 0 ? "All is well; " : ""}${parts.join(", ")}.`;
}

function findingLines({ file, where, message }: Finding): string[] {
	return [`  ${file}${where === undefined ? "" : ` · ${where}`}`, `    ${message}`];
}

/** Names and words come from others: what could steer a terminal is made visible. */
export function printable(line: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is made visible
	return line.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
