import type * as Disk from "node:fs/promises";

/** One call of the system that a program makes, as it is about to be made. */
export interface DiskCall {
	readonly name: string;
	/** The file or folder that it is about; for a call on an open file, the path that it was opened by. */
	readonly path: string;
	/** The second path of a rename. */
	readonly to: string | null;
	/** Told apart from others by identity: the file as it was opened; null for a call by path. */
	readonly file: object | null;
	readonly words: readonly unknown[];
	/** Makes the call. */
	readonly make: () => Promise<unknown>;
}

/** Watches every call, and may do something else instead. */
export type Observer = (call: DiskCall) => Promise<unknown>;

let observer: Observer | null = null;

/** Lets an observer see every call from now on; null: nobody. Calls on files opened before are not seen. */
export function observeDisk(next: Observer | null): void {
	observer = next;
}

const byPath = [
	"chmod",
	"lstat",
	"mkdir",
	"open",
	"readdir",
	"readFile",
	"rename",
	"rm",
	"stat",
	"writeFile",
];
const onFiles = ["close", "datasync", "read", "readFile", "stat", "sync", "truncate", "write", "writeFile"];

type Call = (...words: unknown[]) => Promise<unknown>;

/**
 * The real file system with every call put before the observer:
 * `vi.mock("node:fs/promises", async (original) => observedDisk(await original()))`.
 */
export function observedDisk(real: typeof Disk): typeof Disk {
	const calls = real as unknown as Record<string, Call>;
	const wrapped = Object.fromEntries(byPath.map((name) => [name, wrap(name, calls[name] as Call)]));
	return { ...real, ...wrapped, default: { ...real, ...wrapped } } as unknown as typeof Disk;
}

function wrap(name: string, real: Call): Call {
	return async (...words) => {
		if (!observer) return real(...words);
		const [path, to] = words.map(String);
		const make = () => real(...words);
		const call = {
			name,
			path: path ?? "",
			to: name === "rename" ? (to ?? "") : null,
			file: null,
			words,
			make,
		};
		const made = await observer(call);
		return name === "open" ? observedFile(made as Disk.FileHandle, path ?? "") : made;
	};
}

function observedFile(file: Disk.FileHandle, path: string): Disk.FileHandle {
	return new Proxy(file, {
		get(_target, name) {
			const member: unknown = Reflect.get(file, name, file);
			if (typeof member !== "function") return member;
			const real = member.bind(file) as Call;
			if (typeof name !== "string" || !onFiles.includes(name)) return real;
			return (...words: unknown[]) => {
				const make = () => real(...words);
				return observer ? observer({ name, path, to: null, file, words, make }) : make();
			};
		},
	});
}
