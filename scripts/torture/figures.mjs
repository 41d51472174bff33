// @ts-check

/**
 * The last figures of each kind, in the order in which the kinds came, as lines for people.
 * @param {string} lines what `electron/testing/figures.ts` has written: one JSON object a line
 * @returns {string[]}
 */
export function figureLines(lines) {
	/** @type {Map<string, Record<string, number>>} */
	const last = new Map();
	for (const line of lines.split("\n")) {
		if (line === "") continue;
		const { kind, figures } = JSON.parse(line);
		last.set(kind, figures);
	}
	return [...last].map(([kind, figures]) => {
		const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
		return `${kind}: ${words.join(", ")}`;
	});
}
