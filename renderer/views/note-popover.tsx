import { useEffect, useRef, useState } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { keepNote } from "../state/evidence-actions.ts";
import { Key } from "../ui/key.tsx";
import { type AnchorBox, Popover } from "../ui/popover.tsx";

/** The field for a note on evidence: Enter keeps it, and so does a click beside it; Escape leaves it as it was. */
export function NotePopover(props: {
	evidence: EvidenceView;
	anchor: readonly AnchorBox[];
	onClose: () => void;
}) {
	const { evidence, onClose } = props;
	const [note, setNote] = useState(evidence.note ?? "");
	const field = useRef<HTMLTextAreaElement>(null);
	useEffect(() => {
		const end = field.current?.value.length ?? 0;
		field.current?.focus();
		field.current?.setSelectionRange(end, end);
	}, []);
	const keep = () => {
		onClose();
		void keepNote(evidence, note);
	};
	return (
		<Popover label="Note on the tag" className="note" anchor={props.anchor} onClose={onClose} onLeave={keep}>
			<textarea
				ref={field}
				className="popover-field"
				dir="auto"
				aria-label="Note"
				placeholder="What is to be remembered of these words"
				rows={3}
				maxLength={100_000}
				value={note}
				onChange={(event) => setNote(event.target.value)}
				onKeyDown={(event) => {
					if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
					event.preventDefault();
					keep();
				}}
			/>
			<p className="popover-hint" aria-hidden="true">
				<span>
					<Key>Enter</Key> keeps it
				</span>
				<span>
					<Key>Shift Enter</Key> new line
				</span>
				<span>
					<Key>Esc</Key> leaves it
				</span>
			</p>
		</Popover>
	);
}
