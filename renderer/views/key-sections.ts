import { shownChord } from "../../shared/ipc/chords.ts";
import { type CommandGroup, commandGroups, commandIds, commands } from "../../shared/ipc/commands.ts";
import { placeKeys } from "../../shared/ipc/place-keys.ts";
import { foldText, matchesWords } from "../../shared/search/match-words.ts";

/** Keys of one group, as the sheet of all keys shows them. */
export interface KeySection {
	readonly title: string;
	readonly lines: readonly KeyLine[];
}

export interface KeyLine {
	readonly meaning: string;
	/** Each way to press it, for people. */
	readonly keys: readonly string[];
}

/** Every key there is, by group; of which those whose words or keys begin with all of these folded words. */
export function keySections(words: readonly string[], isMac: boolean): readonly KeySection[] {
	const line = (keys: readonly string[], meaning: string): KeyLine => ({
		meaning,
		keys: keys.map((chord) => shownChord(chord, isMac)),
	});
	const ofCommands = (Object.keys(commandGroups) as CommandGroup[]).map((group) => ({
		title: commandGroups[group].title,
		lines: commandIds
			.filter((id) => commands[id].group === group && commands[id].keys.length > 0)
			.map((id) => line(commands[id].keys, commands[id].title.replace(/…$/, ""))),
	}));
	const ofPlaces = placeKeys.map(({ title, keys }) => ({
		title,
		lines: keys.map(([chords, meaning]) => line(chords, meaning)),
	}));
	return [...ofCommands, ...ofPlaces]
		.map(({ title, lines }) => ({
			title,
			lines: lines.filter(({ meaning, keys }) =>
				matchesWords(foldText([title, meaning, ...keys].join(" ")), words),
			),
		}))
		.filter(({ lines }) => lines.length > 0);
}
