/** At 100,000 entries a shard holds about a hundred: little to copy, and few shards to point at. A power of two. */
const shardCount = 1024;

/**
 * An immutable map from ids to values. A change makes a new map that shares with the old one every shard
 * that the change does not touch: it costs the same however many entries there are.
 */
export class ShardedMap<T> {
	private constructor(
		private readonly shards: readonly ReadonlyMap<string, T>[],
		/** Number of entries. */
		readonly size: number,
	) {}

	/** The map without entries. */
	static empty<T>(): ShardedMap<T> {
		return new ShardedMap<T>(Array<ReadonlyMap<string, T>>(shardCount).fill(new Map()), 0);
	}

	/** The value of an id. */
	get(id: string): T | undefined {
		return this.shards[shardOf(id)]?.get(id);
	}

	/** The map with these entries; `undefined` takes one out. */
	with(changes: Iterable<readonly [id: string, value: T | undefined]>): ShardedMap<T> {
		const shards = [...this.shards];
		const copied = new Map<number, Map<string, T>>();
		let size = this.size;
		for (const [id, value] of changes) {
			const place = shardOf(id);
			const shard = copied.get(place) ?? new Map(shards[place]);
			copied.set(place, shard);
			shards[place] = shard;
			size -= shard.size;
			if (value === undefined) shard.delete(id);
			else shard.set(id, value);
			size += shard.size;
		}
		return copied.size > 0 ? new ShardedMap(shards, size) : this;
	}
}

/** FNV-1a over the id's code units (Fowler, Noll, Vo), folded to the number of a shard. */
function shardOf(id: string): number {
	let hash = 0x811c9dc5;
	for (let place = 0; place < id.length; place++) {
		hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
	}
	return (hash ^ (hash >>> 16)) & (shardCount - 1);
}
