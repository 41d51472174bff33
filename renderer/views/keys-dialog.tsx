import { useMemo, useState } from "react";
import { wordsOf } from "../../shared/search/match-words.ts";
import { keysOf } from "../ui/command-keys.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { isMac } from "../ui/platform.ts";
import { keySections } from "./key-sections.ts";

/** All keys, grouped by what they are for; a field finds one of them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
	const [typed, setTyped] = useState("");
	const sections = useMemo(() => keySections(wordsOf(typed), isMac), [typed]);
	return (
		<Dialog
			title="Keys"
			wide
			onClose={onClose}
			onSubmit={onClose}
			actions={
				<button type="submit" className="main">
					Close
				</button>
			}
		>
			<input
				className="keys-field"
				type="search"
				aria-label="Find a key"
				placeholder="Find a key by what it does"
				value={typed}
				onChange={(event) => setTyped(event.target.value)}
			/>
			<div className="key-groups">
				{sections.map(({ title, lines }) => (
					<section key={title}>
						<h3>{title}</h3>
						<dl>
							{lines.map(({ keys, meaning }) => (
								<div key={meaning}>
									<dt>
										{keys.map((key) => (
											<kbd key={key}>{key}</kbd>
										))}
									</dt>
									<dd>{meaning}</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
			{/* Always there, so that what comes into it is read out. */}
			<p className="hint keys-found" role="status">
				{sections.length === 0 ? `No key does that. ${keysOf("open-palette")} finds all there is to do.` : ""}
			</p>
		</Dialog>
	);
}
