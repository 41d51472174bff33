import { useMemo } from "react";
import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import { type Stance, stances } from "../../shared/schema/records.ts";
import { searchFor } from "../state/search-actions.ts";
import { sourceName } from "../state/sources.ts";
import { stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** Keeps a search to one source, and to what is tagged with a stance or by an analyst. */
export function SearchFilters() {
	const { sourceId, stance, analystId } = useWorkspace((state) => state.search.query);
	const sources = useWorkspace((state) => state.open?.sources);
	const analysts = useWorkspace((state) => state.open?.analysts) ?? [];
	const listed = useMemo(
		() => inReadingOrder(Object.values(sources ?? {}).filter((source) => !source.excluded)),
		[sources],
	);
	return (
		<div className="search-filters">
			<Filter
				name="Source"
				any="All sources"
				value={sourceId}
				ways={listed.map((source) => [source.id, sourceName(source)])}
				onChoose={(id) => searchFor({ sourceId: id })}
			/>
			<Filter
				name="Stance"
				any="Any stance"
				value={stance}
				ways={stances.map((each) => [each, `${stanceMarks[each].sign} ${stanceMarks[each].name}`])}
				onChoose={(value) => searchFor({ stance: value as Stance | null })}
			/>
			{analysts.length > 1 || analystId !== null ? (
				<Filter
					name="Analyst"
					any="Any analyst"
					value={analystId}
					ways={analysts.map(({ id, name }) => [id, name])}
					onChoose={(id) => searchFor({ analystId: id })}
				/>
			) : null}
		</div>
	);
}

function Filter(props: {
	name: string;
	/** What stands there while nothing is chosen. */
	any: string;
	value: string | null;
	ways: readonly (readonly [value: string, name: string])[];
	onChoose: (value: string | null) => void;
}) {
	return (
		<select
			className={props.value === null ? "search-filter" : "search-filter chosen"}
			aria-label={props.name}
			value={props.value ?? ""}
			onChange={(event) => props.onChoose(event.target.value || null)}
		>
			<option value="">{props.any}</option>
			{props.ways.map(([value, name]) => (
				<option key={value} value={value}>
					{name}
				</option>
			))}
		</select>
	);
}
