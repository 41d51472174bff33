import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ClaimView } from "../../shared/ipc/views.ts";
import { finishWording } from "../state/desk-actions.ts";
import { takeSimilar } from "../state/similar-offer.ts";
import { store } from "../state/store.ts";
import { letterOf } from "./keyboard-letters.ts";
import { focusText } from "./pane.tsx";
import { SimilarHint, useSimilarClaim } from "./similar-hint.tsx";

/**
 * The field in which a statement is worded: Enter keeps it, Escape leaves it as it was; both go back to the
 * text. What a teammate makes of the claim meanwhile stands below, and leaves alone what is being typed; so does
 * a claim that says much the same, which Alt+U takes instead.
 */
export function StatementField({ claim }: { claim: ClaimView }) {
	const [found] = useState(claim);
	const [caseId] = useState(store.getState().open?.id);
	const [words, setWords] = useState(found.statement);
	const field = useRef<HTMLTextAreaElement>(null);
	const isDone = useRef(false);
	const finish = (statement: string | null) => {
		if (isDone.current) return;
		isDone.current = true;
		void finishWording(claim.id, found, statement);
	};
	const leave = useEffectEvent(() => {
		const { open } = store.getState();
		// The field goes with its claim: what was typed must not.
		if (open?.id === caseId && !open?.claims[claim.id]) finish(words);
	});
	useEffect(() => {
		field.current?.focus();
		field.current?.select();
		return () => leave();
	}, []);
	const similar = useSimilarClaim(claim.id, words);
	const take = () => {
		if (!similar) return;
		finish(null);
		void takeSimilar(claim.id, similar.id);
		backToText();
	};
	const backToText = () => focusText(store.getState().open?.layout.focusedPane ?? 0);
	return (
		<div className="wording">
			<textarea
				ref={field}
				className="statement-field"
				dir="auto"
				aria-label="The claim's statement"
				placeholder="One statement that can be checked"
				rows={3}
				maxLength={20_000}
				value={words}
				onChange={(event) => setWords(event.target.value)}
				onBlur={() => finish(words)}
				onKeyDown={(event) => {
					if (event.altKey && letterOf(event.nativeEvent) === "u") {
						event.preventDefault();
						return take();
					}
					const ends = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey);
					if (!ends || event.nativeEvent.isComposing) return;
					event.preventDefault();
					finish(event.key === "Enter" ? words : null);
					backToText();
				}}
			/>
			<SimilarHint similar={similar} onTake={take} />
			<p className="hint meanwhile" role="status">
				{claim.statement === found.statement ? null : (
					<>
						<bdi>{claim.editedBy}</bdi> has worded it meanwhile: “<bdi>{claim.statement}</bdi>”
					</>
				)}
			</p>
		</div>
	);
}
