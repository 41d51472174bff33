import { type NumberRange, preferenceChoices, preferenceRanges } from "../model/preferences.ts";
import { type KnownFields, z } from "./validator.ts";

const within = ({ least, most }: NumberRange) => z.number().min(least).max(most);

const fields = {
	/** Light or dark; `system`: as the desktop is. */
	theme: z.enum(preferenceChoices.theme),
	/** `system`: high only where the desktop asks for it. */
	contrast: z.enum(preferenceChoices.contrast),
	/** What articles are set in. */
	textFont: z.enum(preferenceChoices.textFont),
	textSize: within(preferenceRanges.textSize),
	lineWidth: within(preferenceRanges.lineWidth),
	lineHeight: within(preferenceRanges.lineHeight),
	/** `reduced`: nothing moves by itself; `system`: as the desktop is. */
	motion: z.enum(preferenceChoices.motion),
	zoom: within(preferenceRanges.zoom),
};

/** How the window looks for this person on this computer; never part of a case. */
export const preferencesSchema = z.strictObject(fields);

/** The same as a file of the data folder. */
export const preferencesFile = z.looseObject({
	format: z.literal("parallax/preferences"),
	version: z.literal(1),
	...fields,
});

export type Preferences = Readonly<z.infer<typeof preferencesSchema>>;
export type PreferencesFile = KnownFields<z.infer<typeof preferencesFile>>;
