import { expect, test } from "vitest";
import { importPage, marked, markedLines } from "./testing/marked-page.ts";

/** Invented pages, each laid out as some kind of news site saves it. What the margin means: `marked-page.ts`. */
const nothing = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };

function check(page: string, metadata: Partial<typeof nothing>, warnings: readonly unknown[] = []): void {
	const article = importPage(page);
	expect(marked(article)).toEqual(markedLines(page));
	expect(article.metadata).toEqual({ ...nothing, ...metadata });
	expect(article.warnings).toEqual(warnings);
}

test("an agency's page: section, date, headline, staff byline, dateline, credits at the end", () => {
	check(
		`
		Px Skip to main content
		Px #World News
		D  November 11, 2025 / 5:39 AM / Updated an hour ago
		T  Port Ellory reopens after nine days of cable work
		B  Reuters Staff
		Px 1 Min Read
		P  PORT ELLORY (Reuters) - The harbour of Port Ellory reopened on Monday after divers removed the last cable.
		P  “We can work again, and that is what counts,” harbour master Ida Wren said. She saw 14 ships waiting outside.
		H  Why it took so long
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		C  Ships wait outside Port Ellory, Nov. 10, 2025. REUTERS/Ada Lind
		B  Reporting by Ada Lind; Editing by Max Orr
		P  Our Standards: The Example Trust Principles.
		`,
		{
			title: "Port Ellory reopens after nine days of cable work",
			outlet: "Reuters",
			author: "Ada Lind",
			publishedAt: "2025-11-11T05:39",
		},
	);
});

test("a broadcaster's page: the label above its date, captions, topics, other articles with their dates", () => {
	check(
		`
		T  Port Ellory reopens after nine days
		D  Published
		D  3 February 2026
		Px Share
		P  Ida Wren says 14 ships were waiting
		C  Image source, Getty Images
		C  Image caption,
		B  By Tom Hale
		P  Example News, Port Ellory
		P  The harbour of Port Ellory reopened on Monday after divers removed the last of nine cables.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		Px Related Topics
		Px Shipping
		Px Port Ellory
		Px More on this story
		Px Divers find second cable
		Dx Published
		Dx 1 February 2026
		P  The Example is not responsible for the content of external sites.
		Px © 2026 Example News. The Example is not responsible for the content of external sites.
		`,
		{
			title: "Port Ellory reopens after nine days",
			outlet: "Example News",
			author: "Tom Hale",
			publishedAt: "2026-02-03",
		},
	);
});

test("a newspaper's page with a long menu, a lead without a stop, names without “By”, British times", () => {
	check(
		`
		Px Skip to main content
		Px Support us
		Px Sign in
		Px News
		Px Opinion
		Px Sport
		Px World
		Px UK politics
		P  Climate crisis and energy
		Px This article is more than 2 months old
		T  Port Ellory reopens after nine days as last cable is removed
		P  Harbour master says 14 ships are waiting outside, with the first to come in at noon
		B  Jane Doe in Port Ellory and agencies
		D  Tue 3 Feb 2026 18.15 GMT
		D  Last modified on Wed 4 Feb 2026 09.20 GMT
		Px Share
		Px View image in fullscreen
		C  The last cable comes up on Monday. Photograph: Ada Lind/Example Pictures
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		P  “We can work again,” said harbour master Ida Wren. She saw 14 ships waiting outside the port.
		Px Explore more on these topics
		Px Shipping
		Px News
		Px Reuse this content
		Px Most viewed
		Px © 2026 Example Media Limited or its affiliated companies. All rights reserved.
		`,
		{
			title: "Port Ellory reopens after nine days as last cable is removed",
			outlet: "Example Media",
			author: "Jane Doe",
			publishedAt: "2026-02-03T18:15Z",
			updatedAt: "2026-02-04T09:20Z",
		},
	);
});

test("an American agency's text without a headline: byline in capitals, only an update, no zone invented", () => {
	check(
		`
		B  By JANE DOE
		B  Associated Press
		D  Updated 4:05 PM EST, February 3, 2026
		Px Share
		P  PORT ELLORY (AP) — The harbour of Port Ellory reopened on Monday after divers removed the last cable.
		P  “We can work again,” said harbour master Ida Wren. She saw 14 ships waiting outside the port.
		P  ___
		P  Associated Press writer Max Orr contributed to this report.
		Px Copyright 2026 The Associated Press. All rights reserved. This material may not be published without permission.
		`,
		{ outlet: "Associated Press", author: "JANE DOE", updatedAt: "2026-02-03T16:05" },
	);
});

test("a local paper's page: day of the visit above, page title with the site's name, list of other articles below", () => {
	check(
		`
		P  The Ellory Herald
		D  Wednesday, February 4, 2026
		Px Home
		Px World
		Px Politics
		Px Puzzles & Games
		Px Log In
		Px Subscribe
		Px Port Ellory reopens after nine days of cable work | The Ellory Herald
		Px WORLD
		T  Port Ellory reopens after nine days of cable work
		P  Fourteen ships were waiting outside as divers brought up the last cable
		B  Tom Hale
		D  Feb. 3, 2026, 10:15 a.m.
		Px 5 min read
		C  The last cable comes up on Monday. (Ada Lind/AP)
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		Px AD
		P  “We can work again,” said harbour master Ida Wren. She saw 14 ships waiting outside the port.
		Px SIGN UP FOR OUR NEWSLETTER
		Px Get the latest headlines in your inbox every morning
		Px Most Popular
		Lx 1. Divers find second cable
		Lx 2. Insurer asks for survey
		Px About Us
		Px Terms of Use
		Px Follow us on Facebook
		Px © 2026 Ellory Herald Media. All Rights Reserved.
		`,
		{
			title: "Port Ellory reopens after nine days of cable work",
			outlet: "The Ellory Herald",
			author: "Tom Hale",
			publishedAt: "2026-02-03T10:15",
		},
	);
});

test("a date in figures and again in words: the words decide, and a name beside them is the author's", () => {
	check(
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
	check(
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

test("a text without a head: dates in sentences and posts are not its own, an agency signs at the end", () => {
	check(
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
	check(
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

test("an Indian page: breadcrumb with the headline, agency beside the date, dateline without a dash", () => {
	check(
		`
		Px Home / World / Port Ellory reopens after nine days
		T  Port Ellory reopens after nine days
		B  PTI | Updated: February 3, 2026 10:15 IST
		P  Ellory, Feb 3 (PTI) The harbour of Port Ellory reopened on Monday after divers removed the last cable.
		P  “We can work again,” said harbour master Ida Wren. She saw 14 ships waiting outside the port.
		Px Also Read | Divers find second cable in Port Ellory
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{
			title: "Port Ellory reopens after nine days",
			outlet: "PTI",
			updatedAt: "2026-02-03T10:15",
		},
	);
});

test("a machine's date, lists, a quotation of its own, a question as subhead; a lead said twice folds above", () => {
	check(
		`
		T  Port Ellory reopens after nine days
		D  2026-02-03T10:15:00Z
		B  Example Times | Tom Hale
		Px The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		Px Share
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		L  • 14 ships wait
		L  • 2 cables found
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		H  What happens next?
		P  The insurers have asked for a survey of the whole harbour. It will take until the summer at least.
		Q  “Nobody knows what else lies down there in the mud.”
		P  The divers go on. They are paid by the day, as everybody in Port Ellory knows by now.
		`,
		{
			title: "Port Ellory reopens after nine days",
			outlet: "Example Times",
			author: "Tom Hale",
			publishedAt: "2026-02-03T10:15Z",
		},
	);
});
