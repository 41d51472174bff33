/**
 * Does something with every item, in order, at most `most` at the same time; resolves with what came of
 * each. When one rejects, no further one is begun, those under way are waited for, and it rejects.
 */
export async function atOnce<Item, Done>(
	most: number,
	items: readonly Item[],
	act: (item: Item) => Promise<Done>,
): Promise<Done[]> {
	const done: Done[] = [];
	const failed: unknown[] = [];
	let next = 0;
	async function work(): Promise<void> {
		while (next < items.length && failed.length === 0) {
			const index = next++;
			try {
				done[index] = await act(items[index] as Item);
			} catch (error) {
				failed.push(error);
			}
		}
	}
	await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
	if (failed.length > 0) throw failed[0];
	return done;
}
