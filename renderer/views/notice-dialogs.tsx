import type { ImportReport } from "../../shared/ipc/views.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** Files that could not be imported, each with its reason. */
export function RefusedDialog({ report, onClose }: { report: ImportReport; onClose: () => void }) {
	const came = report.imported.length;
	return (
		<Dialog
			title="Some files were not imported"
			wide
			onClose={onClose}
			onSubmit={onClose}
			actions={<CloseButton />}
		>
			<ul className="reasons">
				{report.refused.map(({ fileName, message }) => (
					<li key={fileName + message}>
						<b>{fileName}</b>
						<p>{message}</p>
					</li>
				))}
			</ul>
			{came > 0 ? <p className="hint">{came === 1 ? "One source" : `${came} sources`} came in.</p> : null}
		</Dialog>
	);
}

/** Files of the case that could not be read, each with its reason. */
export function NoticesDialog({ onClose }: { onClose: () => void }) {
	const notices = useWorkspace((state) => state.open?.notices) ?? [];
	return (
		<Dialog
			title="Files that need a look"
			wide
			onClose={onClose}
			onSubmit={onClose}
			actions={<CloseButton />}
		>
			<p className="hint">They are left exactly as they are; everything else in the case is shown.</p>
			<ul className="reasons">
				{notices.map(({ id, file, message }) => (
					<li key={id}>
						<b>{file}</b>
						<p>{message}</p>
					</li>
				))}
			</ul>
		</Dialog>
	);
}

function CloseButton() {
	return (
		<button type="submit" className="main">
			Close
		</button>
	);
}
