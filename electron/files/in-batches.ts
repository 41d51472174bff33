/** Does something with every item, at most `size` at a time, and resolves with the outcomes in order. */
export async function inBatches<Item, Outcome>(
	items: Iterable<Item>,
	size: number,
	act: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
	const all = [...items];
	const outcomes: Outcome[] = [];
	for (let start = 0; start < all.length; start += size)
		outcomes.push(...(await Promise.all(all.slice(start, start + size).map(act))));
	return outcomes;
}
