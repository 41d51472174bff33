/**
 * JSON with sorted keys and no spaces: equal values give equal text. Keys sort by UTF-16 code units.
 * Only plain JSON values are meant; undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
	if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
	const object = value as Record<string, unknown>;
	return Object.fromEntries(
		Object.keys(object)
			.sort()
			.map((key) => [key, object[key]]),
	);
}

/** The keys that say what a value is; they lead, so that a person reading a file meets them first. */
const fileLeads = ["format", "version", "id"];
const recordLeads = ["kind", "id"];

/** A version spread over four lines, as it stands once indented; a string cannot look like it, its line breaks are escaped. */
const spreadVersion = /\[\n\s+(\d+),\n\s+("[a-z2-7-]+")\n\s+\]/g;

/**
 * The text of a file of a case: two spaces, a version on one line, a final newline, keys in one fixed order
 * (what a value is, then the alphabet), so that writing the same value twice gives the same bytes.
 */
export function fileText(value: unknown): string {
	return `${JSON.stringify(value, leadingKeysFirst, 2).replace(spreadVersion, "[$1, $2]")}\n`;
}

function leadingKeysFirst(_key: string, value: unknown): unknown {
	if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
	const object = value as Record<string, unknown>;
	const leads = Object.hasOwn(object, "format") ? fileLeads : recordLeads;
	const first = leads.filter((key) => Object.hasOwn(object, key));
	const rest = Object.keys(object)
		.filter((key) => !leads.includes(key))
		.sort();
	return Object.fromEntries([...first, ...rest].map((key) => [key, object[key]]));
}
