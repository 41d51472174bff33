// @ts-check
import "@fontsource-variable/source-serif-4/wght.css";
import "../../../renderer/styles/tokens.css";
import "../../../renderer/styles/base.css";
import "../../../renderer/styles/panes.css";
import "../../../renderer/styles/text.css";
import "../../../renderer/styles/marks.css";
import "@recogito/text-annotator/text-annotator.css";
import "./page.css";
import { candidates } from "./candidates.mjs";
import { costOf, nextFrame, painted, sleep, work } from "./frames.mjs";
import { taggedText } from "./text.mjs";

/** @typedef {import("./candidates.mjs").Shown} Shown */

/** How far one frame of scrolling goes, in CSS pixels: a fast flick. */
const flick = 200;

Object.assign(globalThis, { measure });

/**
 * Measures one candidate in this window, which is used for nothing else.
 * @param {import("../cells.mjs").Cell} cell
 * @returns {Promise<import("../cells.mjs").Measured>}
 */
async function measure({ candidate, words, spans, panes, adds, hovers, scrolls }) {
	const tagged = taggedText(words, spans);
	const frames = Array.from({ length: panes }, makeFrame);
	await document.fonts.load("17px 'Source Serif 4 Variable'", "ab");
	await settled();
	const memoryBefore = await memory();
	/** @type {Shown[]} */
	let shown = [];
	await nextFrame();
	const [begun, workBefore] = [performance.now(), work()];
	shown = frames.map(({ mount }) => candidates[candidate](mount, tagged));
	await painted(() => shown.every(({ isDrawn }) => isDrawn(undefined)));
	const opened = performance.now() - begun;
	const openedWork = work() - workBefore;
	await settled();
	const memoryAfter = await memory();
	const [first] = shown;
	const [frame] = frames;
	if (!first || !frame) throw new Error("There is no pane.");
	return {
		opened,
		openedWork,
		costs: first.drawsAtOnce ? await addingCosts(first, tagged, adds) : [],
		latencies: await addingLatencies(first, tagged, adds),
		hovers: await hoveringCosts(first, tagged, hovers),
		...(await scrolling(frame.scroller, scrolls)),
		memory: memoryAfter - memoryBefore,
	};
}

function makeFrame() {
	const scroller = document.createElement("div");
	scroller.className = "reading-frame";
	const mount = document.createElement("div");
	mount.className = "text";
	scroller.append(mount);
	document.querySelector(".panes")?.append(scroller);
	return { scroller, mount };
}

async function settled() {
	await sleep(300);
	await nextFrame();
}

async function memory() {
	for (let round = 0; round < 3; round += 1) {
		/** @type {any} */ (globalThis).gc();
		await sleep(20);
	}
	const script = /** @type {any} */ (performance).memory.usedJSHeapSize;
	return script + /** @type {any} */ (globalThis).blinkMemory();
}

/**
 * @param {Shown} shown
 * @param {import("./text.mjs").Tagged} tagged
 * @param {number} count
 */
async function addingCosts(shown, { another }, count) {
	const costs = [];
	for (let number = 0; number < count; number += 1) {
		await sleep(30);
		costs.push(await costOf(() => shown.add(another(number))));
	}
	return costs;
}

/**
 * @param {Shown} shown
 * @param {import("./text.mjs").Tagged} tagged
 * @param {number} count
 */
async function addingLatencies(shown, { another }, count) {
	const latencies = [];
	for (let number = 0; number < count; number += 1) {
		const span = another(1_000 + number);
		await nextFrame();
		await sleep(30 + Math.random() * 16);
		const begun = performance.now();
		shown.add(span);
		await painted(() => shown.isDrawn(span.key));
		latencies.push(performance.now() - begun);
	}
	return latencies;
}

/**
 * @param {Shown} shown
 * @param {import("./text.mjs").Tagged} tagged
 * @param {number} count
 */
async function hoveringCosts({ hover }, { evidence }, count) {
	const costs = [];
	for (let number = 0; hover && number < count; number += 1) {
		await sleep(30);
		const key = evidence[(number * 7) % Math.min(400, evidence.length)]?.key ?? null;
		costs.push(await costOf(() => hover(key)));
	}
	return costs;
}

/**
 * @param {HTMLElement} scroller
 * @param {number} count
 */
async function scrolling(scroller, count) {
	const [times, works] = [[0], [0]];
	let direction = 1;
	for (let number = 0; number <= count; number += 1) {
		times.push(await nextFrame());
		works.push(work());
		const before = scroller.scrollTop;
		scroller.scrollTop += direction * flick;
		if (scroller.scrollTop === before) direction = -direction;
	}
	return { frames: steps(times), frameWorks: steps(works) };
}

/**
 * @param {readonly number[]} times the first of them is none
 * @returns {number[]} from each to the next
 */
function steps(times) {
	return times.slice(2).map((time, index) => time - (times[index + 1] ?? time));
}
