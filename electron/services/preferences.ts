import { join } from "node:path";
import type { Low } from "lowdb";
import { defaultPreferences } from "../../shared/model/preferences.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { type Preferences, type PreferencesFile, preferencesFile } from "../../shared/schema/preferences.ts";
import { jsonFile, UnreadableFile } from "../files/json-file.ts";
import { olderFilesIn } from "./choose-layer.ts";
import type { Log } from "./ports.ts";

const untouched: PreferencesFile = {
	format: "parallax/preferences",
	version: 1,
	...defaultPreferences,
};

/** How the window is to look for this person on this computer. One file in the data folder. */
export class KeptPreferences {
	private show: (preferences: Preferences) => void = () => {};

	private constructor(private readonly file: Low<PreferencesFile>) {}

	/**
	 * Reads what was kept. A file that cannot be read is as good as none, and the next change replaces it: it holds no
	 * one's work, and a window that looks as usual is better than none.
	 */
	static async read(dataFolder: string, log: Log): Promise<KeptPreferences> {
		const path = join(dataFolder, "preferences.json");
		const schema = preferencesFile as unknown as FileSchema;
		const options = { olderFiles: olderFilesIn(dataFolder) };
		const file = jsonFile(path, schema, path, untouched as never, options) as unknown as Low<PreferencesFile>;
		try {
			await file.read();
		} catch (error) {
			if (!(error instanceof UnreadableFile)) throw error;
			log.info("preferences.unreadable", { code: error.code });
		}
		return new KeptPreferences(file);
	}

	/** How the window is to look now. */
	get current(): Preferences {
		const { theme, contrast, textFont, textSize, lineWidth, lineHeight, motion, zoom } = this.file.data;
		return { theme, contrast, textFont, textSize, lineWidth, lineHeight, motion, zoom };
	}

	/** Has every change shown; one listener, told before anything is written. */
	showWith(show: (preferences: Preferences) => void): void {
		this.show = show;
	}

	/** Shows a change at once and keeps it. Rejects when the disk refuses: it then holds until the program ends. */
	async set(preferences: Preferences): Promise<Preferences> {
		this.file.data = { ...this.file.data, ...preferences };
		this.show(this.current);
		await this.file.write();
		return this.current;
	}
}
