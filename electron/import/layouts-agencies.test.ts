import { test } from "vitest";
import { checkPage } from "./testing/check-page.ts";

/** Invented pages, as agencies and their customers lay them out. What the margin means: `testing/marked-page.ts`. */

test("an agency's page: section, date, headline, staff byline, dateline, credits at the end", () => {
	checkPage(
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

test("an American agency's text without a headline: byline in capitals, only an update, no zone invented", () => {
	checkPage(
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

test("an Indian page: breadcrumb with the headline, agency beside the date, dateline without a dash", () => {
	checkPage(
		`
		Px Home / World / Port Ellory reopens after nine days
		T  Port Ellory reopens after nine days
		B  PTI | Updated: February 3, 2026 10:15 IST
		P  Ellory, Feb 3 (PTI) The harbour of Port Ellory reopened on Monday after divers removed the last cable.
		P  “We can work again,” said harbour master Ida Wren. She saw 14 ships waiting outside the port.
		Px Also Read | Divers find second cable in Port Ellory
		P  The port authority had first promised to reopen within two days. A second cable was then found.
		`,
		{ title: "Port Ellory reopens after nine days", outlet: "PTI", updatedAt: "2026-02-03T10:15" },
	);
});

test("an agency's text on another site's page: the site is the outlet, the agency the author", () => {
	checkPage(
		`
		T  Port Ellory reopens after nine days
		B  By Xinhua
		D  Published: 10:15, February 3, 2026
		P  The harbour of Port Ellory reopened on Monday after divers removed the last cable, officials said.
		P  “We can work again,” said harbour master Ida Wren. She saw 14 ships waiting outside the port.
		Px © 2026 The Ellory Herald. All rights reserved.
		`,
		{
			title: "Port Ellory reopens after nine days",
			outlet: "The Ellory Herald",
			author: "Xinhua",
			publishedAt: "2026-02-03T10:15",
		},
	);
});
