/**
 * The independence group of each source (rule S1): sources that copies join, over however many steps, are one group,
 * named by its smallest id; a source without a copy is a group of its own. The order of sources and copies does not
 * matter; a copy that is not among the sources joins nothing.
 *
 * @param copiesOf The sources that share long runs of words with one; whoever is a copy of another has it as a copy.
 */
export function independenceGroups(
	sourceIds: Iterable<string>,
	copiesOf: (sourceId: string) => readonly string[],
): Map<string, string> {
	const counted = new Set(sourceIds);
	const groups = new Map<string, string>();
	// From the smallest id up: whoever is reached first names the group.
	for (const name of [...counted].sort()) {
		if (groups.has(name)) continue;
		groups.set(name, name);
		const reached = [name];
		for (let id = reached.pop(); id !== undefined; id = reached.pop()) {
			for (const copy of copiesOf(id)) {
				if (groups.has(copy) || !counted.has(copy)) continue;
				groups.set(copy, name);
				reached.push(copy);
			}
		}
	}
	return groups;
}
