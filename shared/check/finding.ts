import { assertNever } from "../result.ts";

/** How much a finding matters. */
export type Severity = "error" | "warning" | "information";

/**
 * Everything that a check can find. `error`: something is lost or not shown. `warning`: something is not as it was
 * written, or may be lost. `information`: good to know; nothing has to be done.
 */
const severities = {
	// A file as a whole.
	"broken-file": "error",
	"unreadable-file": "error",
	"newer-format": "warning",
	"missing-file": "error",
	"wrong-layer": "error",
	"wrong-device": "warning",
	"wrong-source": "warning",
	"misplaced-record": "error",
	"link-in-place": "error",
	link: "information",
	stray: "information",
	"temporary-file": "information",
	"conflict-copy": "warning",
	"spare-conflict-copy": "information",
	// Sources and what they were imported from.
	"source-changed": "error",
	"original-changed": "error",
	"original-missing": "warning",
	"original-unnamed": "information",
	// What names something else.
	"source-not-here": "warning",
	"claim-not-here": "information",
	"merged-into-nowhere": "information",
	// Where evidence stands.
	"offset-outside": "error",
	"offset-in-pair": "error",
	"quote-differs": "error",
	"context-differs": "warning",
	"text-hash-differs": "warning",
	// Whose a record is, and how often it is there.
	"duplicate-record": "warning",
	"id-in-two-files": "warning",
	"foreign-evidence": "warning",
	"stamped-elsewhere": "information",
	"silence-id": "warning",
	// The journal on this computer, and its copies.
	"behind-journal": "error",
	"record-differs": "error",
	"not-in-journal": "information",
	"no-journal": "information",
	"broken-segment": "error",
	"newer-segment": "warning",
	"missing-segment": "error",
	"broken-line": "error",
	"broken-chain": "warning",
	"copy-differs": "warning",
	"copy-missing": "warning",
	"copy-unknown": "information",
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof severities;

export const findingCodes = Object.keys(severities) as FindingCode[];

/** What can be done about something without losing anything. */
export type Remedy =
	/** One's own layer writes the file at this path in it anew, from the journal. */
	| { readonly kind: "rewrite"; readonly path: string }
	/** The file is left over, and is removed. */
	| { readonly kind: "remove" }
	/** The source is made anew from this intact original, a path in the case. */
	| { readonly kind: "rebuild"; readonly sourceId: string; readonly original: string }
	/** The same bytes stand at this path in the case. */
	| { readonly kind: "copy"; readonly from: string };

/** Something that a check has come upon. */
export interface Found {
	readonly code: FindingCode;
	/** Path inside the case, with `/`; `journal` for this computer's journal of it. */
	readonly file: string;
	/** The record, line or field, where it is not the whole file. */
	readonly where?: string;
	/** In sentences: what is wrong and what that costs. */
	readonly message: string;
	readonly remedy: Remedy | null;
	/** In a sentence: what to do where there is no remedy. */
	readonly otherwise?: string;
}

/** A finding as it is reported. */
export interface Finding {
	readonly code: FindingCode;
	readonly severity: Severity;
	/** Path inside the case, with `/`; `journal` for this computer's journal of it. */
	readonly file: string;
	/** The record, line or field, where it is not the whole file. */
	readonly where?: string;
	/** In sentences: what is wrong, what that costs, what to do. */
	readonly message: string;
	/** Whether repairing can put it right without losing anything. */
	readonly repairable: boolean;
}

/** How much a code matters. */
export function severityOf(code: FindingCode): Severity {
	return severities[code];
}

/** Findings as they are reported: the gravest first, then by file, in the order in which they were come upon. */
export function asFindings(found: readonly Found[]): Finding[] {
	return found
		.map(({ code, file, where, message, remedy, otherwise }) => {
			const advice = remedy ? adviceOf(remedy) : otherwise;
			return {
				code,
				severity: severityOf(code),
				file,
				...(where === undefined ? {} : { where }),
				message: advice === undefined ? message : `${message} ${advice}`,
				repairable: remedy !== null,
			};
		})
		.sort((a, b) => rank(a.severity) - rank(b.severity) || compareText(a.file, b.file));
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
	const counts = { error: 0, warning: 0, information: 0 };
	for (const { severity } of findings) counts[severity] += 1;
	return counts;
}

function adviceOf(remedy: Remedy): string {
	switch (remedy.kind) {
		case "rewrite":
			return "Repairing writes it anew from this computer's journal, and keeps what it replaces.";
		case "remove":
			return "Repairing removes it.";
		case "rebuild":
			return "Repairing makes it anew from its original, which is whole, and keeps what it replaces.";
		case "copy":
			return `Repairing takes the same bytes from ${remedy.from}, and keeps what it replaces.`;
		default:
			return assertNever(remedy);
	}
}

function rank(severity: Severity): number {
	return ["error", "warning", "information"].indexOf(severity);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
