/** Months from January, in English, Spanish, Portuguese, French, German and Italian, long and short. */
const monthWords: readonly string[] = [
	"january jan enero ene janeiro janvier janv januar jänner jän gennaio gen",
	"february feb febrero fevereiro fev février fevrier févr fevr fév februar febbraio",
	"march mar marzo março mars märz maerz mrz",
	"april apr abril abr avril avr aprile",
	"may mayo maio mai maggio mag",
	"june jun junio junho juin juni giugno giu",
	"july jul julio julho juillet juil juli luglio lug",
	"august aug agosto ago août aout",
	"september sept sep septiembre setiembre setembro set septembre settembre",
	"october oct octubre outubro out octobre oktober okt ottobre ott",
	"november nov noviembre novembro novembre",
	"december dec diciembre dic dezembro dez décembre decembre déc dezember dicembre",
];

/** Weekdays from Sunday, in the same languages. */
const weekdayWords: readonly string[] = [
	"sunday sun domingo dom dimanche dim sonntag so domenica",
	"monday mon lunes lun segunda-feira segunda lundi montag mo lunedì",
	"tuesday tues tue martes terça-feira terca-feira terça mardi dienstag di martedì mar",
	"wednesday wed miércoles miercoles mié quarta-feira quarta mercredi mer mittwoch mi mercoledì",
	"thursday thurs thur thu jueves jue quinta-feira quinta jeudi jeu donnerstag do giovedì",
	"friday fri viernes vie sexta-feira sexta vendredi ven freitag fr venerdì",
	"saturday sat sábado sabado sáb samedi sam samstag sonnabend sa sabato",
];

const months = numbered(monthWords);
const weekdays = numbered(weekdayWords);

/** An alternation for regular expressions with the flag `i` that matches a month's name, longest names first. */
export const monthPattern = alternation(months);

/** The same for weekdays, short names included. */
export const weekdayPattern = alternation(weekdays);

/** The same for weekdays written out (four letters or more), which are safe to look for in running text. */
export const longWeekdayPattern = alternation(new Map([...weekdays].filter(([word]) => word.length > 3)));

/** 1 for January to 12; undefined for what is no month. Case, and a point at the end, do not matter. */
export function monthNumber(word: string): number | undefined {
	const index = months.get(plain(word));
	return index === undefined ? undefined : index + 1;
}

/** 0 for Sunday to 6; undefined for what is no weekday. */
export function weekdayNumber(word: string): number | undefined {
	return weekdays.get(plain(word));
}

function plain(word: string): string {
	return word.toLowerCase().replace(/\.$/, "");
}

function numbered(lists: readonly string[]): ReadonlyMap<string, number> {
	return new Map(lists.flatMap((list, index) => list.split(" ").map((word) => [word, index] as const)));
}

function alternation(words: ReadonlyMap<string, number>): string {
	return [...words.keys()].sort((one, other) => other.length - one.length).join("|");
}
