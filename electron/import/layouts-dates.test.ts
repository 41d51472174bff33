import { test } from "vitest";
import { checkPage } from "./testing/check-page.ts";

/** Invented pages on which it matters which dates are taken. What the margin means: `testing/marked-page.ts`. */

test("a date in figures and again in words: the words decide, and a name beside them is the author's", () => {
	checkPage(
		`
		T  Port Ellory reopens after nine days
		B  Max Orr
		D  Published 02/03/2026
		D  Published February 3, 2026
		D  last updated 02/04/2026
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{
			title: "Port Ellory reopens after nine days",
			author: "Max Orr",
			publishedAt: "2026-02-03",
			updatedAt: "2026-02-04",
		},
	);
});

test("a date in figures that nothing decides stays empty, with both readings in a warning", () => {
	checkPage(
		`
		T  Port Ellory reopens after nine days
		B  By Tern Wire
		D  Published 02/03/2026 10:00
		P  Divers removed the last of the cables that had kept ships out of the harbour for nine days.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{ title: "Port Ellory reopens after nine days", outlet: "Tern Wire" },
		[
			"The publication date “02/03/2026” can be read as 2026-02-03 or as 2026-03-02, and the text does not say which: enter it by hand.",
		],
	);
});

test("nothing is updated before it is published", () => {
	checkPage(
		`
		D  Published 05/03/2026 10:00 | Updated 06/02/2026 11:00
		P  Divers removed the last of the cables that had kept ships out of the harbour for nine days.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{ publishedAt: "2026-05-03T10:00", updatedAt: "2026-06-02T11:00" },
	);
});

test("without a head: dates in sentences and posts are not the text's own, an agency signs at the end", () => {
	checkPage(
		`
		P  The harbour of Port Ellory reopened on Monday, February 2, 2026 after divers removed the last cable.
		Q  The port is open again. Thank you for your patience. pic.twitter.com/a1b2c3d4e5
		Q  — Port of Ellory (@PortEllory) February 2, 2026
		D  10:15 AM · Feb 2, 2026
		P  “We can work again,” harbour master Ida Wren told journalists on the quay. — AFP
		`,
		{ outlet: "AFP" },
	);
});

test("a timeline's dates are not the publication's", () => {
	checkPage(
		`
		T  Nine days in Port Ellory: how the harbour closed and opened
		P  The harbour of Port Ellory was closed for nine days because of two cables. This is how it went.
		D  January 24, 2026
		P  A ship's anchor catches on a cable near the entrance. The harbour master closes the port.
		D  January 26, 2026
		P  Divers find a second cable under the mud. The insurers ask for a survey of the harbour.
		D  February 2, 2026
		P  The last cable comes up at ten in the morning. Fourteen ships are waiting outside.
		`,
		{ title: "Nine days in Port Ellory: how the harbour closed and opened" },
	);
});

test("an article alone between two dates of other things keeps its own, behind the headline", () => {
	checkPage(
		`
		D  Thursday, February 5, 2026
		T  Port Ellory reopens after nine days
		D  Tuesday, February 3, 2026
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		Px More stories
		Px Divers find second cable
		Dx February 1, 2026
		Px Insurer asks for survey
		Dx January 30, 2026
		`,
		{ title: "Port Ellory reopens after nine days", publishedAt: "2026-02-03" },
	);
});
