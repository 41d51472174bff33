import { expect, test } from "vitest";
import { importerFor, importers } from "./importers.ts";

test.each([
	"a.txt",
	"A.TXT",
	"a.text",
	"notes.md",
	"README",
	"article.2026-03-05",
	"a.b.c",
	".hidden",
	"x.",
	"www.example.org",
])("%s goes to plain text", (name) => {
	expect(importerFor(name)).toEqual({ ok: true, value: importers[0] });
});

test.each([
	["page.html", "a web page"],
	["Report.PDF", "a PDF document"],
	["a.docx", "a Word document"],
	["b.epub", "an e-book"],
	["c.png", "a picture"],
])("%s is refused with what it is and what to do", (name, format) => {
	expect(importerFor(name)).toEqual({
		ok: false,
		problem: {
			code: "unsupported",
			message: `“${name}” is ${format}: Parallax reads plain text so far; save the article as text or paste it.`,
		},
	});
});

test("every importer has a name and lower-case endings, and no ending belongs to two", () => {
	const endings = importers.flatMap(({ extensions }) => extensions);
	expect(new Set(endings).size).toBe(endings.length);
	for (const ending of endings) expect(ending).toMatch(/^\.[a-z0-9]+$/);
});
