import { type CheckedText, checkAnchor } from "../../shared/check/check-anchor.ts";
import type { Found, Remedy } from "../../shared/check/finding.ts";
import type { Problem } from "../../shared/result.ts";
import { sourceFile } from "../../shared/schema/files.ts";
import { readCaseFile } from "../files/case-mirror.ts";
import { inside } from "../files/inside.ts";
import { hashFile } from "../files/read-file.ts";
import { storedSource } from "../files/stored-source.ts";
import type { Entry } from "../files/walk-case.ts";
import type { LayerChecks, NamedOriginal } from "./check-layers.ts";
import type { Checking } from "./checking.ts";
import { sourceFromOriginal } from "./source-from-original.ts";

/** What lies in the case on one source. */
interface SourceFiles {
	/** Whether its folder is there. */
	isHere: boolean;
	/** The entry of its text. */
	text: Entry | null;
	/** By name. */
	readonly originals: Map<string, Entry>;
	/** Of all layers. */
	readonly evidence: Entry[];
}

/** An original that is not as it was imported, or not there. */
interface LostOriginal {
	readonly code: "original-changed" | "original-missing";
	readonly path: string;
	readonly sha256: string;
}

/** Looks at sources, what they were imported from, and the evidence on them, one source after the other. */
export class SourceChecks {
	private readonly sources = new Map<string, SourceFiles>();
	/** Where intact originals lie, by their hash. */
	private readonly intact = new Map<string, string>();
	private readonly lost: LostOriginal[] = [];

	constructor(
		private readonly checking: Checking,
		private readonly layers: LayerChecks,
	) {
		for (const entry of checking.entries) this.sort(entry);
	}

	/** Whether a source's folder is in the case. */
	isHere(sourceId: string): boolean {
		return this.sources.get(sourceId)?.isHere ?? false;
	}

	/** Looks at every source. */
	async checkAll(): Promise<void> {
		for (const [sourceId, files] of this.sources) {
			const intact = await this.checkOriginals(sourceId, files);
			const text = files.isHere ? await this.checkText(sourceId, files, intact) : null;
			for (const entry of files.evidence) await this.checkEvidence(entry, text);
		}
		for (const lost of this.lost) this.noteLost(lost);
	}

	private sort(entry: Entry): void {
		const { path, kind, place } = entry;
		const [, folder = ""] = /^sources\/([a-z2-7]{26})$/.exec(path) ?? [];
		if (kind === "folder" && folder !== "") this.filesOf(folder).isHere = true;
		if (place.kind === "source") this.filesOf(place.sourceId).text = entry;
		if (place.kind === "original") this.filesOf(place.sourceId).originals.set(place.name, entry);
		if (kind !== "file" || place.kind !== "shard" || !place.path.startsWith("evidence/")) return;
		this.filesOf(place.path.slice("evidence/".length, -".json".length)).evidence.push(entry);
	}

	private filesOf(sourceId: string): SourceFiles {
		const present = this.sources.get(sourceId);
		if (present) return present;
		const none: SourceFiles = { isHere: false, text: null, originals: new Map(), evidence: [] };
		this.sources.set(sourceId, none);
		return none;
	}

	/** Resolves with the paths of the originals that are as they were imported. */
	private async checkOriginals(sourceId: string, files: SourceFiles): Promise<string[]> {
		const named = this.layers.originals.get(sourceId) ?? new Map<string, NamedOriginal>();
		const intact: string[] = [];
		for (const [name, { path, kind }] of files.originals) {
			if (kind !== "file" || !(await this.isIntact(path, hashIn(name)))) continue;
			intact.push(path);
			if (!named.has(name)) this.noteUnnamed(path);
		}
		for (const [name, { isLive }] of files.isHere ? named : []) {
			if (!isLive || files.originals.has(name)) continue;
			const path = `sources/${sourceId}/originals/${name}`;
			this.lost.push({ code: "original-missing", path, sha256: hashIn(name) });
		}
		return intact;
	}

