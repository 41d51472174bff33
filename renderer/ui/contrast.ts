/** A colour in sRGB: red, green, blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`. Throws for anything else. */
export function colourOf(text: string): Colour {
	const [, digits = ""] = /^#([0-9a-f]{3,8})$/i.exec(text.trim()) ?? [];
	const pairs = digits.length < 6 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
	const [red, green, blue, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
	if (red === undefined || green === undefined || blue === undefined) throw new Error(`No colour: ${text}`);
	return [red, green, blue, alpha / 255];
}

/** What is seen where a colour lies over an opaque one. */
export function over(top: Colour, ground: Colour): Colour {
	const mixed = (index: 0 | 1 | 2) => top[index] * top[3] + ground[index] * (1 - top[3]);
	return [mixed(0), mixed(1), mixed(2), 1];
}

/** The contrast of two opaque colours, from 1 to 21, as the Web Content Accessibility Guidelines 2.2 define it. */
export function contrast(one: Colour, other: Colour): number {
	const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

/** White or black, whichever is read better on a colour. */
export function inkOn(colour: string): string {
	const ground = colourOf(colour);
	const [white, black] = ["#ffffff", "#000000"] as const;
	return contrast(colourOf(white), ground) >= contrast(colourOf(black), ground) ? white : black;
}

function luminance([red, green, blue]: Colour): number {
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
	const share = channel / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
