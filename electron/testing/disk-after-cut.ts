import type { Step, Trace } from "./disk-trace.ts";

/**
 * What becomes of a step that nothing has made sure of when the power is cut: it did not reach the disk, or did; of
 * bytes written also only the first ones, or only room for them, filled with zeros.
 */
export type Fate = "lost" | "kept" | { readonly first: number } | "zeros";

/** Decides a step's fate. Called once for every step that is not sure, in their order. */
export type Fates = (step: Step) => Fate;

/** What is on a disk, by path below the root, with `/`; null for a folder. */
export type DiskState = Map<
	string,
	{ readonly node: number; readonly bytes: Uint8Array | null; readonly isWhole: boolean }
>;

/**
 * The disk after a power cut behind the first `cut` steps, as pessimistic as POSIX lets it be: a file's bytes are
 * sure up to its last sync, a name up to the last sync of its folder, and of the rest any part may be there, in any
 * order (T. S. Pillai et al., “All File Systems Are Not Created Equal”, OSDI 2014).
 */
export function diskAfterCut({ top, before, steps, folders }: Trace, cut: number, fates: Fates): DiskState {
	const names = new Map<number, Map<string, number>>();
	const files = new Map<number, Uint8Array>();
	const harmed = new Set<number>();
	for (const step of before) apply(step, "kept", names, files);
	const synced = syncsBefore(steps, cut);
	for (const [index, step] of steps.slice(0, cut).entries()) {
		if (step.kind === "sync" || step.kind === "said") continue;
		const node = step.kind === "names" ? step.folder : step.file;
		const isSure = (synced.get(node) ?? 0) > index;
		const fate = isSure ? "kept" : fates(step);
		if (fate !== "kept") harmed.add(node);
		apply(step, fate, names, files);
	}
	const state: DiskState = new Map();
	function walk(folder: number, path: string): void {
		for (const [name, node] of names.get(folder) ?? []) {
			const bytes = folders.has(node) ? null : (files.get(node) ?? new Uint8Array());
			state.set(`${path}${name}`, { node, bytes, isWhole: !harmed.has(node) });
			if (bytes === null) walk(node, `${path}${name}/`);
		}
	}
	walk(top, "");
	return state;
}

/** For every file and folder that was synced, how many steps its last sync has made sure of. */
function syncsBefore(steps: readonly Step[], cut: number): Map<number, number> {
	const synced = new Map<number, number>();
	for (const step of steps.slice(0, cut))
		if (step.kind === "sync") synced.set(step.node, Math.max(step.covers, synced.get(step.node) ?? 0));
	return synced;
}

function apply(
	step: Step,
	fate: Fate,
	names: Map<number, Map<string, number>>,
	files: Map<number, Uint8Array>,
): void {
	if (fate === "lost") return;
	if (step.kind === "names") {
		const folder = names.get(step.folder) ?? new Map<string, number>();
		names.set(step.folder, folder);
		for (const [name, node] of step.names) {
			if (node === null) folder.delete(name);
			else folder.set(name, node);
		}
	} else if (step.kind === "write")
		files.set(step.file, written(files.get(step.file) ?? new Uint8Array(), step.bytes, step.at, fate));
	else if (step.kind === "truncate") {
		const cutOff = new Uint8Array(step.length);
		cutOff.set((files.get(step.file) ?? new Uint8Array()).subarray(0, step.length));
		files.set(step.file, cutOff);
	}
}

function written(file: Uint8Array, bytes: Uint8Array, at: number, fate: Fate): Uint8Array {
	const all = fate === "zeros" ? new Uint8Array(bytes.length) : bytes;
	const some = typeof fate === "object" ? all.subarray(0, Math.min(all.length, fate.first)) : all;
	const longer = new Uint8Array(Math.max(file.length, at + some.length));
	longer.set(file);
	longer.set(some, at);
	return longer;
}
