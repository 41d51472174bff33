import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../testing/arbitraries.ts";
import { searchAll, searchableCase } from "../testing/searchable.ts";
import { fold } from "./fold.ts";
import { emptyQuery } from "./query.ts";
import { search } from "./search.ts";

const tern = "Ferry loses power\nThe ferry lost power at 17:42. There was no fire on board, the owner said.";
const courier =
	"Smoke over the bay\nA fire broke out. Much later, in the evening and far from there, the Ferry was towed.";
const voz = "Barco sem energia\nNão houve incêndio a bordo.";

const place = searchableCase({
	texts: { tern, courier, voz },
	names: { tern: "Tern News Agency", courier: "The Sarrow Courier", voz: "Voz do Cais" },
	claims: {
		fire: {
			statement: "There was a fire on board.",
			verdict: "False",
			rationale: "The owner and the port deny it.",
		},
		time: { statement: "The ferry lost power at 17:42.", rationale: "No fire is needed for that." },
		none: { statement: "Nobody was hurt." },
	},
	tags: [
		{
			key: "t1",
			sourceId: "tern",
			words: "no fire on board",
			claimId: "fire",
			stance: "conflicts",
			note: "Only the owner",
			attributedTo: "the owner",
		},
		{ key: "t2", sourceId: "tern", words: "lost power at 17:42", claimId: "time" },
		{
			key: "c1",
			sourceId: "courier",
			words: "A fire broke out",
			claimId: "old",
			analystId: "bo",
			note: "Seen from the bay",
		},
	],
	merged: { old: "fire" },
});

const marked = (query: Parameters<typeof searchAll>[1]) =>
	searchAll(place, query).sources.map(({ sourceId, passages }) => [
		sourceId,
		...passages.map(({ marks, text, start }) =>
			marks.map((mark) => text.slice(mark.start - start, mark.end - start)).join(" … "),
		),
	]);
const ids = (query: Parameters<typeof searchAll>[1]) => {
	const { claims, notes } = searchAll(place, query);
	return { claims: claims.hits.map(({ id }) => id), notes: notes.hits.map(({ id }) => id) };
};

test("all words must occur in a text, in any order, and where they stand together is shown", () => {
	expect(marked("power ferry")).toEqual([["tern", "Ferry … power", "ferry … power"]]);
	expect(marked("ferry tugboat")).toEqual([]);
});

test("texts in which the words stand together come before those in which they stand apart", () => {
	expect(marked("fire ferry").map(([id]) => id)).toEqual(["tern", "courier"]);
	expect(marked("evening fire")).toEqual([["courier", "fire … evening"]]);
});

test("a phrase is an exact run of words of one line", () => {
	expect(marked('"no fire"')).toEqual([["tern", "no fire"]]);
	expect(marked('"power the ferry"')).toEqual([]);
	expect(marked('"no fires"')).toEqual([]);
});

test("neither case nor diacritics matter", () => {
	expect(marked("NAO INCENDIO")).toEqual([["voz", "Não … incêndio"]]);
});

test("a text with an excluded word is not found", () => {
	expect(marked("ferry -smoke").map(([id]) => id)).toEqual(["tern"]);
	expect(ids("fire -board").claims).toEqual(["time"]);
});

test("claims are found by what they state first, then by verdict and rationale", () => {
	expect(ids("fire").claims).toEqual(["fire", "time"]);
	const [hit] = searchAll(place, "owner false").claims.hits;
	expect(hit?.found.map(({ field, excerpt }) => [field, excerpt.text])).toEqual([
		["verdict", "False"],
		["rationale", "The owner and the port deny it."],
	]);
});

test("notes are found, and whom something is attributed to", () => {
	expect(ids("owner").notes).toEqual(["t1"]);
	expect(ids("bay").notes).toEqual(["c1"]);
	const found = searchAll(place, "owner").notes.hits[0]?.found.map(({ field }) => field);
	expect(found).toEqual(["note", "attributedTo"]);
});

