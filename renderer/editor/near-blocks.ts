/**
 * Knows which blocks of a text are at most one height of its frame away from what is seen of it. Blocks are
 * named by their index; they are the children of the text with the class `block`.
 */
export class NearBlocks {
	private readonly observer: IntersectionObserver;
	/** The editor may make a block's element anew. */
	private readonly changes = new MutationObserver(() => this.watch());
	private readonly indexes = new WeakMap<Element, number>();
	private readonly near: Set<number>;
	private blocks: readonly HTMLElement[] = [];

	/**
	 * @param frame The element that scrolls; null for the window itself.
	 * @param near Blocks that are taken to be near before anybody has looked.
	 * @param onNear Told when other blocks have come near; those that are left behind are not told by themselves.
	 */
	constructor(
		private readonly text: HTMLElement,
		private readonly frame: HTMLElement | null,
		near: ReadonlySet<number>,
		private readonly onNear: (near: ReadonlySet<number>) => void,
	) {
		this.near = new Set(near);
		this.observer = new IntersectionObserver((entries) => this.take(entries), {
			root: frame,
			rootMargin: "100% 0px",
		});
		this.watch();
		this.changes.observe(text, { childList: true });
	}

	/** Stops watching. */
	destroy(): void {
		this.changes.disconnect();
		this.observer.disconnect();
	}

	/** The blocks that are near, and some that were. */
	get indexesNear(): Iterable<number> {
		return this.near;
	}

	/** A block's element. */
	element(index: number): HTMLElement | undefined {
		if (!this.blocks[index]?.isConnected) this.watch();
		return this.blocks[index];
	}

	/**
	 * Looks now instead of after the next picture, for places that have just been jumped to.
	 *
	 * @returns whether other blocks have come near
	 */
	look(): boolean {
		const { top, bottom } = (this.frame ?? document.documentElement).getBoundingClientRect();
		const margin = bottom - top;
		let isNew = false;
		for (let index = this.firstBelow(top - margin); index < this.blocks.length; index++) {
			const box = this.boxOf(index);
			if (box && box.top > bottom + margin) break;
			if (box && !this.near.has(index)) {
				this.near.add(index);
				isNew = true;
			}
		}
		if (isNew) this.onNear(new Set(this.near));
		return isNew;
	}

	/** The first block that ends below a height of the window, in CSS pixels; their number where none does. */
	firstBelow(height: number): number {
		if (!this.blocks[0]?.isConnected) this.watch();
		let [low, high] = [0, this.blocks.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			// Blocks that are folded away stand nowhere: the next one that does speaks for them.
			let shown = middle;
			while (shown < high && !this.boxOf(shown)) shown++;
			const box = shown < high ? this.boxOf(shown) : null;
			if (!box || box.bottom > height) high = middle;
			else low = shown + 1;
		}
		return low;
	}

	private boxOf(index: number): DOMRect | null {
		const box = this.blocks[index]?.getBoundingClientRect();
		return box && (box.height > 0 || box.width > 0) ? box : null;
	}

	private watch(): void {
		this.blocks = [...this.text.querySelectorAll<HTMLElement>(":scope > .block")];
		this.blocks.forEach((block, index) => {
			if (this.indexes.has(block)) return;
			this.indexes.set(block, index);
			this.observer.observe(block);
		});
	}

	private take(entries: readonly IntersectionObserverEntry[]): void {
		let isNew = false;
		for (const { target, isIntersecting } of entries) {
			const index = this.indexes.get(target);
			if (index === undefined) continue;
			if (!isIntersecting) this.near.delete(index);
			else if (!this.near.has(index)) {
				this.near.add(index);
				isNew = true;
			}
		}
		if (isNew) this.onNear(new Set(this.near));
	}
}
