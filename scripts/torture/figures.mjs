// @ts-check

/**
 * Figures for people, from what tests told: of each kind the last, which counts everything before.
 * @param {string} told lines of JSON, `{"kind": "kills", "figures": {"kills": 2000}}`
 * @returns {string[]} lines such as "kills: 2,000 kills, 31,415 changes"
 */
export function figureLines(told) {
	/** @type {Map<string, Record<string, number>>} */
	const last = new Map();
	for (const line of told.split("\n")) {
		if (line === "") continue;
		const { kind, figures } = JSON.parse(line);
		last.set(kind, figures);
	}
	return [...last].map(([kind, figures]) => {
		const words = Object.entries(figures).map(
			([name, value]) => `${value.toLocaleString("en")} ${spaced(name)}`,
		);
		return `${kind}: ${words.join(", ")}`;
	});
}

/** @param {string} name */
function spaced(name) {
	return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
