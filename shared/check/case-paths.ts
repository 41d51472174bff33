/** What a path of a case is by its name alone. */
export type Place =
	/** A folder of ours: what is in it is looked at. */
	| { readonly kind: "folder" }
	/** A file of ours. */
	| { readonly kind: "case" }
	| { readonly kind: "source"; readonly sourceId: string }
	| { readonly kind: "original"; readonly sourceId: string; readonly name: string }
	/** `path`: inside the layer. */
	| { readonly kind: "header" | "shard" | "history"; readonly layerId: string; readonly path: string }
	/** What an interrupted write of ours left behind; `layerId` where it is in a layer. */
	| { readonly kind: "temporary"; readonly layerId: string | null }
	/** What a sync engine put beside the file `of`. */
	| { readonly kind: "conflict"; readonly of: string }
	/** What sync engines, version control and file managers keep beside everybody's files. */
	| { readonly kind: "companion" }
	| { readonly kind: "stray" };

const sourceId = "[a-z2-7]{26}";
const layerId = "[a-z2-7]{16}-[a-z2-7]{16}";

const folders = new RegExp(
	`^(?:sources(?:/${sourceId}(?:/originals)?)?|layers(?:/${layerId}(?:/(?:claims|evidence|history))?)?)$`,
);
const source = new RegExp(`^sources/(${sourceId})/source\\.json$`);
const original = new RegExp(`^sources/(${sourceId})/originals/([0-9a-f]{64}\\.[a-z0-9]{1,8})$`);
const layerFile = new RegExp(`^layers/(${layerId})/(.+)$`);
const shard = new RegExp(`^(?:claims/[a-z2-7]{2}|evidence/${sourceId}|sources|settings)\\.json$`);
const historyCopy = /^history\/\d{6,}\.jsonl$/;
const temporary = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Syncthing's names, and those of Dropbox, Nextcloud and ownCloud. */
const conflict = /^(.+?)(?:\.sync-conflict-[^.]*| \([^()]*conflict(?:ed)?[^()]*\))(\.[^.]+)?$/i;

const companions = new Set([
	".git",
	".gitattributes",
	".gitignore",
	".gitkeep",
	".stfolder",
	".stignore",
	".stversions",
	".dropbox",
	".dropbox.attr",
	".DS_Store",
	".directory",
	".nextcloudsync.log",
	".owncloudsync.log",
	"Thumbs.db",
	"desktop.ini",
]);

/** What stands at a path inside a case, with `/`, by its name; a file's content may still be wrong. */
export function placeOf(path: string): Place {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (companions.has(name)) return { kind: "companion" };
	if (path === "case.json") return { kind: "case" };
	if (folders.test(path)) return { kind: "folder" };
	return sourcePlace(path) ?? leftBehind(path, name) ?? layerPlace(path) ?? { kind: "stray" };
}

function sourcePlace(path: string): Place | null {
	const [, ofSource] = source.exec(path) ?? [];
	if (ofSource !== undefined) return { kind: "source", sourceId: ofSource };
	const [, holder, name] = original.exec(path) ?? [];
	if (holder === undefined || name === undefined) return null;
	return { kind: "original", sourceId: holder, name };
}

function leftBehind(path: string, name: string): Place | null {
	const [, layer = null] = layerFile.exec(path) ?? [];
	if (temporary.test(name)) return { kind: "temporary", layerId: layer };
	const [, before, ending = ""] = conflict.exec(name) ?? [];
	if (before === undefined) return null;
	return { kind: "conflict", of: `${path.slice(0, -name.length)}${before}${ending}` };
}

function layerPlace(path: string): Place | null {
	const [, layer, inLayer = ""] = layerFile.exec(path) ?? [];
	if (layer === undefined) return null;
	if (inLayer === "layer.json") return { kind: "header", layerId: layer, path: inLayer };
	if (shard.test(inLayer)) return { kind: "shard", layerId: layer, path: inLayer };
	return historyCopy.test(inLayer) ? { kind: "history", layerId: layer, path: inLayer } : null;
}
