import { useEffect, useState } from "react";
import { importBy } from "../state/case-actions.ts";

/** Takes article files dropped anywhere on the window. True while files hang over it. */
export function useFileDrop(): boolean {
	const [isOver, setOver] = useState(false);
	useEffect(() => {
		const over = (event: DragEvent) => {
			if (!event.dataTransfer?.types.includes("Files")) return;
			event.preventDefault();
			setOver(true);
		};
		const leave = (event: DragEvent) => {
			// Leaving the window, and not one part of it for another, leads nowhere.
			if (event.relatedTarget === null) setOver(false);
		};
		const drop = (event: DragEvent) => {
			if (!event.dataTransfer?.types.includes("Files")) return;
			event.preventDefault();
			setOver(false);
			void importDropped([...event.dataTransfer.files]);
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
	const read = await Promise.all(
		files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
	);
	if (read.length > 0) await importBy("sources.importDropped", { files: read });
}
