/** The letter or sign of a key: as printed where it is ASCII, else the one that a US keyboard has in its place. */
export function letterOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
	if (/^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
	if (/^(Key[A-Z]|Digit\d)$/.test(code)) return code.slice(-1).toLowerCase();
	return { BracketLeft: "[", BracketRight: "]" }[code] ?? key.toLowerCase();
}
