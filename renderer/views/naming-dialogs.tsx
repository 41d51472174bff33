import { useState } from "react";
import { edit, importBy, openCaseBy } from "../state/case-actions.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

interface DialogProps {
	readonly onClose: () => void;
}

/** Asks for the title of a new case. */
export function NewCaseDialog({ onClose }: DialogProps) {
	const [title, setTitle] = useState("");
	const create = (chooseFolder: boolean) => {
		if (title.trim()) void openCaseBy("cases.create", { title: title.trim(), chooseFolder });
	};
	return (
		<Dialog
			title="New case"
			onClose={onClose}
			onSubmit={() => create(false)}
			actions={
				<>
					<button type="button" className="plain" onClick={onClose}>
						Cancel
					</button>
					<button type="button" className="plain" disabled={!title.trim()} onClick={() => create(true)}>
						Choose a folder…
					</button>
					<button type="submit" className="main" disabled={!title.trim()}>
						Create
					</button>
				</>
			}
		>
			<TitleField title={title} onChange={setTitle} />
			<p className="hint">
				Create keeps the case in Parallax’s own folder on this computer; choose another folder to share it
				with teammates.
			</p>
		</Dialog>
	);
}

/** Asks for another title. */
export function RenameDialog({ onClose }: DialogProps) {
	const known = useWorkspace((state) => state.open?.title ?? "");
	// What the title was: a teammate's, that has come meanwhile, is not taken back by who changed nothing.
	const [found] = useState(known);
	const [title, setTitle] = useState(found);
	const rename = async () => {
		const isChanged = title.trim() !== "" && title.trim() !== found;
		if (!isChanged || (await edit("case.rename", { title: title.trim() }))) onClose();
	};
	return (
		<Dialog
			title="Rename the case"
			onClose={onClose}
			onSubmit={() => void rename()}
			actions={
				<>
					<button type="button" className="plain" onClick={onClose}>
						Cancel
					</button>
					<button type="submit" className="main" disabled={!title.trim()}>
						Rename
					</button>
				</>
			}
		>
			<TitleField title={title} onChange={setTitle} />
			<p className="hint">The folder on disk keeps its name.</p>
		</Dialog>
	);
}

function TitleField({ title, onChange }: { title: string; onChange: (title: string) => void }) {
	return (
		<label className="field">
			<span>Title</span>
			<input
				dir="auto"
				value={title}
				maxLength={200}
				placeholder="What is checked, and when it happened"
				onChange={(event) => onChange(event.target.value)}
				onFocus={(event) => event.target.select()}
			/>
		</label>
	);
}

/** Takes an article as pasted text. */
export function PasteDialog({ onClose }: DialogProps) {
	const [text, setText] = useState("");
	const importText = async () => {
		onClose();
		await importBy("sources.importPasted", { text });
	};
	return (
		<Dialog
			title="Paste an article"
			wide
			onClose={onClose}
			onSubmit={() => void importText()}
			actions={
				<>
					<button type="button" className="plain" onClick={onClose}>
						Cancel
					</button>
					<button type="submit" className="main" disabled={!text.trim()}>
						Import
					</button>
				</>
			}
		>
			<label className="field">
				<span>The article’s text, with its headline and date if it has them</span>
				<textarea dir="auto" rows={14} value={text} onChange={(event) => setText(event.target.value)} />
			</label>
		</Dialog>
	);
}
