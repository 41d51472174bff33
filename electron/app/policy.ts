/** The page's rights, directive by directive; everything not named falls under `default-src 'none'`. */
const directives = [
	["default-src", "'none'"],
	["script-src", "'self'"],
	["style-src", "'self'"],
	["img-src", "'self' data:"],
	["font-src", "'self'"],
	["connect-src", "'self'"],
	["base-uri", "'none'"],
	["form-action", "'none'"],
	["frame-ancestors", "'none'"],
	["object-src", "'none'"],
	["require-trusted-types-for", "'script'"],
	// prosemirror-view makes this one policy when something is pasted; with 'none' pasting throws.
	["trusted-types", "ProseMirrorClipboard"],
] as const;

/** The content security policy of the shipped program, sent as a header with every file of the page. */
export const contentSecurityPolicy = join(directives);

/**
 * The same as a meta element's content, a belt for the day the header is lost. Without `frame-ancestors`,
 * which browsers ignore there and warn about.
 */
export const contentSecurityPolicyForMeta = join(directives.filter(([name]) => name !== "frame-ancestors"));

/**
 * What Vite's dev server needs on top: an inline script that prepares React's refresh, style elements and
 * a socket for changed modules. Only ever used with a dev server's origin, never in a shipped page.
 */
export function developmentPolicy(devServer: string): string {
	const additions: Readonly<Record<string, string>> = {
		"script-src": "'unsafe-inline'",
		"style-src": "'unsafe-inline'",
		"connect-src": devServer.replace(/^http/, "ws"),
	};
	return join(
		directives.map(([name, value]) => [name, [value, additions[name]].filter(Boolean).join(" ")] as const),
	);
}

function join(parts: readonly (readonly [string, string])[]): string {
	return parts.map(([name, value]) => `${name} ${value}`).join("; ");
}
