const day = 86_400_000;

/** How many backups are kept: the newest ones, then one for each day and each week that has any. */
export const rolling = { newest: 10, days: 14, weeks: 8 };

/**
 * Which backups are kept (rule B3): the ten newest, the newest of each of the 14 latest days and of the 8
 * latest weeks on which there are any. So a case that rests loses nothing, and at most 32 are kept.
 *
 * A clock that was wrong does no harm: later than `now` counts for its day and week only, and so cannot
 * crowd out what is made now, which is always kept.
 *
 * @param instants When the backups were made, in milliseconds since 1970.
 * @param now In milliseconds since 1970.
 */
export function keptBackups(instants: readonly number[], now: number): Set<number> {
	const newestFirst = [...new Set(instants)].sort((a, b) => b - a);
	return new Set([
		...newestFirst.filter((instant) => instant <= now).slice(0, rolling.newest),
		...newestOfEach(newestFirst, dayOf).slice(0, rolling.days),
		...newestOfEach(newestFirst, weekOf).slice(0, rolling.weeks),
	]);
}

/** The day of an instant in UTC, counted from 1970. */
function dayOf(instant: number): number {
	return Math.floor(instant / day);
}

/** The week of an instant in UTC; weeks start on Mondays, and 1970 began on a Thursday. */
function weekOf(instant: number): number {
	return Math.floor((dayOf(instant) + 3) / 7);
}

function newestOfEach(newestFirst: readonly number[], spanOf: (instant: number) => number): number[] {
	return newestFirst.filter((instant, index) => {
		const newer = newestFirst[index - 1];
		return newer === undefined || spanOf(newer) !== spanOf(instant);
	});
}
