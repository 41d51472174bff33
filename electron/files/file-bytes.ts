import { fileText } from "../../shared/model/canonical-json.ts";

/** How each record stands in its file, behind the one before it. */
const recordBytes = new WeakMap<object, Uint8Array>();

/** The list of a file's records while it is empty. Lists inside other fields stand further in. */
const emptyRecords = '\n  "records": []';

/**
 * The bytes of `fileText`. A tag changes one record of a file that may have a hundred, so what does not change is
 * neither worked out nor encoded again: the members of a list named `records`, and whatever is in them, must not be
 * changed in place.
 */
export function fileBytes(value: object): Uint8Array {
	const records: readonly unknown[] = "records" in value && Array.isArray(value.records) ? value.records : [];
	if (records.length === 0 || !records.every(isObject)) return Buffer.from(fileText(value));
	const [before, after] = fileText({ ...value, records: [] }).split(emptyRecords);
	const [first, ...others] = records.map(bytesOf);
	const list = [first?.subarray(separator.length) ?? Buffer.alloc(0), ...others];
	return Buffer.concat([Buffer.from(`${before}\n  "records": [`), ...list, Buffer.from(`\n  ]${after}`)]);
}

const separator = ",";

function bytesOf(record: object): Uint8Array {
	const known = recordBytes.get(record);
	if (known) return known;
	// Text never has a line end of its own.
	const lines = fileText(record).trimEnd().split("\n");
	const bytes = Buffer.from(`${separator}\n    ${lines.join("\n    ")}`);
	recordBytes.set(record, bytes);
	return bytes;
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null;
}
