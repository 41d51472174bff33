import { dirname } from "node:path";
import type { WelcomeView } from "../../shared/ipc/views.ts";
import type { Preferences } from "../../shared/schema/preferences.ts";
import { isCase } from "./cases.ts";
import { type Profile, shownPath } from "./profile.ts";

/** What the welcome screen needs besides the profile. */
export interface WelcomeOptions {
	readonly unattended: boolean;
	readonly suggestedName: string;
	readonly version: string;
	readonly caseOpen: boolean;
	readonly preferences: Preferences;
	readonly problem: string | null;
}

/** What the first screen shows; the window learns where a case lies in words only. */
export async function welcomeView(profile: Profile, options: WelcomeOptions): Promise<WelcomeView> {
	const recents = await Promise.all(
		profile.recents.map(async ({ id, path, title, openedAt }) => ({
			id,
			title,
			place: shownPath(dirname(path)),
			openedAt,
			missing: !(await isCase(path)),
		})),
	);
	return { analyst: profile.analyst, recents, ...options };
}
