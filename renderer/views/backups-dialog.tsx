import { useEffect, useState } from "react";
import type { BackupsView, BackupView, RestoredView } from "../../shared/ipc/views.ts";
import { byteCount } from "../../shared/model/byte-count.ts";
import { rolling } from "../../shared/model/kept-backups.ts";
import { listBackups, makeBackup, restoreBackup, restoredSentence } from "../state/backup-actions.ts";
import { openCaseBy } from "../state/case-actions.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

const dateAndTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** The backups of the open case or, where none is open, of any: to make one, and to restore a copy. */
export function BackupsDialog({ onClose }: { onClose: () => void }) {
	const isOpen = useWorkspace((state) => state.open !== null);
	const [view, setView] = useState<BackupsView | null>(null);
	const [status, setStatus] = useState("Reading the backups…");
	const [busy, setBusy] = useState(true);
	const [restored, setRestored] = useState<RestoredView | null>(null);

	/** One thing at a time; `act` resolves with what there is to say. */
	const alone = async (waiting: string, act: () => Promise<string>) => {
		setBusy(true);
		setStatus(waiting);
		setRestored(null);
		setStatus(await act());
		setBusy(false);
	};
	const show = (caseId: string | null) =>
		alone("Reading the backups…", async () => {
			setView(await listBackups(caseId));
			return "";
		});
	// biome-ignore lint/correctness/useExhaustiveDependencies: the list is read once, when the dialog opens
	useEffect(() => void show(null), []);
	const make = () =>
		alone("Backing up…", async () => {
			const answer = await makeBackup();
			if (answer) setView(answer.view);
			if (!answer) return "";
			return answer.made ? "Backed up." : "Nothing has changed since the latest backup.";
		});
	const restore = (backupId: string) =>
		alone("Restoring…", async () => {
			const copy = view?.caseId ? await restoreBackup(view.caseId, backupId) : null;
			setRestored(copy);
			return copy ? restoredSentence(copy) : "";
		});
	/** While something is under way a button does nothing, and keeps the keyboard. */
	const button = (act: () => unknown) => ({ "aria-disabled": busy, onClick: () => !busy && void act() });

	return (
		<Dialog
			title="Backups"
			wide
			onClose={onClose}
			onSubmit={onClose}
			actions={
				<>
					{isOpen ? (
						<button type="button" className="plain apart" {...button(make)}>
							Back up now
						</button>
					) : null}
					{restored?.recentId ? (
						<button type="button" className="plain" {...button(() => openCopy(restored))}>
							Open the copy
						</button>
					) : null}
					<button type="submit" className="main">
						Close
					</button>
				</>
			}
		>
			<p className="hint">
				Made when a case is closed and once a day, in Parallax’s own folder on this computer. Kept are the{" "}
				{rolling.newest} newest, and one for each of the last {rolling.days} days and {rolling.weeks} weeks
				with changes.
			</p>
			{view && !isOpen && view.cases.length > 0 ? <CaseChoice view={view} onChoose={show} /> : null}
			{view ? <BackupTable view={view} button={(id) => button(() => restore(id))} /> : null}
			{view && view.broken.length > 0 ? (
				<ul className="warnings">
					{view.broken.map(({ file, message }) => (
						<li key={file}>▲ Not usable, and left as it is: {message}</li>
					))}
				</ul>
			) : null}
			<p className="backup-status" role="status">
				{status}
			</p>
			{restored ? (
				<p className="hint">
					It shows the case as it was then. If the case's own folder is gone, the copy takes its place, and
					what you have done since on this computer comes back from the journal.
				</p>
			) : null}
		</Dialog>
	);
}

function openCopy({ recentId }: RestoredView): Promise<void> | null {
	return recentId === null ? null : openCaseBy("cases.openRecent", { id: recentId });
}

function CaseChoice({ view, onChoose }: { view: BackupsView; onChoose: (id: string) => Promise<void> }) {
	return (
		<label className="field">
			<span>Case</span>
			<select value={view.caseId ?? ""} onChange={(event) => void onChoose(event.target.value)}>
				{view.cases.map(({ id, title, place }) => (
					<option key={id} value={id}>
						{place ? `${title} · ${place}` : title}
					</option>
				))}
			</select>
		</label>
	);
}

function BackupTable(props: {
	view: BackupsView;
	button: (backupId: string) => { onClick: () => unknown; "aria-disabled": boolean };
}) {
	const { backups } = props.view;
	if (backups.length === 0) return <p>There are no backups yet.</p>;
	const isOneTitle = backups.every(({ title }) => title === backups[0]?.title);
	return (
		<div className="backups">
			<table>
				<thead>
					<tr>
						<th scope="col">Made</th>
						<th scope="col">Because</th>
						<th scope="col">Files</th>
						<th scope="col">Size</th>
						<td />
					</tr>
				</thead>
				<tbody>
					{backups.map((backup) => (
						<tr key={backup.id}>
							<th scope="row">{when(backup)}</th>
							<td>
								{backup.reason}
								{isOneTitle ? null : <small>as “{backup.title}”</small>}
								<LeftOut backup={backup} />
							</td>
							<td className="number">{backup.files.toLocaleString("en")}</td>
							<td className="number">{byteCount(backup.size)}</td>
							<td className="number">
								<button type="button" className="plain" {...props.button(backup.id)}>
									Restore a copy…<span className="spoken"> of {when(backup)}</span>
								</button>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function LeftOut({ backup: { leftOut } }: { backup: BackupView }) {
	const [first] = leftOut;
	if (!first) return null;
	const others = leftOut.length > 1 ? ` And ${leftOut.length - 1} more.` : "";
	return (
		<small className="left-out">
			▲ without {first.path}: {first.reason}
			{others}
		</small>
	);
}

function when({ createdAt }: BackupView): string {
	return dateAndTime.format(new Date(createdAt));
}
