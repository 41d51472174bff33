import { extname } from "node:path";

/** Content types of the files a built page consists of; anything else is not served. */
const contentTypes: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".woff2": "font/woff2",
};

/** Content type of a file of the page by its name's ending, or null when the page has no such files. */
export function contentTypeOf(file: string): string | null {
	return contentTypes[extname(file).toLowerCase()] ?? null;
}
