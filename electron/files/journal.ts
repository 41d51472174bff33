import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Change } from "../../shared/model/change.ts";
import {
	changeText,
	checkedLine,
	firstPrevious,
	headerText,
	type ReadSegment,
	readSegment,
} from "../../shared/model/journal-lines.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { sweepTemporaryFiles, writeAtomically } from "./atomic-write.ts";
import { listFolder } from "./list-folder.ts";
import { readBytes } from "./read-file.ts";

/** Bytes after which a segment is finished and the next one begun (rule F11). */
const segmentSize = 1_000_000;

/** Bytes of the largest segment that is read: one burst of changes may make it longer than it should be. */
export const largestSegment = 256 * 1024 * 1024;

const lineFeed = 0x0a;

const segmentFile = /^\d{6,}\.jsonl$/;

/** Where the next line goes. */
interface End {
	readonly segment: number;
	/** Bytes of whole lines. */
	readonly length: number;
	/** SHA-256 of the last line. */
	readonly last: string;
	/** Whether nothing may follow in this segment: it is long enough, or damaged and left as it is. */
	readonly isFinished: boolean;
}

/** Some segments as read, oldest change first. */
export interface JournalContent {
	readonly changes: readonly Change[];
	/** Segments or lines that could not be used, in sentences. */
	readonly problems: readonly string[];
	/** Why the disk did not let something be read, which may be there and whole; null where it did. */
	readonly unreadable: string | null;
}

/** The name of a segment's file. */
export function segmentName(segment: number): string {
	return `${String(segment).padStart(6, "0")}.jsonl`;
}

/**
 * The journal of one's own layer in one case: segments of JSON lines in the data folder, only ever appended to.
 * For its owner it is the truth (rules F11, F12). One process at a time may hold it open; see `case-lock.ts`.
 */
export class Journal {
	private file: FileHandle | null = null;
	/** A segment that is finished, until somebody was told. */
	private finished: number | null = null;

	private constructor(
		readonly folder: string,
		readonly layerId: string,
		private end: End | null,
	) {}

	/**
	 * The journal in a folder, which need not be there yet. A line torn by a crash is forgotten: it was never
	 * acknowledged. Refused where a newer program has written it, and where it cannot be looked at: what does not
	 * show must not be taken for a journal that has not begun.
	 */
	static async open(folder: string, layerId: string): Promise<Result<Journal>> {
		await sweepTemporaryFiles(folder);
		const { segments, notices } = await listSegments(folder);
		if (notices[0])
			return failure("unreadable-file", `This computer's journal of the case: ${notices[0].problem.message}`);
		const segment = segments.at(-1);
		if (segment === undefined) return success(new Journal(folder, layerId, null));
		const read = await readOne(folder, layerId, segment, null);
		const mustStay = ["newer-format", "unreadable-file"];
		if (!read.ok && mustStay.includes(read.problem.code)) return read;
		// A damaged segment is left as it is for whoever looks into it; the next one begins a chain of its own.
		const end = read.ok
			? endOf(segment, read.value)
			: { segment, length: 0, last: firstPrevious, isFinished: true };
		return success(new Journal(folder, layerId, end));
	}

	/** Number of the segment that is being written; 0 before the first change. */
	get segment(): number {
		return this.end?.segment ?? 0;
	}

	/**
	 * Appends changes, in order, as one write: when it resolves they survive a power cut, when it rejects with
	 * the disk's reason none of them is there. Resolves with the number of a segment that this finished, or null.
	 */
	async append(changes: readonly Change[]): Promise<number | null> {
		const end = this.end === null || this.end.isFinished ? await this.begin(this.end) : this.end;
		let last = end.last;
		const lines = changes.map((change) => {
			const line = checkedLine(changeText(change, last), hash);
			last = hash(line);
			return `${line}\n`;
		});
		const bytes = Buffer.from(lines.join(""));
		// Where it is open already the write begins at once, while the caller goes on to answer the window.
		const file = this.file ?? (await this.handle(end));
		try {
			await writeAt(file, bytes, end.length);
			await file.datasync();
		} catch (error) {
			await this.takeBack(file, end);
			throw error;
		}
		const length = end.length + bytes.length;
		this.end = { ...end, length, last, isFinished: length >= segmentSize };
		const { finished } = this;
		this.finished = null;
		return finished;
	}

	/** Every change from a segment on, oldest first; the last lines are those appended so far. */
	async read(from = 1): Promise<JournalContent> {
		return readJournal(this.folder, this.layerId, from);
	}

