import { isKnownAgency } from "./agencies.ts";
import { monthNumber, weekdayNumber } from "./calendar-words.ts";

/** Words that a newspaper's, broadcaster's or agency's name holds and a person's does not. */
const organisationWords: ReadonlySet<string> = words(
	"agency agence agencia agência agenzia agentur news newswire nachrichten noticias notícias press presse prensa " +
		"times post daily herald tribune journal gazette gazeta courier chronicle mirror observer telegraph examiner " +
		"bulletin dispatch inquirer standard sentinel independent review monitor magazine zeitung tageblatt kurier " +
		"anzeiger rundschau diario diário jornal periódico folha correio gazette quotidien radio rádio television tv " +
		"media network broadcasting bbc cnn nbc cbs abc pbs npr itv rtve rfi dw online digital today weekly post " +
		"service wire desk bureau group international globe",
);

/** Words of menus, sections and places: a line with one of them is a label, not a person's name. */
const labelWords: ReadonlySet<string> = words(
	"the our your my all latest breaking live read more about us contact policy privacy terms use top story stories " +
		"world politics business economy sport sports culture opinion science health technology tech travel weather " +
		"video videos photo photos podcast podcasts home menu search section sections topics trending popular " +
		"newsletter newsletters subscribe sign log in account editorial staff reporter reporters correspondent team " +
		"writer editor editors guide estate analysis explainer exclusive update updates archive events jobs careers " +
		"north south east west northern southern eastern western central middle new united states kingdom republic " +
		"america american americas latin africa african asia asian europe european pacific atlantic city county " +
		"war peace talks crisis election elections summit deal trade law court police government president minister",
);

const particles: ReadonlySet<string> = words(
	"de da do dos das del della di du la le van von der den ten ter bin ibn al el e y und zu af av",
);

/** Bylines that name nobody. */
const nobody =
	/^(?:(?:our |the |web |wire |news |editorial |special )*(?:staff|team|newsroom|desk|admin|editors?|reporters?|correspondents?|writers?|agencies|agency|redacción|redação|redaktion|rédaction|redazione)(?:,? (?:and|writers?|reporters?|correspondents?|agencies|wires?|editors?|team))*)$/iu;

/** Whether a name is one that names nobody in particular: "Staff and agencies", "Redacción", "admin". */
export function isNobody(name: string): boolean {
	return nobody.test(name);
}

/** Whether all words but particles begin with a capital: what a name, a place or a section has in common. */
export function isCapitalised(name: string): boolean {
	const parts = name.split(" ");
	return parts.length <= 5 && parts.every((part) => /^[\p{Lu}&]/u.test(part) || particles.has(part));
}

/** Whether words look like a person's full name: two to five capitalised words, with particles between, none of a label. */
export function isNameLike(name: string): boolean {
	if (name.length > 60) return false;
	const parts = name.split(" ");
	const own = parts.filter((part) => !particles.has(part));
	return (
		own.length >= 2 &&
		parts.length <= 6 &&
		parts.at(-1) === own.at(-1) &&
		parts[0] === own[0] &&
		own.every((part) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(part) && isOwnName(part))
	);
}

/**
 * Whether a byline's name is an organisation's: a known agency, a name with a word such as "News" or "Times", or a
 * single word (people sign with two; "Xinhua" and "Staff" do not).
 */
export function isOrganisation(name: string): boolean {
	if (isKnownAgency(name)) return true;
	const parts = name.split(" ");
	if (!/^[\p{L}\p{N}]/u.test(name) || name.length > 60 || parts.length > 6) return false;
	if (parts.length === 1)
		return /^\p{Lu}[\p{L}\p{N}&'’.-]+$/u.test(name) && (isOwnName(name) || hasOrganisationWord(name));
	return (
		hasOrganisationWord(name) &&
		parts.every((part) => /^(?:[\p{Lu}\p{N}&]|of$|and$)/u.test(part) || particles.has(part))
	);
}

/** Whether a line names a newspaper or the like and nothing else: "The Example Courier", but not "World News". */
export function isMasthead(line: string): boolean {
	const own = line
		.replace(/^The /, "")
		.split(" ")
		.filter((part) => part !== "&");
	const naming = own.filter((part) => !labelWords.has(part.toLowerCase()));
	return (
		own.length >= 2 &&
		own.length <= 5 &&
		isOrganisation(line) &&
		naming.some((part) => !organisationWords.has(part.toLowerCase()))
	);
}

/** Whether one of the words of a name is such as newspapers, broadcasters and agencies bear. */
export function hasOrganisationWord(name: string): boolean {
	return name.split(" ").some((part) => organisationWords.has(part.toLowerCase()));
}

function isOwnName(part: string): boolean {
	const word = part.toLowerCase();
	return (
		!organisationWords.has(word) &&
		!labelWords.has(word) &&
		// "April", "May" and "August" are given names too; whole weekdays and the other months are not.
		(monthNumber(word) === undefined || /^(?:april|may|june|august|mai|jan)$/.test(word)) &&
		(weekdayNumber(word) === undefined || word.length < 5)
	);
}

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(" "));
}
