import type { ImportReport } from "../../shared/ipc/views.ts";
import { Dialog } from "../ui/dialog.tsx";

/** Files that could not be imported, each with its reason. */
export function RefusedDialog({ report, onClose }: { report: ImportReport; onClose: () => void }) {
	const came = report.imported.length;
	return (
		<Dialog
			title="Some files were not imported"
			wide
			onClose={onClose}
			onSubmit={onClose}
			actions={
				<button type="submit" className="main">
					Close
				</button>
			}
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
