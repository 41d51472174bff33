/** The value with everything reachable frozen, maps and sets included: a test that passes on it proves purity. */
export function deepFreeze<T>(value: T): T {
	if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value;
	if (value instanceof Map || value instanceof Set) freezeCollection(value);
	Object.freeze(value);
	for (const member of Object.values(value)) deepFreeze(member);
	return value;
}

/** Object.freeze does not reach a collection's members; its methods are the only way in. */
function freezeCollection(collection: Map<unknown, unknown> | Set<unknown>): void {
	const refuse = () => {
		throw new TypeError("A frozen collection was changed.");
	};
	for (const [key, member] of collection.entries()) {
		deepFreeze(key);
		deepFreeze(member);
	}
	for (const name of ["set", "add", "delete", "clear"]) {
		if (name in collection) Object.defineProperty(collection, name, { value: refuse });
	}
}
