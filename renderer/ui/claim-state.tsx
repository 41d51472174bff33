import type { StateName } from "../../shared/matrix/claim-state.ts";

/** How each state of a claim is named and marked: never by colour alone. */
export const stateMarks: Readonly<Record<StateName, { readonly sign: string; readonly name: string }>> = {
	disputed: { sign: "▲", name: "Disputed" },
	contradicted: { sign: "▼", name: "Contradicted" },
	single: { sign: "○", name: "Single source" },
	corroborated: { sign: "●", name: "Corroborated" },
	open: { sign: "–", name: "Open" },
};

/** The computed state of a claim and what it rests on, with the reason on hover. */
export function StatePill(props: { name: StateName; rests: string; reason: string }) {
	const { sign, name } = stateMarks[props.name];
	return (
		<span className={`state-pill ${props.name}`} title={props.reason}>
			<span aria-hidden="true">{sign} </span>
			{props.rests ? `${name} · ${props.rests}` : name}
		</span>
	);
}
