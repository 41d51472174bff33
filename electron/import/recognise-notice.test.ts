import { describe, expect, test } from "vitest";
import { readNotice } from "./recognise-notice.ts";

describe("lines that are obviously not the article", () => {
	test.each([
		[
			"menu",
			[
				"Log In",
				"About us",
				"Most Read",
				"MOST POPULAR",
				"Privacy Policy ›",
				"Impressum",
				"Home | World | Sport",
				"Home > World > Ferry lost at sea",
			],
		],
		["section", ["World", "Politics", "Wirtschaft", "Weather"]],
		[
			"tool",
			[
				"AD",
				"Advertisement",
				"Share",
				"12 comments",
				"1.2k shares",
				"Image 1 of 3",
				"5 min read",
				"Publicidad",
				"Anzeige",
			],
		],
		[
			"link",
			[
				"READ MORE: Ferry found",
				"READ MORE Ferry found",
				"Read also: Ferry found?",
				"Related: Ferry found",
				"Leia também: Balsa achada",
				"À lire aussi : le bac",
				"Lea también | La barca",
				"Lesen Sie auch: Fähre",
				"Watch: the ferry",
			],
		],
		[
			"prompt",
			[
				"Sign up for our newsletter",
				"Subscribe to the Herald for 1 a week.",
				"Already a subscriber? Log in",
				"Follow us on Instagram",
				"We use cookies to improve your visit. Accept all | Reject",
				"Suscríbete a nuestro boletín",
				"Abonnez-vous à notre lettre",
			],
		],
		[
			"copyright",
			[
				"© 2026 The Example. All rights reserved.",
				"Copyright 2025 Example Media",
				"© Example 2019-2025",
				"Todos los derechos reservados.",
			],
		],
		["remnant", [".jpeg)", "ferry_01.jpg", ".png"]],
	] as const)("%s", (kind, lines) => {
		for (const line of lines) expect([line, readNotice(line)]).toEqual([line, kind]);
	});

	test.each([
		"Log in to the ministry's portal before Friday, the letter said.",
		"Sign up for health insurance before 15 December, the agency advised.",
		"Donate to the Red Cross, she said, or stay out of the way.",
		"Related: the court also ruled that the ministry must pay.",
		"Read more slowly, the teacher told the minister.",
		"Copyright law was changed in 2025 to allow such uses.",
		"“We use cookies to track readers,” the publisher told the court.",
		"Share prices fell by a tenth.",
		"Home is where the ferry lands.",
		"Follow the money, said the prosecutor.",
		"Advertisement spending rose in 2025.",
		"The file ferry_01.jpg was deleted that night.",
		"Watch out for ice on the quay",
		"Ferry lost at sea",
		"",
	])("a sentence or headline is none: %j", (line) => {
		expect(readNotice(line)).toBeUndefined();
	});
});
