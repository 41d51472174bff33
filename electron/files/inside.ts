import { isAbsolute, join, relative, resolve, sep } from "node:path";

/**
 * The path of `parts` inside `folder`. Throws when the parts lead out of it: ids are checked at every
 * boundary, so this is a bug or an attack that got past a check.
 */
export function inside(folder: string, ...parts: string[]): string {
	const target = resolve(join(folder, ...parts));
	const way = relative(resolve(folder), target);
	if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) {
		throw new Error("A path leads out of its folder.");
	}
	return target;
}