test("a source restricts to its text, the notes on it and the claims tagged in it", () => {
	expect(marked({ text: "fire", sourceId: "courier" })).toEqual([["courier", "fire"]]);
	expect(ids({ text: "fire", sourceId: "courier" })).toEqual({ claims: ["fire"], notes: [] });
	expect(marked("fire source:sarr").map(([id]) => id)).toEqual(["courier"]);
});

test("a stance and an analyst restrict to what they tagged", () => {
	expect(marked({ text: "fire", stance: "conflicts" })).toEqual([["tern", "fire"]]);
	expect(marked({ text: "ferry", stance: "conflicts" })).toEqual([]);
	expect(marked("fire by:bo")).toEqual([["courier", "fire"]]);
	expect(ids({ text: "fire", analystId: "bo" })).toEqual({ claims: ["fire"], notes: [] });
});

test("filters without words find the evidence itself", () => {
	expect(ids("stance:agrees")).toEqual({ claims: ["fire", "time"], notes: ["t2", "c1"] });
	expect(marked("stance:agrees")).toEqual([]);
});

test("nothing is found by nothing, spaces, or a source alone", () => {
	for (const query of ["", "  \n", '"', "-fire", { sourceId: "tern" }])
		expect(searchAll(place, query)).toMatchObject({
			sources: [],
			passages: 0,
			claims: { total: 0 },
			notes: { total: 0 },
		});
});

test("D4 what is listed is bounded, and what is counted is not", () => {
	const paragraph = `smoke ${"and nothing but words ".repeat(10)}`;
	const texts = Object.fromEntries(
		Array.from({ length: 30 }, (_, index) => [`s${index}`, `${paragraph}\n`.repeat(50)]),
	);
	const claims = Object.fromEntries(
		Array.from({ length: 150 }, (_, index) => [`c${index}`, { statement: `Smoke ${index}` }]),
	);
	const many = searchableCase({ texts, claims });
	const found = searchAll(many, "smoke");
	const listedPassages = (results: typeof found) =>
		results.sources.reduce((sum, { passages }) => sum + passages.length, 0);
	expect(found.passages).toBe(1_500);
	expect(found.sources.map(({ total }) => total)).toEqual(Array.from({ length: 30 }, () => 50));
	expect(listedPassages(found)).toBe(200);
	expect([found.claims.total, found.claims.hits.length]).toEqual([150, 100]);
	expect(listedPassages(searchAll(many, { text: "smoke", sourceId: "s3" }))).toBe(50);
});

test("a search is made of many small steps", () => {
	let steps = 0;
	for (const _ of search(place, { ...emptyQuery, text: "fire" })) steps++;
	expect(steps).toBeGreaterThanOrEqual(2 * 3);
});

test("D4 every mark, cut from its text and folded, holds a word that was looked for", () => {
	const part = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 6 }));
	fc.assert(
		fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), part, part, (texts, ...parts) => {
			const all = Object.fromEntries(texts.map((text, index) => [`s${index}`, text]));
			const whole = texts.join(" ");
			const words = parts.map(([at, length]) => whole.slice(at % (whole.length + 1)).slice(0, length));
			const looked = words.join(" ").replace(/["“”„«»:]|(^|\s)-/g, " ");
			const folded = looked
				.split(/\s+/)
				.map((word) => fold(word).text.trim())
				.filter((word) => word !== "");
			const found = searchAll(searchableCase({ texts: all }), looked);
			for (const { sourceId, passages, total } of found.sources) {
				expect(passages.length).toBe(Math.min(total, 20));
				const text = all[sourceId] ?? "";
				for (const { marks, start, text: piece } of passages) {
					expect(text.slice(start, start + piece.length)).toBe(piece);
					expect(marks.length).toBeGreaterThan(0);
					for (const mark of marks) {
						const words = fold(text.slice(mark.start, mark.end)).text;
						expect(folded.some((word) => words.includes(word))).toBe(true);
					}
				}
			}
		}),
	);
});
