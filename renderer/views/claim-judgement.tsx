import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import type { ClaimView } from "../../shared/ipc/views.ts";
import type { Version } from "../../shared/schema/records.ts";
import { saveJudgement } from "../state/claim-moves.ts";

/** Verdicts that are offered; any other words will do. */
const suggestedVerdicts = ["True", "Mostly true", "Misleading", "Unproven", "False"];

/** The analyst's own verdict on a claim and why: fields where it may be changed, words where not. */
export function ClaimJudgement({ claim, mayChange }: { claim: ClaimView; mayChange: boolean }) {
	const suggestions = useId();
	if (!mayChange) return <JudgementWords claim={claim} />;
	return (
		<div className="judgement">
			<JudgementField claim={claim} field="verdict" label="Verdict">
				{(props) => <input {...props} type="text" dir="auto" list={suggestions} maxLength={2_000} />}
			</JudgementField>
			<datalist id={suggestions}>
				{suggestedVerdicts.map((verdict) => (
					<option key={verdict} value={verdict} />
				))}
			</datalist>
			<JudgementField claim={claim} field="rationale" label="Why">
				{(props) => <textarea {...props} dir="auto" rows={1} maxLength={100_000} />}
			</JudgementField>
		</div>
	);
}

/** The verdict of a claim in a word or two, beside the state that is computed. */
export function VerdictMark({ claim }: { claim: ClaimView }) {
	if (!claim.verdict) return null;
	return (
		<span className="verdict-mark">
			Verdict: <bdi>{claim.verdict}</bdi>
		</span>
	);
}

function JudgementWords({ claim }: { claim: ClaimView }) {
	return (
		<>
			<VerdictMark claim={claim} />
			{claim.rationale ? (
				<p className="rationale">
					<bdi>{claim.rationale}</bdi>
				</p>
			) : null}
		</>
	);
}

interface FieldProps {
	readonly className: string;
	readonly dir: "auto";
	readonly value: string;
	readonly "aria-label": string;
	readonly onFocus: () => void;
	readonly onChange: (event: { target: { value: string } }) => void;
	readonly onBlur: () => void;
	readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What is being written, and what was there when the writing began. */
interface Draft {
	readonly words: string;
	readonly found: string;
	readonly seen: Version;
}

/** A field that is saved when it is left; Escape leaves it as it was. */
function JudgementField(props: {
	claim: ClaimView;
	field: "verdict" | "rationale";
	label: string;
	children: (props: FieldProps) => React.ReactNode;
}) {
	const { claim, field, label } = props;
	const [draft, setDraft] = useState<Draft | null>(null);
	// Leaving the field is told before the window is drawn anew: what was given up must not be kept after all.
	const latest = useRef<Draft | null>(null);
	const write = (next: Draft | null) => {
		latest.current = next;
		setDraft(next);
	};
	const finish = async (isKept: boolean) => {
		const written = latest.current;
		latest.current = null;
		// What was written stands there until the claim says it, or for another try where it was refused.
		const isDone =
			!written ||
			!isKept ||
			(await saveJudgement(claim.id, written.seen, field, written.found, written.words));
		if (isDone && latest.current === null) setDraft(null);
	};
	const onUnmount = useEffectEvent(() => void finish(true));
	// A field that goes with its card is left without being told.
	useEffect(() => () => onUnmount(), []);
	const known = claim[field] ?? "";
	const begun = { words: known, found: known, seen: claim.version };
	const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
		if (event.nativeEvent.isComposing) return;
		const isEnter = event.key === "Enter" && (field === "verdict" || event.ctrlKey || event.metaKey);
		if (event.key !== "Escape" && !isEnter) return;
		event.preventDefault();
		void finish(isEnter);
		event.currentTarget.closest("li")?.querySelector<HTMLElement>("[data-walk]")?.focus();
	};
	return (
		<div className="judgement-field">
			<span aria-hidden="true">{label}</span>
			{props.children({
				className: field,
				dir: "auto",
				value: draft?.words ?? known,
				"aria-label": field === "verdict" ? "Your verdict" : "Why: your rationale",
				onFocus: () => write(draft ?? begun),
				onChange: ({ target }) => write({ ...(latest.current ?? begun), words: target.value }),
				onBlur: () => void finish(true),
				onKeyDown,
			})}
		</div>
	);
}
