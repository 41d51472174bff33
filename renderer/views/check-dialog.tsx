import { useEffect, useRef, useState } from "react";
import type { Finding, Severity } from "../../shared/check/finding.ts";
import type { CheckProgress, CheckView, RepairedView } from "../../shared/ipc/views.ts";
import { cancelCheck, checkCase, checkSentence } from "../state/check-actions.ts";
import { Dialog } from "../ui/dialog.tsx";

/** How findings are told apart: by a word and a sign, and by colour last. */
const groups: readonly { readonly severity: Severity; readonly sign: string; readonly heading: string }[] = [
	{ severity: "error", sign: "▲", heading: "Lost or not shown" },
	{ severity: "warning", sign: "△", heading: "Not as it was written" },
	{ severity: "information", sign: "ℹ", heading: "Good to know" },
];

type Doing = "checking" | "repairing" | "nothing";

/** Looks at every file of the open case, says what is wrong, and puts right what loses nothing. */
export function CheckDialog({ onClose }: { onClose: () => void }) {
	const [doing, setDoing] = useState<Doing>("checking");
	const [progress, setProgress] = useState<CheckProgress>({ done: 0, total: 1 });
	const [view, setView] = useState<CheckView | null>(null);
	const close = useRef<HTMLButtonElement>(null);

	const run = async (repair: boolean) => {
		setDoing(repair ? "repairing" : "checking");
		setProgress({ done: 0, total: 1 });
		const checked = await checkCase(repair, setProgress);
		if (checked) setView(checked);
		setDoing("nothing");
	};
	// biome-ignore lint/correctness/useExhaustiveDependencies: the case is checked once, when the dialog opens
	useEffect(() => {
		// A turn later: an effect that is undone at once, as in development, checks nothing.
		const start = setTimeout(() => void run(false));
		return () => {
			clearTimeout(start);
			void cancelCheck();
		};
	}, []);
	const isRepairing = doing === "repairing";
	const canRepair = view !== null && view.repairable > 0 && doing !== "checking";
	return (
		<Dialog
			title="Check the case"
			wide
			required={isRepairing}
			onClose={onClose}
			onSubmit={() => {
				if (doing !== "nothing") return;
				if (!canRepair) return onClose();
				// The button that has the keyboard goes when there is nothing left to repair.
				close.current?.focus();
				void run(true);
			}}
			actions={
				<>
					<button
						ref={close}
						type="button"
						className={canRepair || doing !== "nothing" ? "plain" : "main"}
						aria-disabled={isRepairing}
						onClick={() => isRepairing || onClose()}
					>
						{doing === "checking" ? "Cancel" : "Close"}
					</button>
					{canRepair ? (
						<button type="submit" className="main" aria-disabled={isRepairing}>
							Repair
						</button>
					) : null}
				</>
			}
		>
			{doing === "nothing" ? null : <Progress doing={doing} progress={progress} />}
			<p className={view && doing === "nothing" ? "check-result" : "spoken"} role="status">
				{view && doing === "nothing" ? checkSentence(view) : ""}
			</p>
			{view && doing === "nothing" ? <Result view={view} /> : null}
		</Dialog>
	);
}

function Progress({ doing, progress: { done, total } }: { doing: Doing; progress: CheckProgress }) {
	const what =
		doing === "repairing"
			? "Putting right what loses nothing, then looking again."
			: "Looking at every file: hashes, quotes, references, and this computer’s journal. Nothing is changed.";
	return (
		<>
			<p className="hint">{what}</p>
			<progress className="check-progress" aria-label="Files looked at" value={done} max={total} />
		</>
	);
}

function Result({ view }: { view: CheckView }) {
	const listed = view.findings.length;
	const all = view.counts.error + view.counts.warning + view.counts.information;
	return (
		<>
			{view.repaired ? <Repaired repaired={view.repaired} /> : null}
			{listed > 0 ? (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
				<section className="findings" aria-label="Findings" tabIndex={0}>
					{groups.map(({ severity, sign, heading }) => (
						<Group
							key={severity}
							severity={severity}
							sign={sign}
							heading={`${heading} (${view.counts[severity].toLocaleString("en")})`}
							findings={view.findings.filter((finding) => finding.severity === severity)}
						/>
					))}
					{all > listed ? (
						<p className="hint">{(all - listed).toLocaleString("en")} more are not listed.</p>
					) : null}
				</section>
			) : null}
			{view.repairable > 0 ? (
				<p className="hint">
					Repair puts right {view.repairable === 1 ? "one of these" : `${view.repairable} of these`}: your own
					files from this computer’s journal, articles from their originals. What is replaced is kept in
					Parallax’s own folder; teammates’ files are not touched.
				</p>
			) : null}
		</>
	);
}

function Group(props: { severity: Severity; sign: string; heading: string; findings: readonly Finding[] }) {
	if (props.findings.length === 0) return null;
	return (
		<>
			<h3 className={props.severity}>
				<span aria-hidden="true">{props.sign}</span> {props.heading}
			</h3>
			<ul>
				{props.findings.map((finding, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is there
					<li key={index}>
						<p>{finding.message}</p>
						<Place finding={finding} />
					</li>
				))}
			</ul>
		</>
	);
}

/** Where it was found, as far as the sentence does not say it. */
function Place({ finding: { file, where, message } }: { finding: Finding }) {
	const parts = [...(message.includes(file) ? [] : [file]), ...(where === undefined ? [] : [where])];
	return parts.length === 0 ? null : <small>{parts.join(" · ")}</small>;
}

function Repaired({ repaired: { done, count, refused, keptIn } }: { repaired: RepairedView }) {
	return (
		<div className="repaired">
			{count > 0 ? (
				<details open={count < 6}>
					<summary>{count === 1 ? "One file was put right" : `${count} files were put right`}</summary>
					<ul>
						{done.map((sentence) => (
							<li key={sentence}>✓ {sentence}</li>
						))}
					</ul>
				</details>
			) : null}
			{keptIn === null ? null : <p className="hint">What was replaced is kept in {keptIn}</p>}
			{refused.length > 0 ? (
				<ul className="warnings">
					{refused.map((sentence) => (
						<li key={sentence}>▲ {sentence}</li>
					))}
				</ul>
			) : null}
		</div>
	);
}
