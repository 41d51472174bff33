import { expect, test } from "vitest";
import { defaultPreferences } from "../../shared/model/preferences.ts";
import sheet from "../styles/tokens.css?raw";
import { appearanceOf } from "./appearance.ts";

const asIs = { moreContrast: false, lessMotion: false };

test("the desktop's wish for more contrast or less motion counts, and so does the person's", () => {
	expect(appearanceOf(defaultPreferences, asIs).data).toEqual({ contrast: "usual", motion: "free" });
	const wished = { contrast: "high", motion: "reduced" } as const;
	expect(appearanceOf({ ...defaultPreferences, ...wished }, asIs).data).toEqual(wished);
	expect(appearanceOf(defaultPreferences, { moreContrast: true, lessMotion: true }).data).toEqual(wished);
});

test("every token that preferences overrule is there, and by default stays as it is", () => {
	for (const [name, value] of Object.entries(appearanceOf(defaultPreferences, asIs).tokens))
		expect(sheet).toContain(`${name}: ${value};`);
});

test("articles are set as the person has it", () => {
	const chosen = { textFont: "sans", textSize: 21, lineWidth: 48, lineHeight: 1.8 } as const;
	expect(appearanceOf({ ...defaultPreferences, ...chosen }, asIs).tokens).toEqual({
		"--font-text": "var(--font-sans)",
		"--size-text": "21px",
		"--measure": "48ch",
		"--leading-text": "1.8",
	});
});
