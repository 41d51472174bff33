import type { Remedy } from "./finding.ts";

/** A file of a layer that is being checked. */
export interface LayerFileName {
	/** Path inside the case, with `/`. */
	readonly file: string;
	/** Path inside the layer. */
	readonly path: string;
	readonly layerId: string;
	/** Whether it is a file of the layer whose journal is on this computer. */
	readonly isOwn: boolean;
}

/** What is put right by writing a file of one's own layer anew; a teammate's file is never touched. */
export function rewriting({ isOwn, path }: Pick<LayerFileName, "isOwn" | "path">): Remedy | null {
	return isOwn ? { kind: "rewrite", path } : null;
}

/** What to do about a layer's file that is not as its Parallax wrote it, where it is a teammate's. */
export const askItsWriter =
	"Only the computer that writes it can put it right: open the case there, and let the folder synchronise.";

/** A number of things in words: `1 record`, `12 records`. */
export function count(number: number, one: string, many = `${one}s`): string {
	return number === 1 ? `1 ${one}` : `${number.toLocaleString("en")} ${many}`;
}
