// @ts-check
import { noEvidence, withEvidence } from "../../../renderer/state/evidence-index.ts";
import { blockStarts, textOf } from "../../../shared/model/text.ts";
import { inventSentence, inventWords } from "../../large-case/prose.mjs";
import { chanceOf } from "../../large-case/random.mjs";

/** @typedef {import("../../../shared/schema/files.ts").Block} Block */
/** @typedef {import("../../../shared/ipc/views.ts").EvidenceView} EvidenceView */

/**
 * A text and spans on it, the same in every run.
 * @typedef {object} Tagged
 * @property {readonly Block[]} blocks paragraphs of about 80 words
 * @property {string} text
 * @property {readonly EvidenceView[]} evidence in the order of the text
 * @property {import("../../../renderer/state/evidence-index.ts").EvidenceIndex} index the same as the window holds it
 * @property {(number: number) => EvidenceView} another a span that is not among the evidence, among the first 150 words
 */

/**
 * @param {number} words of the text
 * @param {number} spans each of 1 to 19 words, anywhere, over the borders of paragraphs too
 * @returns {Tagged}
 */
export function taggedText(words, spans) {
	const chance = chanceOf(`desk ${words}`);
	const blocks = inventBlocks(chance, words);
	const text = textOf(blocks);
	const starts = wordStarts(text);
	const between = chanceOf(`spans ${spans}`);
	/** @type {(key: string, first: number) => EvidenceView} */
	const span = (key, first) => {
		const start = starts[first] ?? 0;
		const last = starts[Math.min(first + 1 + between.below(19), starts.length - 1)] ?? text.length;
		const end = start + text.slice(start, Math.max(last, start + 1)).trimEnd().length;
		return {
			key,
			id: key,
			analystId: "ada",
			sourceId: "source",
			claimId: `claim ${between.below(40)}`,
			stance: between.oneOf(/** @type {const} */ (["agrees", "conflicts", "context"])),
			start,
			end,
			quote: text.slice(start, end),
			own: true,
		};
	};
	const evidence = Array.from({ length: spans }, (_, index) =>
		span(`tag ${index}`, between.below(starts.length - 2)),
	).sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1));
	const index = withEvidence(noEvidence, Object.fromEntries(evidence.map((item) => [item.key, item])));
	return { blocks, text, evidence, index, another: (number) => span(`added ${number}`, between.below(150)) };
}

/**
 * @param {import("../../large-case/random.mjs").Chance} chance
 * @param {number} words
 */
function inventBlocks(chance, words) {
	const vocabulary = inventWords(chance);
	/** @type {Block[]} */
	const blocks = [];
	let written = 0;
	while (written < words) {
		let paragraph = "";
		for (let length = 0; length < 80 && written < words; ) {
			const sentence = inventSentence(chance, vocabulary);
			const count = sentence.split(" ").length;
			paragraph += (paragraph ? " " : "") + sentence;
			length += count;
			written += count;
		}
		blocks.push({ kind: "paragraph", text: paragraph });
	}
	return blocks;
}

/** @param {string} text */
function wordStarts(text) {
	return [...text.matchAll(/\S+/g)].map(({ index }) => index);
}

export { blockStarts };
