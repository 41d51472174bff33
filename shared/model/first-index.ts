/** The first of `count` indexes that answers yes, where all after it do, too; `count` where none does. By halving. */
export function firstIndex(count: number, isThere: (index: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isThere(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
