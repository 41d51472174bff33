import { expect, test } from "vitest";
import { checkPage } from "./testing/check-page.ts";
import { importPage } from "./testing/marked-page.ts";

/** Invented pages, as newspapers and broadcasters lay them out. What the margin means: `testing/marked-page.ts`. */

test("a broadcaster's page: the label above its date, captions, topics, other articles with their dates", () => {
	checkPage(
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
	checkPage(
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

test("a local paper's page: day of the visit above, the site's name behind the headline, other articles below", () => {
	checkPage(
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

test("a banner's sentence above the headline, which stands right above its byline", () => {
	checkPage(
		`
		P  This site is protected by a service that tells people from programs, and its terms apply.
		T  Port Ellory reopens after nine days
		B  By Tom Hale
		D  Feb. 3, 2026
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{ title: "Port Ellory reopens after nine days", author: "Tom Hale", publishedAt: "2026-02-03" },
	);
});

test("a headline in capitals that could be a name, with a lead in small letters", () => {
	checkPage(
		`
		T  Port Ellory Reopens
		P  nine days after the cable was found
		D  Feb. 3, 2026
		P  The harbour of Port Ellory reopens on Monday, after divers have removed the last cable, officials said.
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{ title: "Port Ellory Reopens", publishedAt: "2026-02-03" },
	);
});

test("lists, a quotation of its own, a question as subhead; a lead that the text repeats folds", () => {
	checkPage(
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

test("Markdown's heading marks stay in the text and are left out of the title", () => {
	const article = importPage(`
		T  # Port Ellory reopens after nine days
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		H  ## Why it took so long
		P  The port authority had first promised to reopen within two days. A second cable was then found.
	`);
	expect(article.metadata.title).toBe("Port Ellory reopens after nine days");
	expect(article.blocks.map(({ kind }) => kind)).toEqual(["title", "paragraph", "heading", "paragraph"]);
});
