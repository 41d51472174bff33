import type { Block } from "../../shared/schema/files.ts";

/** UTF-16 code units that tell what a text is written in. */
const sampled = 4_000;

/** Scripts that only one widespread language is written in. */
const scripts = [
	["el", /\p{Script=Greek}/gu],
	["he", /\p{Script=Hebrew}/gu],
	["ko", /\p{Script=Hangul}/gu],
	["th", /\p{Script=Thai}/gu],
	["ka", /\p{Script=Georgian}/gu],
	["hy", /\p{Script=Armenian}/gu],
] as const;

const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Frequent characters that were simplified, as they are written elsewhere. */
const traditional = /[們個會來說這時對國為]/gu;
const simplified = /[们个会来说这时对国为]/gu;

/**
 * The language of a text as far as its script tells (BCP 47): browsers draw Han characters in its forms, screen readers
 * speak in its voice. An empty text, which stands for "unknown", where several languages are written in that script.
 */
export function languageOf(blocks: readonly Block[]): string {
	let text = "";
	for (const block of blocks) {
		text += block.text;
		if (text.length >= sampled) break;
	}
	const sample = text.slice(0, sampled);
	const count = (letters: RegExp) => sample.match(letters)?.length ?? 0;
	const half = count(/\p{L}/gu) / 2;
	const ideographs = count(han);
	const syllables = count(kana);
	if (ideographs + syllables > half) {
		// Japanese is never written without kana for long; a Chinese text may quote some.
		if (syllables * 10 > ideographs) return "ja";
		return count(traditional) > count(simplified) ? "zh-Hant" : "zh-Hans";
	}
	return scripts.find(([, letters]) => count(letters) > half)?.[0] ?? "";
}