	/** Ends writing. Another `append` would open the file again. */
	async close(): Promise<void> {
		const file = this.file;
		this.file = null;
		// Everything in it is synced: what the disk says now is about nothing that was written.
		await file?.close().catch(() => {});
	}

	/** Begins the next segment, whose first line names the last line of the one before. */
	private async begin(before: End | null): Promise<End> {
		await this.close();
		const segment = (before?.segment ?? 0) + 1;
		const header = headerText(this.layerId, segment, before?.last ?? firstPrevious);
		await writeAtomically(join(this.folder, segmentName(segment)), `${header}\n`);
		this.end = { segment, length: header.length + 1, last: hash(header), isFinished: false };
		this.finished = before?.segment ?? null;
		return this.end;
	}

	private async handle({ segment, length }: End): Promise<FileHandle> {
		if (this.file) return this.file;
		const file = await open(join(this.folder, segmentName(segment)), "r+");
		try {
			// What a crash, or a refused append that could not be taken back, left behind the last whole line.
			if ((await file.stat()).size !== length) await file.truncate(length);
		} catch (error) {
			await file.close();
			throw error;
		}
		this.file = file;
		return file;
	}

	/** Without this the next line would be glued to the rest of this one, and both would be lost. */
	private async takeBack(file: FileHandle, { length }: End): Promise<void> {
		try {
			await file.truncate(length);
			await file.datasync();
		} catch {
			// Opening the file again takes it back before anything is appended.
			await this.close();
		}
	}
}

/**
 * Reads the segments of a journal, or of its copies in a layer's `history/`, from one on, oldest change first.
 * What cannot be read is told; everything else counts, because changes are applied by version.
 */
export async function readJournal(folder: string, layerId: string, from = 1): Promise<JournalContent> {
	const changes: Change[] = [];
	const { segments, notices } = await listSegments(folder);
	const problems = notices.map(({ problem }) => problem.message);
	let unreadable = problems[0] ?? null;
	let previous: string | null = from === 1 ? firstPrevious : null;
	let expected = from;
	for (const segment of segments.filter((number) => number >= from)) {
		if (segment !== expected) {
			problems.push(`${segmentName(expected)} is missing.`);
			previous = null;
		}
		expected = segment + 1;
		const read = await readOne(folder, layerId, segment, previous);
		if (!read.ok) {
			problems.push(read.problem.message);
			if (read.problem.code === "unreadable-file") unreadable ??= read.problem.message;
			previous = null;
			continue;
		}
		for (const change of read.value.content.changes) changes.push(change);
		for (const { message } of read.value.content.problems) problems.push(message);
		previous = read.value.content.last;
	}
	return { changes, problems, unreadable };
}

/** The numbers of the segments in a folder, or in a folder inside it, ascending. */
export async function segmentsIn(folder: string, path = "."): Promise<number[]> {
	return (await listSegments(folder, path)).segments;
}

async function listSegments(folder: string, path = ".") {
	const isWhole = path === ".";
	// By its own name in the sentence that says what is wrong with it.
	const { names, notices } = isWhole
		? await listFolder(dirname(folder), basename(folder), segmentFile, "files")
		: await listFolder(folder, path, segmentFile, "files");
	return { segments: names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b), notices };
}

interface OneSegment {
	readonly bytes: Uint8Array;
	readonly content: ReadSegment;
}

async function readOne(
	folder: string,
	layerId: string,
	segment: number,
	previous: string | null,
): Promise<Result<OneSegment>> {
	const name = segmentName(segment);
	const bytes = await readBytes(join(folder, name), name, largestSegment);
	if (!bytes.ok) return bytes;
	if (bytes.value === null) return failure("not-found", `${name} is missing.`);
	// A line may be torn inside a character; that must not cost the lines before it.
	const content = readSegment(new TextDecoder().decode(bytes.value), name, layerId, previous, hash);
	return content.ok ? success({ bytes: bytes.value, content: content.value }) : content;
}

function endOf(segment: number, { bytes, content }: OneSegment): End {
	let length = 0;
	for (let line = 0; line < content.wholeLines; line++) length = bytes.indexOf(lineFeed, length) + 1;
	const isFinished = length >= segmentSize || content.hasBrokenEnd;
	return { segment, length, last: content.last, isFinished };
}

/** `FileHandle.write` may write less than it was given. */
async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
	let written = 0;
	while (written < bytes.length) {
		const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
		written += bytesWritten;
	}
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
