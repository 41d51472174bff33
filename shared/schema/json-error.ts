/** What stands next in a text that is JSON so far, and the tokens that may: `s` a string, `v` any other scalar. */
const allowed = {
	value: "{[sv",
	/** The first member of an array, or its end. */
	first: "{[sv]",
	/** The first key of an object, or its end. */
	firstKey: "s}",
	key: "s",
	colon: ":",
	/** A comma, or the end of what is open. */
	comma: ",]}",
	nothing: "",
};

type Expected = keyof typeof allowed;

const whiteSpace = /[ \t\n\r]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The offset of the first character at which a text stops being JSON; the text's length where only the
 * end is missing, or nothing is. JSON.parse says the place only sometimes, and differently in each engine.
 */
export function offsetOfJsonError(text: string): number {
	const open: string[] = [];
	let expected: Expected = "value";
	let offset = endOf(whiteSpace, text, 0);
	while (offset < text.length) {
		const character = text[offset] ?? "";
		const end = endOfToken(text, offset, character);
		const next = after(character, expected, open);
		if (next === null) return offset;
		if (end < 0) return ~end;
		expected = next;
		offset = endOf(whiteSpace, text, end);
	}
	return offset;
}

/** What is expected after a token that starts with `character`, or null where it may not stand; keeps `open` up to date. */
function after(character: string, expected: Expected, open: string[]): Expected | null {
	const token = character === '"' ? "s" : "{}[],:".includes(character) ? character : "v";
	if (!allowed[expected].includes(token)) return null;
	const inObject = open.at(-1) === "{";
	switch (token) {
		case "{":
		case "[":
			open.push(token);
			return token === "{" ? "firstKey" : "first";
		case "}":
		case "]":
			if (inObject !== (token === "}")) return null;
			open.pop();
			break;
		case ",":
			return inObject ? "key" : "value";
		case ":":
			return "value";
		case "s":
			if (expected === "key" || expected === "firstKey") return "colon";
	}
	return open.length > 0 ? "comma" : "nothing";
}

/** Where the token at `offset` ends, or `~place` of what is wrong in it. */
function endOfToken(text: string, offset: number, character: string): number {
	if ("{}[],:".includes(character)) return offset + 1;
	if (character === '"') return endOfString(text, offset);
	const end = endOf(scalar, text, offset);
	return end > offset ? end : ~offset;
}

function endOfString(text: string, start: number): number {
	for (let offset = start + 1; offset < text.length; ) {
		const code = text.charCodeAt(offset);
		if (code === 0x22) return offset + 1;
		if (code < 0x20) return ~offset;
		const next = code === 0x5c ? endOf(escaped, text, offset) : offset + 1;
		if (next === offset) return ~offset;
		offset = next;
	}
	return ~text.length;
}

/** Where the match of a sticky expression at `offset` ends; `offset` itself where nothing matches. */
function endOf(expression: RegExp, text: string, offset: number): number {
	expression.lastIndex = offset;
	return expression.test(text) ? expression.lastIndex : offset;
}
