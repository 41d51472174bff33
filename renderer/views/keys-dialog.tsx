import { Dialog } from "../ui/dialog.tsx";

const groups = [
	{
		name: "Tag the selected words",
		keys: [
			["A", "agrees with the claim"],
			["C", "conflicts with it"],
			["X", "context: bears on it without saying yes or no"],
			["Shift A, C, X", "the same under a new claim"],
		],
	},
	{
		name: "Claims",
		keys: [
			["N", "new claim, in the selected words if there are any"],
			["E", "word the active claim; Enter keeps, Escape leaves it"],
			["Escape", "no claim active: the next tag starts one"],
			["↑ ↓", "walk through claims and evidence"],
			["Enter", "go to the evidence"],
			["A, C, X", "on evidence in the list: give it that stance"],
			["Delete", "delete the evidence or the claim"],
		],
	},
	{
		name: "Texts",
		keys: [
			["Arrows, Shift", "move the caret, select words"],
			["J, K", "next and previous highlight"],
			["Enter", "choose the highlight at the caret"],
			["[ ]", "other pane"],
			["1 – 4", "that pane"],
		],
	},
	{
		name: "Window",
		keys: [
			["F6", "sources, texts, claims in turn"],
			["↑ ↓", "walk through the sources"],
			["Ctrl Z", "undo"],
			["Ctrl Shift Z", "redo"],
			["?", "this list"],
		],
	},
] as const;

/** All keys, grouped by what they are for. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
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
			<div className="key-groups">
				{groups.map(({ name, keys }) => (
					<section key={name}>
						<h3>{name}</h3>
						<dl>
							{keys.map(([key, meaning]) => (
								<div key={key}>
									<dt>
										<kbd>{key}</kbd>
									</dt>
									<dd>{meaning}</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
		</Dialog>
	);
}
