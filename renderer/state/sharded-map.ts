/** At 100,000 entries a shard holds about 25: little to copy and to look through. A power of two. */
const shardCount = 4096;

type Entry<T> = readonly [id: string, value: T];

/**
 * An immutable map from ids to values. A change makes a new map that shares with the old one every shard
 * that the change does not touch: it costs the same however many entries there are.
 */
export class ShardedMap<T> {
	private constructor(
		private readonly shards: readonly (readonly Entry<T>[])[],
		/** Number of entries. */
		readonly size: number,
	) {}

	/** The map without entries. */
	static empty<T>(): ShardedMap<T> {
		return new ShardedMap<T>(Array<Entry<T>[]>(shardCount).fill([]), 0);
	}

	/** The value of an id. */
	get(id: string): T | undefined {
		return this.shards[shardOf(id)]?.find((entry) => entry[0] === id)?.[1];
	}

	/** The map with these entries; `undefined` takes one out. */
	with(changes: Iterable<readonly [id: string, value: T | undefined]>): ShardedMap<T> {
		const shards = [...this.shards];
		const copied = new Map<number, Entry<T>[]>();
		let size = this.size;
		for (const [id, value] of changes) {
			const place = shardOf(id);
			const shard = copied.get(place) ?? [...(shards[place] ?? [])];
			copied.set(place, shard);
			shards[place] = shard;
			size -= shard.length;
			put(shard, id, value);
			size += shard.length;
		}
		return copied.size > 0 ? new ShardedMap(shards, size) : this;
	}
}

function put<T>(shard: Entry<T>[], id: string, value: T | undefined): void {
	const known = shard.findIndex((entry) => entry[0] === id);
	if (value !== undefined) shard[known < 0 ? shard.length : known] = [id, value];
	else if (known >= 0) shard.splice(known, 1);
}

/** FNV-1a over the id's code units (Fowler, Noll, Vo), folded to the number of a shard. */
function shardOf(id: string): number {
	let hash = 0x811c9dc5;
	for (let place = 0; place < id.length; place++) {
		hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
	}
	return (hash ^ (hash >>> 16)) & (shardCount - 1);
}
