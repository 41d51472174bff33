import { expect, test } from "vitest";
import { asFindings, countFindings, type Found, findingCodes, severityOf } from "./finding.ts";

const found = (fields: Partial<Found>): Found => ({
	code: "broken-file",
	file: "a.json",
	message: "It is broken.",
	remedy: null,
	...fields,
});

test("K2 a finding says what to do: repair where that is possible, otherwise something else", () => {
	const otherwise = "Ask somebody.";
	const said = (fields: Partial<Found>) => asFindings([found(fields)])[0]?.message;
	expect(said({})).toBe("It is broken.");
	expect(said({ otherwise })).toBe("It is broken. Ask somebody.");
	expect(said({ otherwise, remedy: { kind: "remove" } })).toBe("It is broken. Repairing removes it.");
	expect(said({ otherwise, remedy: { kind: "rewrite", path: "x" } })).toBe(
		"It is broken. Repairing writes it anew from this computer's journal, and keeps what it replaces.",
	);
	expect(said({ remedy: { kind: "rebuild", sourceId: "s", original: "o" } })).toBe(
		"It is broken. Repairing makes it anew from its original, which is whole, and keeps what it replaces.",
	);
	expect(said({ remedy: { kind: "copy", from: "b.txt" } })).toBe(
		"It is broken. Repairing takes the same bytes from b.txt, and keeps what it replaces.",
	);
});

test("K2 findings come with the gravest first, then by file, and are otherwise in the order of finding", () => {
	const findings = asFindings([
		found({ code: "stray", file: "b" }),
		found({ code: "broken-chain", file: "b" }),
		found({ code: "quote-differs", file: "b", where: "evidence/2" }),
		found({ code: "quote-differs", file: "b", where: "evidence/1" }),
		found({ code: "quote-differs", file: "a", where: "evidence/3" }),
	]);
	expect(findings.map(({ severity, file, where }) => [severity, file, where])).toEqual([
		["error", "a", "evidence/3"],
		["error", "b", "evidence/2"],
		["error", "b", "evidence/1"],
		["warning", "b", undefined],
		["information", "b", undefined],
	]);
	expect(countFindings(findings)).toEqual({ error: 3, warning: 1, information: 1 });
	expect(findings[3]).not.toHaveProperty("where");
});

test("K2 every code has a severity", () => {
	expect(new Set(findingCodes.map(severityOf))).toEqual(new Set(["error", "warning", "information"]));
});
