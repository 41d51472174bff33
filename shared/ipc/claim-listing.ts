import type { StateName } from "../matrix/claim-state.ts";

/** How claims can be ordered: by hand, by when they were started, by state, by evidence, by where it stands first. */
export const claimOrders = ["hand", "newest", "state", "evidence", "reading"] as const;

export type ClaimOrder = (typeof claimOrders)[number];

/** Whose claims are listed: everybody's, those that the analyst at the window worded last, or those that teammates did. */
export const claimOwners = ["all", "own", "others"] as const;

export type ClaimOwner = (typeof claimOwners)[number];

/** Which claims the panel lists, and in which order. */
export interface ClaimListing {
	/** As typed; claims in which each of these words begins a word are listed. */
	readonly words: string;
	/** Claims of any of these states; of all, if there is none. */
	readonly states: readonly StateName[];
	readonly whose: ClaimOwner;
	/** Only claims that nobody has put in words of their own. */
	readonly unworded: boolean;
	/** Only claims with versions to choose between (rule F8). */
	readonly offered: boolean;
	readonly order: ClaimOrder;
}

/** All claims, in the order by hand. */
export const wholeListing: ClaimListing = {
	words: "",
	states: [],
	whose: "all",
	unworded: false,
	offered: false,
	order: "hand",
};
