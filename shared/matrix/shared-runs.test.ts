import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { independenceGroups } from "./independence.ts";
import { copyShare, SharedRuns } from "./shared-runs.ts";

function taken(texts: Readonly<Record<string, string>>): SharedRuns {
	const runs = new SharedRuns();
	for (const [id, text] of Object.entries(texts)) for (const _ of runs.take(id, text));
	return runs;
}

/** Articles' ids, those of one group together. */
function groupsOf(texts: Readonly<Record<string, string>>): string[] {
	const runs = taken(texts);
	const groups = new Map<string, string>();
	const found = independenceGroups(Object.keys(texts), (source) => runs.copiesOf(source));
	for (const [id, group] of [...found].sort()) groups.set(group, `${groups.get(group) ?? ""} ${id}`.trim());
	return [...groups.values()];
}

const copy = `Der Hafen von Sarrow bleibt am Dienstag geschlossen. Nach Angaben der Behörde lief in der Nacht ein
	Frachter auf Grund, elf Menschen wurden leicht verletzt. Die Ursache ist noch unklar; ein Gutachter soll das Schiff am
	Mittwoch untersuchen, sobald der Wind nachlässt.`;
const others = `Wer heute nach Sarrow wollte, stand vor verschlossenen Toren. „Wir wissen noch nichts“, sagte eine
	Sprecherin, während Schlepper den Frachter zu halten versuchten. Gutachter werden frühestens morgen erwartet.`;

test("S1 agency copy is one group, with another headline, cuts, and a paragraph of one's own", () => {
	const reprint = `HAFEN DICHT!\n\n${copy.toUpperCase().replace("ELF MENSCHEN", "elf Personen")}\n${others}`;
	const shortened = copy.slice(0, 160);
	expect(groupsOf({ agency: copy, own: others, reprint, shortened })).toEqual([
		"agency own reprint shortened",
	]);
	expect(groupsOf({ agency: copy, own: others, shortened })).toEqual(["agency shortened", "own"]);
});

test("S1 copy of which every eighth word is another is still copy; every third, it is not", () => {
	const changed = (step: number) =>
		copy
			.split(/\s+/)
			.map((word, index) => (index % step === 0 ? `x${index}` : word))
			.join(" ");
	expect(groupsOf({ agency: copy, edited: changed(8) })).toHaveLength(1);
	expect(groupsOf({ agency: copy, edited: changed(3) })).toHaveLength(2);
});

test("S1 one quotation does not make a copy, of a short text either", () => {
	const quote = "„Wir haben um drei Uhr nachts einen lauten Schlag gehört, dann war es still“";
	const flash = `Sarrow. ${quote}, sagt ein Anwohner des Kais der Zeitung.`;
	expect(groupsOf({ flash, long: `${copy} ${quote}, berichtet eine Frau. ${others}` })).toHaveLength(2);
});

test("S1 scripts without spaces: copies are found, and names in common do not make one", () => {
	const agency =
		"港口管理局周二表示，一艘货轮夜间在萨罗港外搁浅，十一人受轻伤，港口将关闭至周三上午，事故原因仍在调查之中。";
	const reprint = `快讯：${agency.replace("周二", "星期二")}本报将继续关注。`;
	const own =
		"萨罗港的渔民说，他们凌晨三点听到一声巨响。港口管理局尚未公布货轮的名字，专家预计周三抵达现场。";
	expect(groupsOf({ agency, own, reprint })).toEqual(["agency reprint", "own"]);
	const thai = "ท่าเรือจะปิดจนถึงวันพุธหลังจากเรือบรรทุกสินค้าเกยตื้นเมื่อคืนนี้มีผู้บาดเจ็บสิบเอ็ดคน";
	expect(groupsOf({ thai, again: `ด่วน ${thai}` })).toHaveLength(1);
});

test("S1 composed and decomposed letters, wide and narrow ones are the same", () => {
	expect(groupsOf({ a: copy.normalize("NFC"), b: copy.normalize("NFD") })).toHaveLength(1);
});

test("S1 a text without words is no copy of anything; a text is taken in once", () => {
	expect(groupsOf({ a: "", b: "… !", c: "Rain fell.", d: "Rain fell." })).toHaveLength(4);
	const runs = taken({ a: copy });
	for (const _ of runs.take("a", copy));
	expect(runs.copiesOf("a")).toEqual([]);
});

test("S1 pairs are those whose share of five-word runs is large enough, against sets of words", () => {
	const word = fc.constantFrom("rain", "fell", "on", "the", "quay");
	const text = fc.array(word, { minLength: 20, maxLength: 60 }).map((words) => words.join(" "));
	fc.assert(
		fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 5 }), (texts) => {
			const byId = Object.fromEntries(texts.map((words, index) => [String(index), words]));
			const runs = taken(byId);
			for (const [a, one] of Object.entries(byId))
				for (const [b, other] of Object.entries(byId))
					if (a !== b) expect(runs.copiesOf(a).includes(b), `${one} / ${other}`).toBe(isCopy(one, other));
		}),
	);
});

function isCopy(one: string, other: string): boolean {
	const [a, b] = [runsOf(one), runsOf(other)];
	const shared = [...a].filter((run) => b.has(run)).length;
	const smaller = Math.min(a.size, b.size);
	return shared >= Math.max(copyShare * smaller, Math.min(15, smaller));
}

function runsOf(text: string): Set<string> {
	const words = text.split(" ");
	return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(" ")));
}

test("S1 the sample's articles: the two that share agency copy, and three that stand alone", () => {
	const folder = join(import.meta.dirname, "../../resources/sample/articles");
	const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
	const texts = Object.fromEntries(
		names.map((name) => [name.slice(0, 2), readFileSync(join(folder, name), "utf8")]),
	);
	expect(groupsOf(texts)).toEqual(["01 04", "02", "03", "05"]);
});

const corpus = join(import.meta.dirname, "../../../shared/corpus");

test.skipIf(!existsSync(corpus))(
	"S1 five real articles on one event stand alone (needs ../shared/corpus beside the checkout)",
	() => {
		const names = readdirSync(corpus).filter((name) => name.endsWith(".txt"));
		const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(corpus, name), "utf8")]));
		expect(groupsOf(texts)).toHaveLength(names.length);
	},
);
