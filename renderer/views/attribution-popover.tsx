import { useMemo, useState } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { foldText, matchScore, wordsOf } from "../../shared/search/match-words.ts";
import { attributedNames, keepAttribution } from "../state/evidence-actions.ts";
import { store } from "../state/store.ts";
import { Combobox } from "../ui/combobox.tsx";
import { Key } from "../ui/key.tsx";
import { type AnchorBox, Popover } from "../ui/popover.tsx";

/** Names that are offered at once. */
const mostOffered = 20;

/** Key of the row that takes an attribution away. */
const nobodyRow = "nobody";

/** Whom a source attributes words to: typed, or one of those named in the case already. */
export function AttributionPopover(props: {
	evidence: EvidenceView;
	anchor: readonly AnchorBox[];
	onClose: () => void;
}) {
	const { evidence, onClose } = props;
	const [typed, setTyped] = useState("");
	const [names] = useState(namesInCase);
	const found = useMemo(() => namesMatching(names, typed), [names, typed]);
	const name = typed.trim();
	const options = [
		// What is typed is meant as it stands, unless one goes down to another name.
		...(name ? [{ key: `name ${name}`, content: <span>{name}</span>, className: "new" }] : []),
		...found
			.filter((known) => known !== name)
			.slice(0, mostOffered)
			.map((known) => ({ key: `name ${known}`, content: <span>{known}</span> })),
		...(!name && evidence.attributedTo ? [{ key: nobodyRow, content: <span>To nobody</span> }] : []),
	];
	const choose = (key: string | null) => {
		if (key === null) return;
		onClose();
		void keepAttribution(evidence, key === nobodyRow ? "" : key.slice("name ".length));
	};
	return (
		<Popover label="Attribution" className="attribution" anchor={props.anchor} onClose={onClose}>
			<Combobox
				label="According to whom, as the source says"
				listLabel="Names used in this case"
				placeholder={
					evidence.attributedTo
						? `According to ${evidence.attributedTo}`
						: "According to… (police, a witness)"
				}
				typed={typed}
				onType={setTyped}
				options={options}
				onChoose={choose}
				maxLength={2_000}
				more={
					<p className="popover-hint" aria-hidden="true">
						<span>
							<Key>Enter</Key> keeps it
						</span>
						<span>
							<Key>Esc</Key> leaves it
						</span>
					</p>
				}
			/>
		</Popover>
	);
}

function namesInCase(): readonly string[] {
	const { open } = store.getState();
	return open ? attributedNames(open) : [];
}

function namesMatching(names: readonly string[], typed: string): readonly string[] {
	const words = wordsOf(typed);
	return words.length === 0 ? names : names.filter((name) => matchScore(foldText(name), words) > 0);
}
