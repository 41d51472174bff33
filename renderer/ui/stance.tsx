import type { Stance } from "../../shared/schema/records.ts";

/** How each stance is named and marked: never by colour alone. */
export const stanceMarks: Readonly<Record<Stance, { sign: string; name: string }>> = {
	agrees: { sign: "●", name: "Agrees" },
	conflicts: { sign: "▲", name: "Conflicts" },
	context: { sign: "◇", name: "Context" },
};

/** The sign of a stance in its colour. */
export function StanceSign({ stance }: { stance: Stance }) {
	return (
		<span className={`stance ${stance}`} aria-hidden="true">
			{stanceMarks[stance].sign}
		</span>
	);
}

/** How many tags of each stance there are, as signs and numbers; read out in words. */
export function StanceCounts({ counts }: { counts: Readonly<Record<Stance, number>> }) {
	const shown = (Object.keys(counts) as Stance[]).filter((stance) => counts[stance] > 0);
	if (shown.length === 0) return null;
	return (
		<span className="stance-counts">
			{shown.map((stance) => (
				<span key={stance} className={`stance ${stance}`}>
					<span aria-hidden="true">
						{stanceMarks[stance].sign} {counts[stance]}
					</span>
					<span className="spoken">
						{counts[stance]} {stanceMarks[stance].name.toLowerCase()}
					</span>
				</span>
			))}
		</span>
	);
}
