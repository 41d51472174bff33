import type { SourceView } from "../../shared/ipc/views.ts";
import type { CellMark } from "../../shared/matrix/cells.ts";
import type { ClaimState, GroupStand } from "../../shared/matrix/claim-state.ts";
import { sourceName } from "./sources.ts";

type Sources = Readonly<Record<string, SourceView>>;

/** UTF-16 code units of a name in a sentence: some sources are named by a whole title. */
const longestName = 48;

/** Names that a sentence tells before it counts the rest. */
const mostNames = 4;

/**
 * Why a claim's state is what it is, in sentences: by whose tags, how many independent sources agree and conflict, which of them count
 * once because they are copies, which say both, on which analysts differ, and how many do not count.
 */
export function stateReason(
	{ groups }: ClaimState,
	cells: ReadonlyMap<string, CellMark>,
	sources: Sources,
): string {
	const nameOf = (id: string) => {
		const source = sources[id];
		return source ? shortened(sourceName(source)) : "a source that is not here";
	};
	const copies = groups.filter(({ sourceIds }) => sourceIds.length > 1);
	const differing = [...cells].flatMap(([id, mark]) => (mark === "differ" ? [id] : []));
	const excluded = [...cells].filter(([id, mark]) => sources[id]?.excluded && takesStand(mark)).length;
	return [
		`All analysts: ${counted(groups)}.`,
		...copies.map(
			({ sourceIds }) => `${listed(sourceIds.map(nameOf))} are copies of each other: they count once.`,
		),
		differing.length > 0
			? `Analysts differ on ${listed(differing.map(nameOf))}, so it counts for neither side.`
			: "",
		excluded > 0
			? `${excluded === 1 ? "One excluded source does" : `${excluded} excluded sources do`} not count.`
			: "",
	]
		.filter(Boolean)
		.join(" ");
}

/** What a state rests on, in few words; an empty text where the state says so itself. */
export function restsOn({ name, groups }: ClaimState, cells: ReadonlyMap<string, CellMark>): string {
	const sources = groups.flatMap(({ sourceIds }) => sourceIds).length;
	if (sources > 1) return name === "single" ? `${sources} copies` : `${sources} sources`;
	if (sources === 1) return name === "single" ? "" : "1 source";
	return [...cells.values()].some((mark) => mark !== "silent") ? "" : "no evidence yet";
}

function takesStand(mark: CellMark): boolean {
	return mark === "agrees" || mark === "conflicts" || mark === "mixed";
}

/** `2 independent sources agree, 1 conflicts`. */
function counted(groups: readonly GroupStand[]): string {
	const count = (sign: GroupStand["sign"]) => groups.filter((group) => group.sign === sign).length;
	const parts = [
		[count("+"), "agrees", "agree"],
		[count("-"), "conflicts", "conflict"],
		[count("±"), "says both", "say both"],
	] as const;
	const said = parts.filter(([number]) => number > 0);
	if (said.length === 0) return "no source agrees or conflicts";
	return said
		.map(([number, one, many], index) => {
			const verb = number === 1 ? one : many;
			return index > 0
				? `${number} ${verb}`
				: `${number} independent ${number === 1 ? "source" : "sources"} ${verb}`;
		})
		.join(", ");
}

function shortened(name: string): string {
	if (name.length <= longestName) return name;
	const cut = name.slice(0, longestName).replace(/[\uD800-\uDBFF]$/, "");
	return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longestName / 2)).replace(/[\s\p{P}]+$/u, "")}…`;
}

function listed(names: readonly string[]): string {
	const shown = names.slice(0, names.length > mostNames ? mostNames - 1 : mostNames);
	const rest = names.length - shown.length;
	const all = rest > 0 ? [...shown, `${rest} more`] : shown;
	const last = all.at(-1) ?? "";
	return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${last}` : last;
}
