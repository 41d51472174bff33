import { useEffect, useState } from "react";
import { importBy } from "../state/case-actions.ts";
import { say } from "../state/messages.ts";

/** Takes article files dropped anywhere on the window. True while files hang over it. */
export function useFileDrop(): boolean {
	const [isOver, setOver] = useState(false);
	useEffect(() => {
		const over = (event: DragEvent) => {
			if (!event.dataTransfer?.types.includes("Files")) return;
			event.preventDefault();
			setOver(!isDialogOpen());
		};
		const leave = (event: DragEvent) => {
			// Leaving the window, and not one part of it for another, leads nowhere.
			if (event.relatedTarget === null) setOver(false);
		};
		const drop = (event: DragEvent) => {
			if (!event.dataTransfer?.types.includes("Files")) return;
			event.preventDefault();
			setOver(false);
			// A dialog waits for its answer: what the import says would take its place.
			if (!isDialogOpen()) void importDropped([...event.dataTransfer.files]);
		};
		window.addEventListener("dragover", over);
		window.addEventListener("dragleave", leave);
		window.addEventListener("drop", drop);
		return () => {
			window.removeEventListener("dragover", over);
			window.removeEventListener("dragleave", leave);
			window.removeEventListener("drop", drop);
		};
	}, []);
	return isOver;
}

async function importDropped(files: readonly File[]): Promise<void> {
	const read = await Promise.all(files.map(readDropped));
	const readable = read.filter((file) => file !== null);
	if (readable.length > 0) await importBy("sources.importDropped", { files: readable });
	const unread = files.filter((_file, index) => read[index] === null).map(({ name }) => `“${name}”`);
	if (unread.length > 0)
		say(`${unread.join(", ")} could not be read. Drop the article files themselves, not folders.`, "problem");
}

/** Null where it cannot be read: a folder, or a file that is gone. */
async function readDropped(file: File): Promise<{ name: string; bytes: Uint8Array } | null> {
	try {
		return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
	} catch {
		return null;
	}
}

function isDialogOpen(): boolean {
	return document.querySelector("dialog[open]") !== null;
}
