import { join, resolve, sep } from "node:path";

/**
 * The path of `parts` inside `folder`. Throws when the parts lead out of it: ids are checked at every
 * boundary, so this is a bug or an attack that got past a check.
 */
export function inside(folder: string, ...parts: string[]): string {
	const home = resolve(folder);
	const target = join(home, ...parts);
	if (target !== home && !target.startsWith(home.endsWith(sep) ? home : home + sep)) {
		throw new Error("A path leads out of its folder.");
	}
	return target;
}
