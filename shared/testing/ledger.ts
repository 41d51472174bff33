import type { LayerRecord } from "../schema/records.ts";

/**
 * What truly came of what in a simulated newsroom, as sets of the very records and not as version vectors: the oracle
 * for rule F8. Records are told apart by identity, so the same words written twice are two entries.
 */
export class Ledger {
	private readonly ancestors = new Map<LayerRecord, ReadonlySet<LayerRecord>>();
	private readonly versions = new Map<string, LayerRecord[]>();

	/**
	 * Enters a version.
	 *
	 * @param key What names the record in the whole case.
	 * @param madeFrom Versions it was made from, with all that those were made from.
	 * @param after Versions it follows without taking over what those were made from.
	 */
	enter(
		key: string,
		version: LayerRecord,
		madeFrom: readonly LayerRecord[],
		after: readonly LayerRecord[] = [],
	): void {
		const versions = this.versions.get(key) ?? [];
		const found = new Set([...madeFrom, ...after]);
		for (const parent of madeFrom) for (const ancestor of this.ancestorsOf(parent)) found.add(ancestor);
		// Versions of one layer are made one after the other.
		for (const later of [...found, version]) {
			const end = later === version ? versions.length : versions.indexOf(later);
			for (const earlier of versions.slice(0, end)) {
				if (earlier.version[1] === later.version[1]) found.add(earlier);
			}
		}
		this.ancestors.set(version, found);
		this.versions.set(key, [...versions, version]);
	}

	/** Whether somebody really wrote this version. */
	has(version: LayerRecord): boolean {
		return this.ancestors.has(version);
	}

	/** Every version written of a record, in the order of time. */
	versionsOf(key: string): readonly LayerRecord[] {
		return this.versions.get(key) ?? [];
	}

	/** What a version came of; nothing for versions that were never entered. */
	ancestorsOf(version: LayerRecord): ReadonlySet<LayerRecord> {
		return this.ancestors.get(version) ?? new Set();
	}
}
