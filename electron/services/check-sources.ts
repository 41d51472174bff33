import { type CheckedText, checkAnchor } from "../../shared/check/check-anchor.ts";
import type { Found, Remedy } from "../../shared/check/finding.ts";
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

/** A source's text that cannot be shown. */
interface BrokenText {
	readonly sourceId: string;
	readonly found: Pick<Found, "code" | "file" | "message">;
}

/** Looks at sources, what they were imported from, and the evidence on them, one source after the other. */
export class SourceChecks {
	private readonly sources = new Map<string, SourceFiles>();
	/** Where intact originals lie, by their hash. */
	private readonly intact = new Map<string, string>();
	private readonly lost: LostOriginal[] = [];
	private readonly broken: BrokenText[] = [];

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
			await this.checkOriginals(sourceId, files);
			const text = files.isHere ? await this.checkText(sourceId, files) : null;
			for (const entry of files.evidence) await this.checkEvidence(entry, text);
		}
		// What they can be had from may lie with another source.
		for (const lost of this.lost) this.noteLost(lost);
		for (const broken of this.broken) await this.noteBroken(broken);
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

	private async checkOriginals(sourceId: string, files: SourceFiles): Promise<void> {
		const named = this.named(sourceId);
		for (const [name, { path, kind }] of files.originals) {
			if (kind !== "file" || !(await this.isIntact(path, hashIn(name)))) continue;
			if (!named.has(name)) this.noteUnnamed(path);
		}
		for (const [name, { isLive }] of files.isHere ? named : []) {
			if (!isLive || files.originals.has(name)) continue;
			const path = `sources/${sourceId}/originals/${name}`;
			this.lost.push({ code: "original-missing", path, sha256: hashIn(name) });
		}
	}

	/** The originals that imports of a source name. */
	private named(sourceId: string): ReadonlyMap<string, NamedOriginal> {
		return this.layers.originals.get(sourceId) ?? new Map();
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
	private async checkText(sourceId: string, { text }: SourceFiles): Promise<CheckedText | null> {
		const file = `sources/${sourceId}/source.json`;
		if (text === null) {
			const message = `${file} is missing.`;
			this.broken.push({ sourceId, found: { code: "missing-file", file, message } });
		}
		if (text?.kind !== "file") return null;
		const read = await readCaseFile(this.checking.folder, file, sourceFile);
		await this.checking.step();
		if (!read.ok) {
			const { code, message } = read.problem;
			if (code !== "broken-file") this.checking.addProblem(file, read.problem, { remedy: null });
			else this.broken.push({ sourceId, found: { code: "broken-file", file, message } });
			return null;
		}
		if (read.value === null) return null;
		const source = storedSource(read.value.blocks);
		if (source.id === sourceId) return source;
		const message = `${file} is not the text it was imported as: its hash differs.`;
		this.broken.push({ sourceId, found: { code: "source-changed", file, message } });
		return null;
	}

	private async noteBroken({ sourceId, found }: BrokenText): Promise<void> {
		const remedy = await this.rebuilding(sourceId);
		const message = `${found.message} The article and the tags on it are not shown.`;
		const otherwise = "Import the article again, or let the folder synchronise with one where it is whole.";
		this.checking.add({ ...found, message, remedy, otherwise });
	}

	/** Bytes imported again are the same source only if they give exactly its id (rule F3). */
	private async rebuilding(sourceId: string): Promise<Remedy | null> {
		const names = new Set([...this.filesOf(sourceId).originals.keys(), ...this.named(sourceId).keys()]);
		for (const name of names) {
			const original = this.intact.get(hashIn(name));
			if (original === undefined) continue;
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
