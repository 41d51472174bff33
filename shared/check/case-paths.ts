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
	/** What sync engines, version control and file managers keep beside everybody's files, and later programs in a layer. */
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

/** What the design names and this program does not read yet. */
const notReadYet = new RegExp(`^layers/${layerId}/(?:decisions|report\\.json)$`);

/** Hidden files and folders, which are nobody's business here, and what Windows and Syncthing there leave behind. */
const companion = /^\.|^(?:desktop\.ini|thumbs\.db|~syncthing~.*)$/i;

/** The name of the file that a sync engine made a file of this name as a copy of; null where it is no such copy. */
export type OriginalOf = (fileName: string) => string | null;

/** What stands at a path inside a case, with `/`, by its name; a file's content may still be wrong. */
export function placeOf(path: string, originalOf: OriginalOf): Place {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (path === "case.json") return { kind: "case" };
	if (folders.test(path)) return { kind: "folder" };
	return (
		sourcePlace(path) ??
		temporaryPlace(path, name) ??
		(companion.test(name) || notReadYet.test(path) ? { kind: "companion" } : null) ??
		conflictPlace(path, name, originalOf) ??
		layerPlace(path) ?? { kind: "stray" }
	);
}

function sourcePlace(path: string): Place | null {
	const [, ofSource] = source.exec(path) ?? [];
	if (ofSource !== undefined) return { kind: "source", sourceId: ofSource };
	const [, holder, name] = original.exec(path) ?? [];
	if (holder === undefined || name === undefined) return null;
	return { kind: "original", sourceId: holder, name };
}

function temporaryPlace(path: string, name: string): Place | null {
	const [, layer = null] = layerFile.exec(path) ?? [];
	return temporary.test(name) ? { kind: "temporary", layerId: layer } : null;
}

function conflictPlace(path: string, name: string, originalOf: OriginalOf): Place | null {
	const original = originalOf(name);
	return original === null ? null : { kind: "conflict", of: `${path.slice(0, -name.length)}${original}` };
}

function layerPlace(path: string): Place | null {
	const [, layer, inLayer = ""] = layerFile.exec(path) ?? [];
	if (layer === undefined) return null;
	if (inLayer === "layer.json") return { kind: "header", layerId: layer, path: inLayer };
	if (shard.test(inLayer)) return { kind: "shard", layerId: layer, path: inLayer };
	return historyCopy.test(inLayer) ? { kind: "history", layerId: layer, path: inLayer } : null;
}
