import { useState } from "react";
import type { NoticeView } from "../../shared/ipc/views.ts";
import { noticeGroups, noticeSummary } from "../state/notices.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

const none: readonly NoticeView[] = [];

/** What there is to know about the case's files; it changes while one looks, and says so. */
export function NoticesDialog({ onClose }: { onClose: () => void }) {
	const notices = useWorkspace((state) => state.open?.notices ?? none);
	const [found] = useState(notices);
	const { problems, done } = noticeGroups(notices);
	return (
		<Dialog
			title="The case's files"
			wide
			onClose={onClose}
			onSubmit={onClose}
			actions={
				<button type="submit" className="main">
					Close
				</button>
			}
		>
			<p role="status" className="spoken">
				{notices === found ? "" : `Now: ${noticeSummary(notices)}`}
			</p>
			{notices.length === 0 ? <p>{noticeSummary(notices)}</p> : null}
			<Group
				name="Needs a look"
				hint="These files are left exactly as they are; everything else in the case is shown."
				notices={problems}
			/>
			<Group name="Put right" hint="Nothing is left to do here." notices={done} />
		</Dialog>
	);
}

function Group({ name, hint, notices }: { name: string; hint: string; notices: readonly NoticeView[] }) {
	if (notices.length === 0) return null;
	return (
		<section className="notice-group">
			<h3>{name}</h3>
			<p className="hint">{hint}</p>
			<ul className="reasons">
				{notices.map(({ id, file, message }) => (
					<li key={id}>
						<b>{file}</b>
						<p>{message}</p>
					</li>
				))}
			</ul>
		</section>
	);
}
