/**
 * The order of claims by hand. Every claim has a rank: a text of base32 digits, read as a fraction, so that between any
 * two there is room for another and placing a claim changes that claim alone. Claims stand in the order of their ranks
 * by UTF-16 code unit, which is the order of the digits. A rank never ends with the lowest digit: above `m` and below
 * `m2` there would be no room.
 *
 * Source: D. Greenspan, "Implementing Fractional Indexing", 2020; its whole numbers are instants here, so that what is
 * placed last stands behind all claims there are and before those that are started afterwards.
 */

/** In the order of their code units. */
const digits = "234567abcdefghijklmnopqrstuvwxyz";
const lowest = "2";
const highest = "z";
/** Ends a rank: neither the lowest digit nor next to it. */
const end = "i";
/** From the year to the millisecond. */
const instantDigits = 17;

/** The rank of a claim that nobody has placed: the digits of the instant when it was started, then its id. */
export function rankOfStart(createdAt: string, claimId: string): string {
	const decimals = createdAt.replace(/\D/g, "").padEnd(instantDigits, "0").slice(0, instantDigits);
	return withId(
		decimals.replace(/\d/g, (decimal) => digits[Number(decimal)] ?? lowest),
		claimId,
	);
}

/**
 * A rank for a claim strictly between two, the first `null` for before all others, the second for behind them. Nobody
 * else is ever given the same: two analysts who place claims between the same two at the same time do not meet.
 *
 * @param low Below `high`; the same or a higher one is a mistake of the caller's.
 */
export function rankBetween(low: string | null, high: string | null, claimId: string): string {
	if (low !== null && high !== null && low >= high) throw new Error("There is nothing between these ranks.");
	return withId(prefixBetween(low, high), claimId);
}

/** Digits such that whatever follows them, the whole stands strictly between two ranks. */
function prefixBetween(low: string | null, high: string | null): string {
	if (low !== null && high === null) return nextInstant(low) ?? fraction(low, "");
	if (high !== null && low === null) return previousInstant(high) ?? fraction("", high);
	return fraction(low ?? "", high ?? "");
}

/** A text that starts no rank but those between the two; the empty one stands for no border. */
function fraction(low: string, high: string): string {
	let shared = 0;
	while (high !== "" && valueAt(low, shared) === valueAt(high, shared)) shared++;
	const start = high.slice(0, shared);
	const [from, to] = [valueAt(low, shared), high === "" ? digits.length : valueAt(high, shared)];
	if (to - from > 1) return start + middle(from, to);
	// Nothing fits between the two digits: under the lower one, above what follows it there.
	return start + (digits[from] ?? lowest) + fraction(low.slice(shared + 1), "");
}

function middle(from: number, to: number): string {
	return digits[Math.ceil((from + to) / 2)] ?? end;
}

/** A text is followed by the lowest digit without end, as a number is by zeros. */
function valueAt(text: string, index: number): number {
	return Math.max(0, digits.indexOf(text[index] ?? lowest));
}

/** The digits of an instant just behind the one that a rank starts with; null where there is none. */
function nextInstant(rank: string): string | null {
	for (let place = instantDigits - 1; place >= 0; place--) {
		const next = digits[valueAt(rank, place) + 1];
		if (next !== undefined) return (startOf(rank, place) + next).padEnd(instantDigits, lowest);
	}
	return null;
}

/** The digits of an instant just before the one that a rank starts with; null where there is none. */
function previousInstant(rank: string): string | null {
	for (let place = instantDigits - 1; place >= 0; place--) {
		const previous = digits[valueAt(rank, place) - 1];
		if (previous !== undefined) return (startOf(rank, place) + previous).padEnd(instantDigits, highest);
	}
	return null;
}

function startOf(rank: string, length: number): string {
	return rank.slice(0, length).padEnd(length, lowest);
}

function withId(start: string, claimId: string): string {
	return `${start}${claimId}${end}`;
}
