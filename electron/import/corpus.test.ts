import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { importPlainText } from "./plain-text.ts";
import { marked } from "./testing/marked-page.ts";

/** Real articles that are not the project's own: read where they lie, quoted nowhere. */
const folder = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
const isAbsent = !existsSync(folder);

function read(name: string) {
	const bytes = readFileSync(`${folder}${name}.txt`);
	const imported = importPlainText(bytes, `${name}.txt`);
	if (!imported.ok) throw new Error(imported.problem.message);
	const lines = bytes.toString("utf8").split("\n");
	const margin = marked(imported.value).map((line) => line.slice(0, 2).trim());
	return { article: imported.value, margin: margin.join(" "), lines };
}

const nothing = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };

describe("the corpus", () => {
	beforeEach((context) => {
		context.skip(isAbsent, "there is no ../shared/corpus beside the checkout");
	});

	test("000: a publication line with both dates, an agency's byline, a caption, links", () => {
		const { article, margin, lines } = read("000_246a8226e8356ca5");
		expect(article.metadata).toEqual({
			...nothing,
			title: lines[1],
			outlet: lines[2]?.slice("By ".length),
			publishedAt: "2026-02-04T11:13",
			updatedAt: "2026-02-04T14:23",
		});
		expect(margin).toBe("D T B C P P Px P P P P P Px P P P P");
	});

	test("001: no head; subheads and posts in the text", () => {
		const { article, margin } = read("001_80bd125024689d73");
		expect(article.metadata).toEqual(nothing);
		expect(margin).toBe("P P P P P H P P P P P P P Q Q H P P P P P P Q H P P P P P");
	});

	test("002: menus around, headline and leads repeated, the site's name in the footer", () => {
		const { article, margin, lines } = read("002_11f5e63e7b68fc6c");
		expect(article.metadata).toEqual({
			...nothing,
			title: lines[7],
			outlet: lines[45],
			author: lines[5],
			publishedAt: "2026-02-03",
		});
		const body = "P P P P P P P P P P P";
		expect(margin).toBe(`Px Px Px B T P Hx P D ${body} Px Px Px Px Px Px Px Px Px Px`);
	});

	test("003: a date in figures whose order the text decides, the source at the end", () => {
		const { article, margin, lines } = read("003_78bcf8b5b94587eb");
		expect(article.metadata).toEqual({
			...nothing,
			outlet: lines[23]?.slice("Source: ".length),
			publishedAt: "2026-02-04T11:20",
			updatedAt: "2026-02-04T11:47",
		});
		expect(margin).toBe("D P P P P P P P P P P P P H P P P P P P P P B");
	});

	test("004: a headline, a remnant and a prompt", () => {
		const { article, margin, lines } = read("004_95d1db33045081dc");
		expect(article.metadata).toEqual({ ...nothing, title: lines[0] });
		expect(margin).toBe("T Px P P P P P P P P P P P Px");
	});

	test.each([
		"000_246a8226e8356ca5",
		"001_80bd125024689d73",
		"002_11f5e63e7b68fc6c",
		"003_78bcf8b5b94587eb",
		"004_95d1db33045081dc",
	])("%s is UTF-8 without anything to mend, and no long paragraph folds", (name) => {
		const { article } = read(name);
		expect(article).toMatchObject({ encoding: "utf-8", warnings: [] });
		for (const index of article.boilerplate) expect(article.blocks[index]?.text.length).toBeLessThan(100);
	});
});
