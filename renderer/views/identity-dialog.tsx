import type { Namesake } from "../../shared/ipc/views.ts";
import { identify } from "../state/case-actions.ts";
import { Dialog } from "../ui/dialog.tsx";

/** Asks whoever bears the name of an analyst of the case whether it was they, on another device (rule F5). */
export function IdentityDialog(props: { name: string; namesakes: readonly Namesake[]; onClose: () => void }) {
	return (
		<Dialog title="Which analyst are you?" onClose={props.onClose}>
			<p>
				{props.namesakes.length === 1 ? "Somebody" : "Several people"} called {props.name} already worked on
				this case. If that was you on another computer, your earlier tags are yours here as well.
			</p>
			<div className="identities">
				{props.namesakes.map(({ analystId, name, devices, tags }) => (
					<button key={analystId} type="button" className="start" onClick={() => void identify(analystId)}>
						<b>I am this {name}</b>
						<small>
							{workOf(tags)} on {devices.join(" and ")}
						</small>
					</button>
				))}
				<button type="button" className="start" onClick={() => void identify(null)}>
					<b>I am somebody else</b>
					<small>Their tags stay theirs; yours are kept apart</small>
				</button>
			</div>
			<p className="hint">Escape leaves it open; you are asked again when the case is next opened.</p>
		</Dialog>
	);
}

function workOf(tags: number): string {
	if (tags === 0) return "Worked, without tags so far,";
	return tags === 1 ? "1 tag, made" : `${tags} tags, made`;
}
