import { failure, type Result, success } from "../../shared/result.ts";
import type { ImportedArticle } from "./article.ts";
import { displayName } from "./decode-text.ts";
import { importPlainText } from "./plain-text.ts";

/** Reads one format. A new format is a file with a `read` and a row in `importers`. */
export interface Importer {
	/** For people: "plain text". */
	readonly name: string;
	/** Lower case, with the point. */
	readonly extensions: readonly string[];
	/** Makes an article of a file's bytes; expected failures are values, and their sentences name `fileName`. */
	readonly read: (bytes: Uint8Array, fileName: string) => Result<ImportedArticle>;
}

const plainText: Importer = {
	name: "plain text",
	extensions: [".txt", ".text", ".md", ".markdown"],
	read: importPlainText,
};

/** The formats that Parallax reads, in the order that file dialogs list them. */
export const importers: readonly Importer[] = [plainText];

/** Formats that hold articles and are not read yet. Their endings are known so that the refusal can name them. */
const unreadFormats: ReadonlyMap<string, string> = new Map(
	[
		["a web page", ".html .htm .xhtml .mht .mhtml .webarchive .maff .warc"],
		["a PDF document", ".pdf"],
		["a Word document", ".doc .docx .docm .dot .dotx"],
		["an OpenDocument text", ".odt .ott .fodt"],
		["an RTF document", ".rtf .rtfd"],
		["a Pages document", ".pages"],
		["an e-book", ".epub .mobi .azw .azw3 .fb2"],
		["a spreadsheet", ".xls .xlsx .ods .numbers"],
		["a presentation", ".ppt .pptx .odp .key"],
		["an e-mail", ".eml .msg"],
		["a subtitle file", ".srt .vtt"],
		["data", ".json .jsonl .xml .csv .tsv .yaml .yml"],
		["a picture", ".png .jpg .jpeg .gif .webp .svg .tif .tiff .bmp .heic .avif"],
		["an archive", ".zip .gz .7z .rar .tar .tgz .xz .bz2"],
		["a recording", ".mp3 .m4a .wav .ogg .flac .mp4 .mov .mkv .webm .avi"],
	].flatMap(([name = "", extensions = ""]) =>
		extensions.split(" ").map((extension) => [extension, name] as const),
	),
);

/**
 * The importer for a file, by its name's ending (case does not matter). Names without a known ending go to plain
 * text, which refuses what is not text. Fails with `unsupported` for formats known but not read.
 */
export function importerFor(fileName: string): Result<Importer> {
	const extension = /\.[^./\\]+$/.exec(fileName)?.[0].toLowerCase() ?? "";
	const importer = importers.find(({ extensions }) => extensions.includes(extension));
	if (importer !== undefined) return success(importer);
	const format = unreadFormats.get(extension);
	if (format === undefined) return success(plainText);
	return failure(
		"unsupported",
		`${displayName(fileName)} is ${format}: Parallax reads plain text so far; save the article as text or paste it.`,
	);
}
