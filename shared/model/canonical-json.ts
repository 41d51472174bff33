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

/** A record is never changed in place: its text is worked out once, however often its file is written. */
const recordTexts = new WeakMap<object, string>();

/**
 * The text of a file of a case: two spaces, a version on one line, a final newline, keys in one fixed order
 * (what a value is, then the alphabet), so that writing the same value twice gives the same bytes. The members
 * of a list named `records` must not be changed in place, nor anything in them.
 */
export function fileText(value: unknown): string {
	return `${hasRecords(value) ? textWithRecords(value) : indentedText(value)}\n`;
}

interface WithRecords {
	readonly records: readonly object[];
}

function hasRecords(value: unknown): value is WithRecords {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	if (!("records" in value && Array.isArray(value.records)) || value.records.length === 0) return false;
	return value.records.every((record) => typeof record === "object" && record !== null);
}

function textWithRecords(value: WithRecords): string {
	const ordered = leadingKeysFirst("", value) as Record<string, unknown>;
	const members = Object.entries(ordered).flatMap(([key, member]) => {
		const text =
			key === "records" ? `[\n${value.records.map(recordText).join(",\n")}\n  ]` : indentedText(member, "  ");
		return text === undefined ? [] : [`  ${JSON.stringify(key)}: ${text}`];
	});
	return `{\n${members.join(",\n")}\n}`;
}

function recordText(record: object): string {
	const known = recordTexts.get(record);
	if (known !== undefined) return known;
	const text = `    ${indentedText(record, "    ")}`;
	recordTexts.set(record, text);
	return text;
}

/** Undefined for what JSON cannot say. `margin` stands before every line but the first: no line feed is in a text. */
function indentedText(value: unknown, margin = ""): string | undefined {
	const text = JSON.stringify(value, leadingKeysFirst, 2) as string | undefined;
	const lines = text?.replace(spreadVersion, "[$1, $2]").split("\n");
	// Not replaced: the engine would keep the text as a tree of its lines, and walk it with every file it stands in.
	return lines?.join(`\n${margin}`);
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
