import { useId, useState } from "react";
import {
	type ClaimListing,
	type ClaimOrder,
	type ClaimOwner,
	claimOrders,
} from "../../shared/ipc/claim-listing.ts";
import { stateNames } from "../../shared/matrix/claim-state.ts";
import { countFilters } from "../state/claim-list.ts";
import { changeListing } from "../state/claim-marks.ts";
import { stateMarks } from "../ui/claim-state.tsx";
import { withKeys } from "../ui/command-keys.tsx";

const orderNames: Readonly<Record<ClaimOrder, string>> = {
	hand: "By hand",
	newest: "Newest",
	state: "By state",
	evidence: "Most evidence",
	reading: "Reading order",
};

const ownerNames: readonly (readonly [ClaimOwner, string])[] = [
	["own", "Mine"],
	["others", "Teammates’"],
];

/** Which claims are listed, and in which order: words, filters, order. */
export function ClaimFilters({ listing }: { listing: ClaimListing }) {
	const [isOpen, setOpen] = useState(false);
	const filtersId = useId();
	const count = countFilters(listing);
	return (
		<search className="claim-filters" aria-label="Find claims">
			<input
				type="search"
				className="claim-words"
				aria-label="Find claims by their words"
				title={withKeys("Words anywhere in statements, verdicts and rationales", "find-claim")}
				placeholder="Find claims"
				dir="auto"
				maxLength={1_000}
				value={listing.words}
				onChange={({ target }) => changeListing({ words: target.value })}
				onKeyDown={(event) => {
					if (event.key === "ArrowDown")
						event.currentTarget.closest(".claims")?.querySelector<HTMLElement>("[data-walk]")?.focus();
					else if (event.key !== "Escape" || listing.words === "") return;
					else changeListing({ words: "" });
					event.preventDefault();
				}}
			/>
			<button
				type="button"
				className={count > 0 ? "plain filter-button set" : "plain filter-button"}
				aria-expanded={isOpen}
				aria-controls={filtersId}
				onClick={() => setOpen(!isOpen)}
			>
				Filter{count > 0 ? ` · ${count}` : ""}
			</button>
			<select
				className="claim-order"
				aria-label="Order of the claims"
				value={listing.order}
				onChange={({ target }) => changeListing({ order: target.value as ClaimOrder })}
			>
				{claimOrders.map((order) => (
					<option key={order} value={order}>
						{orderNames[order]}
					</option>
				))}
			</select>
			<div id={filtersId} className="filter-choices" hidden={!isOpen}>
				<StateFilter states={listing.states} />
				<Toggles label="Only claims that are">
					{ownerNames.map(([whose, name]) => {
						const isOn = listing.whose === whose;
						return (
							<Toggle key={whose} isOn={isOn} onPress={() => changeListing({ whose: isOn ? "all" : whose })}>
								{name}
							</Toggle>
						);
					})}
					<Toggle isOn={listing.unworded} onPress={() => changeListing({ unworded: !listing.unworded })}>
						Not worded yet
					</Toggle>
					<Toggle isOn={listing.offered} onPress={() => changeListing({ offered: !listing.offered })}>
						In several versions
					</Toggle>
				</Toggles>
			</div>
		</search>
	);
}

function StateFilter({ states }: Pick<ClaimListing, "states">) {
	return (
		<Toggles label="States">
			{stateNames.map((name) => {
				const isOn = states.includes(name);
				const toggled = isOn ? states.filter((other) => other !== name) : [...states, name];
				return (
					<Toggle key={name} isOn={isOn} onPress={() => changeListing({ states: toggled })}>
						<span aria-hidden="true">{stateMarks[name].sign} </span>
						{stateMarks[name].name}
					</Toggle>
				);
			})}
		</Toggles>
	);
}

function Toggles({ label, children }: { label: string; children: React.ReactNode }) {
	return (
		<fieldset className="toggles" aria-label={label}>
			{children}
		</fieldset>
	);
}

function Toggle(props: { isOn: boolean; onPress: () => void; children: React.ReactNode }) {
	return (
		<button type="button" className="toggle" aria-pressed={props.isOn} onClick={props.onPress}>
			{props.children}
		</button>
	);
}
