import type { CellMark } from "../../shared/matrix/cells.ts";

/** How each cell of the matrix is signed and what it says; the last is one that nobody has examined. */
export const cellMarks: Readonly<
	Record<CellMark | "unexamined", { readonly sign: string; readonly says: string }>
> = {
	agrees: { sign: "●", says: "agrees" },
	conflicts: { sign: "▲", says: "conflicts" },
	mixed: { sign: "±", says: "agrees and conflicts" },
	differ: { sign: "÷", says: "analysts differ" },
	context: { sign: "◇", says: "context" },
	silent: { sign: "−", says: "says nothing on it" },
	unexamined: { sign: "·", says: "not examined yet" },
};