	private async isIntact(path: string, sha256: string): Promise<boolean> {
		const hash = await hashFile(inside(this.checking.folder, path), path);
		await this.checking.step();
		if (!hash.ok) this.checking.addProblem(path, hash.problem, { remedy: null });
		else if (hash.value === sha256) this.intact.set(sha256, path);
		else this.lost.push({ code: "original-changed", path, sha256 });
		return hash.ok && hash.value === sha256;
	}

	/** Resolves with the source's text; null where it cannot be shown. */
	private async checkText(
		sourceId: string,
		{ text }: SourceFiles,
		originals: readonly string[],
	): Promise<CheckedText | null> {
		const path = `sources/${sourceId}/source.json`;
		if (text === null) {
			const message = `${path} is missing.`;
			await this.noteBroken(sourceId, { code: "missing-file", file: path, message }, originals);
			return null;
		}
		if (text.kind !== "file") return null;
		const read = await readCaseFile(this.checking.folder, path, sourceFile);
		await this.checking.step();
		if (!read.ok) {
			await this.noteUnreadable(sourceId, path, read.problem, originals);
			return null;
		}
		if (read.value === null) return null;
		const source = storedSource(read.value.blocks);
		if (source.id === sourceId) return source;
		const message = `${path} is not the text it was imported as: its hash differs.`;
		await this.noteBroken(sourceId, { code: "source-changed", file: path, message }, originals);
		return null;
	}

	private async noteUnreadable(
		sourceId: string,
		file: string,
		problem: Problem,
		originals: readonly string[],
	): Promise<void> {
		if (problem.code !== "broken-file") return this.checking.addProblem(file, problem, { remedy: null });
		await this.noteBroken(sourceId, { code: "broken-file", file, message: problem.message }, originals);
	}

	private async noteBroken(
		sourceId: string,
		found: Pick<Found, "code" | "file" | "message">,
		originals: readonly string[],
	): Promise<void> {
		const remedy = this.checking.isFree(found.file) ? await this.rebuilding(sourceId, originals) : null;
		const message = `${found.message} The article and the tags on it are not shown.`;
		const otherwise = "Import the article again, or let the folder synchronise with one where it is whole.";
		this.checking.add({ ...found, message, remedy, otherwise });
	}

	/** An article imported again is the same source only if it gives exactly its id (rule F3). */
	private async rebuilding(sourceId: string, originals: readonly string[]): Promise<Remedy | null> {
		for (const original of originals) {
			const made = await sourceFromOriginal(this.checking.folder, sourceId, original);
			if (made !== null) return { kind: "rebuild", sourceId, original };
		}
		return null;
	}

	private async checkEvidence(entry: Entry, text: CheckedText | null): Promise<void> {
		for (const record of await this.layers.checkShard(entry)) {
			const found = text && record.kind === "evidence" ? checkAnchor(entry.path, record, text) : null;
			if (found) this.checking.add(found);
		}
	}

	private noteUnnamed(file: string): void {
		const message = `${file} is the original of an import that no layer here tells of. It is kept.`;
		this.checking.add({ code: "original-unnamed", file, message, remedy: null });
	}

	private noteLost({ code, path, sha256 }: LostOriginal): void {
		const from = this.intact.get(sha256);
		const message =
			code === "original-changed"
				? `${path} is not the file that was imported: its hash is not its name.`
				: `${path}, the file that was imported, is not here: it has not arrived yet, or was removed.`;
		const otherwise =
			"The article's text has a file of its own. Import the same file again to have the original.";
		const remedy = from === undefined ? null : ({ kind: "copy", from } as const);
		this.checking.add({ code, file: path, message, remedy, otherwise });
	}
}

/** The hash that an original's name says. */
function hashIn(name: string): string {
	return name.slice(0, name.indexOf("."));
}
