import fc from "fast-check";
import { expect, test } from "vitest";
import { type Citation, citedHtml, citedText } from "./citation.ts";

const full: Citation = {
	quote: "The ferry sank.",
	outlet: "The Sarrow Courier",
	title: "Ferry loses power",
	date: "4 Feb 2026, 11:13",
};

test("a quote is cited with outlet, title and date", () => {
	expect(citedText(full)).toBe(
		"“The ferry sank.” (The Sarrow Courier, Ferry loses power, 4 Feb 2026, 11:13)",
	);
	expect(citedHtml(full)).toBe(
		'<p dir="auto">“The ferry sank.” (The Sarrow Courier, <cite>Ferry loses power</cite>, 4 Feb 2026, 11:13)</p>',
	);
});

test.each([
	[{ ...full, title: "", date: "" }, "“The ferry sank.” (The Sarrow Courier)"],
	[{ ...full, outlet: "  ", date: "" }, "“The ferry sank.” (Ferry loses power)"],
	[{ ...full, outlet: "", title: "", date: "" }, "“The ferry sank.”"],
	[
		{ ...full, title: "Ferry\n  loses power" },
		"“The ferry sank.” (The Sarrow Courier, Ferry loses power, 4 Feb 2026, 11:13)",
	],
])("what is not known is left out, and line breaks with it (%#)", (citation, text) => {
	expect(citedText(citation)).toBe(text);
});

test("the quote is not changed in plain text, whatever stands in it", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (quote) => {
			expect(citedText({ ...full, quote }).startsWith(`“${quote}” (`)).toBe(true);
		}),
	);
});

test("nothing in an article or its facts is markup in HTML", () => {
	const piece = fc.constantFrom(
		"<",
		">",
		"&",
		'"',
		"'",
		"<script>",
		"<img src=x onerror=y>",
		"&lt;",
		"a",
		" ",
		"\n",
	);
	const hostile = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""));
	fc.assert(
		fc.property(fc.record({ quote: hostile, outlet: hostile, title: hostile, date: hostile }), (citation) => {
			const rest = citedHtml(citation).replace(/^<p dir="auto">|<\/p>$|<br>|<\/?cite>/g, "");
			expect(rest).not.toMatch(/[<>"']/);
			expect(rest.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
		}),
	);
});

test("lines of a quote stay lines in HTML", () => {
	expect(citedHtml({ ...full, quote: "One.\nTwo.", outlet: "", title: "", date: "" })).toBe(
		'<p dir="auto">“One.<br>Two.”</p>',
	);
});
