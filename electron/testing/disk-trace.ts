import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Fingerprint, fingerprintOf } from "../files/fingerprint.ts";
import { type DiskCall, observeDisk } from "./observed-disk.ts";

/** A file or folder by the number it was given when it was made. */
type Node = number;

/** What a program did to a disk, or said, in the order in which it was over. */
export type Step =
	/** A name in a folder stands for something from now on, or, with null, for nothing; one step for a rename. */
	| { readonly kind: "names"; readonly folder: Node; readonly names: ReadonlyMap<string, Node | null> }
	| { readonly kind: "write"; readonly file: Node; readonly bytes: Uint8Array; readonly at: number }
	| { readonly kind: "truncate"; readonly file: Node; readonly length: number }
	/** `covers`: how many steps were over when it began; nothing later is sure to be on the disk. */
	| { readonly kind: "sync"; readonly node: Node; readonly covers: number; readonly isFolder: boolean }
	| { readonly kind: "said"; readonly what: unknown };

/** The files of a folder before a program ran, what it did to them, and what tells its files from others. */
export interface Trace {
	readonly root: string;
	/** The number of the root folder. */
	readonly top: Node;
	/** Steps with which the disk became what it was before; all of it is sure to be there. */
	readonly before: readonly Step[];
	readonly steps: readonly Step[];
	readonly folders: ReadonlySet<Node>;
	/** What the program saw of a file's size, time and number, by the file. */
	readonly fingerprints: ReadonlyMap<Fingerprint, Node>;
}

/** Records what is done below a folder until it is ended. */
export class Recorder {
	private readonly steps: Step[] = [];
	private readonly folders = new Set<Node>();
	private readonly fingerprints = new Map<Fingerprint, Node>();
	private readonly nodes = new Map<string, Node>();
	private readonly openFiles = new WeakMap<object, { node: Node; end: number }>();
	private last = 0;
	private before: readonly Step[] = [];

	private constructor(private readonly root: string) {}

	/** Begins recording; what is below the folder now counts as being on the disk for good. */
	static async begin(root: string): Promise<Recorder> {
		const recorder = new Recorder(root);
		const top = recorder.add(root, true);
		await recorder.take(root, top);
		recorder.before = recorder.steps.splice(0);
		observeDisk((call) => recorder.see(call));
		return recorder;
	}

	/** Notes that the program said something at this moment. */
	say(what: unknown): void {
		this.steps.push({ kind: "said", what });
	}

	end(): Trace {
		observeDisk(null);
		const { root, before, steps, folders, fingerprints } = this;
		return { root, top: 1, before, steps, folders, fingerprints };
	}

	private async take(path: string, folder: Node): Promise<void> {
		for (const entry of await readdir(path, { withFileTypes: true })) {
			const below = join(path, entry.name);
			const node = this.add(below, entry.isDirectory());
			this.steps.push({ kind: "names", folder, names: new Map([[entry.name, node]]) });
			if (entry.isDirectory()) await this.take(below, node);
			else {
				this.steps.push({ kind: "write", file: node, bytes: await readFile(below), at: 0 });
				this.fingerprints.set(fingerprintOf(await lstat(below, { bigint: true })), node);
			}
		}
	}

	private add(path: string, isFolder: boolean): Node {
		const node = ++this.last;
		this.nodes.set(path, node);
		if (isFolder) this.folders.add(node);
		return node;
	}

	private async see(call: DiskCall): Promise<unknown> {
		if (!call.path.startsWith(this.root)) return call.make();
		const covers = this.steps.length;
		const made = await call.make();
		if (call.file) this.seeFile(call, call.file, covers, made);
		else this.seePath(call, made);
		return made;
	}

	private seePath({ name, path, to, words }: DiskCall, made: unknown): void {
		if (name === "mkdir") this.seeFolder(path, words[1]);
		else if (name === "open") this.seeOpen(path, words[1], made as object);
		else if (name === "rename") this.seeRename(path, to ?? "");
		else if (name === "rm" && this.nodes.has(path)) {
			this.nodes.delete(path);
			this.name(path, null);
		} else if (name === "writeFile") throw new Error("A file is written in a way that is not recorded.");
	}

	private seeFolder(path: string, options: unknown): void {
		if (this.nodes.has(path)) return;
		const isRecursive = (options as { recursive?: boolean } | undefined)?.recursive === true;
		if (isRecursive && !this.nodes.has(dirname(path))) this.seeFolder(dirname(path), options);
		this.name(path, this.add(path, true));
	}

	private seeOpen(path: string, flags: unknown, file: object): void {
		if (flags === "wx") this.name(path, this.add(path, false));
		const node = this.nodes.get(path);
		if (node !== undefined) this.openFiles.set(file, { node, end: 0 });
	}

	private seeRename(from: string, to: string): void {
		if (dirname(from) !== dirname(to)) throw new Error("A rename between folders is not recorded.");
		const node = this.nodes.get(from);
		const folder = this.nodes.get(dirname(to));
		if (node === undefined || folder === undefined) throw new Error(`Nothing is known of ${from}.`);
		this.nodes.delete(from);
		this.nodes.set(to, node);
		const names = new Map([
			[basename(from), null],
			[basename(to), node],
		]);
		this.steps.push({ kind: "names", folder, names });
	}

	private name(path: string, node: Node | null): void {
		const folder = this.nodes.get(dirname(path));
		if (folder === undefined) throw new Error(`Nothing is known of the folder of ${path}.`);
		this.steps.push({ kind: "names", folder, names: new Map([[basename(path), node]]) });
	}

	private seeFile({ name, words }: DiskCall, file: object, covers: number, made: unknown): void {
		const open = this.openFiles.get(file);
		if (!open) return;
		const { node } = open;
		if (name === "sync" || name === "datasync")
			this.steps.push({ kind: "sync", node, covers, isFolder: this.folders.has(node) });
		else if (name === "truncate")
			this.steps.push({ kind: "truncate", file: node, length: Number(words[0] ?? 0) });
		else if (name === "writeFile") {
			const bytes = Buffer.from(words[0] as string | Uint8Array);
			this.steps.push({ kind: "write", file: node, bytes, at: open.end });
			open.end += bytes.length;
		} else if (name === "write") {
			const [data, offset, , position] = words;
			const { bytesWritten } = made as { bytesWritten: number };
			const from = Number(offset);
			const bytes = Buffer.from((data as Uint8Array).subarray(from, from + bytesWritten));
			this.steps.push({ kind: "write", file: node, bytes, at: Number(position) });
		} else if (name === "stat" && typeof made === "object" && made !== null && "mtimeNs" in made)
			this.fingerprints.set(fingerprintOf(made as never), node);
	}
}
