import { useState } from "react";
import { nameAnalyst } from "../state/case-actions.ts";
import { Dialog } from "../ui/dialog.tsx";

/** The one question of the first run: whose tags these are. */
export function FirstRun({ suggestedName }: { suggestedName: string }) {
	const [name, setName] = useState(suggestedName);
	const trimmed = name.trim();
	return (
		<Dialog
			title="Who is checking?"
			required
			onClose={() => {}}
			onSubmit={() => {
				if (trimmed) void nameAnalyst(trimmed);
			}}
			actions={
				<button type="submit" className="main" disabled={trimmed === ""}>
					Start
				</button>
			}
		>
			<label className="field">
				<span>Your name</span>
				<input
					dir="auto"
					value={name}
					maxLength={80}
					autoComplete="off"
					spellCheck={false}
					onChange={(event) => setName(event.target.value)}
					onFocus={(event) => event.target.select()}
				/>
			</label>
			<p className="hint">
				It stands beside your tags when teammates merge them with theirs. It is kept on this computer, like
				everything else: Parallax never goes online.
			</p>
		</Dialog>
	);
}
