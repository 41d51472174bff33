import { useEffect } from "react";
import { dismissMessage } from "../state/messages.ts";
import { useWorkspace } from "./use-store.ts";

/** Milliseconds that good news stays; problems stay until they are dismissed. */
const goodNewsStays = 6_000;

/** The last sentence for the analyst, read out by screen readers, with what can be done about it. */
export function MessageBar() {
	const message = useWorkspace((state) => state.message);
	useEffect(() => {
		if (message?.tone !== "done") return;
		const timer = setTimeout(dismissMessage, goodNewsStays);
		return () => clearTimeout(timer);
	}, [message]);
	return (
		<div className="message-place">
			<div role="status" aria-live="polite">
				{message?.tone === "done" ? <Spoken key={message.id} text={message.text} /> : null}
			</div>
			<div role="alert">
				{message?.tone === "problem" ? <Spoken key={message.id} text={message.text} /> : null}
			</div>
			{message ? (
				<div key={message.id} className={`message ${message.tone}`}>
					<span aria-hidden="true">{message.text}</span>
					{message.action ? (
						<button
							type="button"
							onClick={() => {
								message.action?.run();
								dismissMessage();
							}}
						>
							{message.action.label}
						</button>
					) : null}
					<button type="button" className="quiet" aria-label="Dismiss" onClick={dismissMessage}>
						×
					</button>
				</div>
			) : null}
		</div>
	);
}

/** What is read out; made anew for each message, so that the same words are read out again. */
function Spoken({ text }: { text: string }) {
	return <span className="spoken">{text}</span>;
}
