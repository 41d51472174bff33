import type { Preferences } from "../../shared/schema/preferences.ts";
import { preferencesOf } from "./preferences.ts";
import { store } from "./store.ts";

/** What the desktop asks for, where its word counts beside the person's. */
export interface SystemWishes {
	readonly moreContrast: boolean;
	readonly lessMotion: boolean;
}

/** How the page's root element is to be marked, and which of the tokens of `tokens.css` it overrules. */
export interface Appearance {
	readonly data: { readonly contrast: string; readonly motion: string };
	readonly tokens: Readonly<Record<`--${string}`, string>>;
}

/** How the page shows preferences. Theme and zoom are the window's: the main process sees to them. */
export function appearanceOf(preferences: Preferences, system: SystemWishes): Appearance {
	const { contrast, motion, textFont, textSize, lineWidth, lineHeight } = preferences;
	return {
		data: {
			contrast: contrast === "high" || system.moreContrast ? "high" : "usual",
			motion: motion === "reduced" || system.lessMotion ? "reduced" : "free",
		},
		tokens: {
			"--font-text": `var(--font-${textFont})`,
			"--size-text": `${textSize}px`,
			"--measure": `${lineWidth}ch`,
			"--leading-text": String(lineHeight),
		},
	};
}

/** Keeps the page as its person and the desktop have it. Returns the function that stops it. */
export function keepAppearance(root: HTMLElement): () => void {
	const queries = [matchMedia("(prefers-contrast: more)"), matchMedia("(prefers-reduced-motion: reduce)")];
	const [contrast, motion] = queries;
	const show = () => {
		const preferences = preferencesOf(store.getState());
		const wishes = { moreContrast: contrast?.matches ?? false, lessMotion: motion?.matches ?? false };
		const { data, tokens } = appearanceOf(preferences, wishes);
		Object.assign(root.dataset, data);
		for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value);
	};
	show();
	for (const query of queries) query.addEventListener("change", show);
	const stop = store.subscribe((state, before) => {
		if (preferencesOf(state) !== preferencesOf(before)) show();
	});
	return () => {
		stop();
		for (const query of queries) query.removeEventListener("change", show);
	};
}
