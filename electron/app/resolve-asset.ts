import { realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { contentTypeOf } from "./content-types.ts";
import { appHost, appScheme } from "./origin.ts";

/** The file that answers a request, or the HTTP status that refuses it. */
export type Asset =
	| { readonly found: true; readonly file: string; readonly type: string }
	| { readonly found: false; readonly status: 400 | 404 | 405 };

/**
 * Finds the file inside `root` that a request to `app://workbench/` asks for; nothing outside is ever
 * named.
 */
export async function resolveAsset(method: string, address: string, root: string): Promise<Asset> {
	if (method !== "GET" && method !== "HEAD") {
		return { found: false, status: 405 };
	}
	const name = assetName(address);
	if (name === null) {
		return { found: false, status: 400 };
	}
	const type = contentTypeOf(name);
	const file = type === null ? null : await realFileInside(root, name);
	return type === null || file === null ? { found: false, status: 404 } : { found: true, file, type };
}

/**
 * The relative path that an address names, or null when the address is not ours or tries to climb.
 * Decoded once only: what decodes to another escape is a strange file name, not a way out.
 */
export function assetName(address: string): string | null {
	if (!URL.canParse(address)) {
		return null;
	}
	const url = new URL(address);
	const isOurs =
		url.protocol === `${appScheme}:` && url.host === appHost && url.username === "" && url.password === "";
	const decoded = decodeOnce(url.pathname);
	if (!isOurs || decoded === null || decoded.includes("\0") || decoded.includes("\\")) {
		return null;
	}
	const name = decoded.slice(1);
	const climbs = name.split("/").includes("..");
	return climbs || isAbsolute(name) || name.includes(":") ? null : name || "index.html";
}

function decodeOnce(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/**
 * The real path of a regular file whose real path is inside the root's: a link that leads out is not found.
 */
async function realFileInside(root: string, name: string): Promise<string | null> {
	try {
		const file = await realpath(join(root, name));
		const inside = relative(await realpath(root), file);
		const isInside =
			inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
		return isInside && (await stat(file)).isFile() ? file : null;
	} catch {
		return null;
	}
}
