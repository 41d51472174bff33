import { isAbsolute, join } from "node:path";

/**
 * The application's own folder on this machine: profile, window layouts, logs, the analyst's cases
 * unless chosen otherwise. Never inside a case, because it must not be copied to other machines.
 * `PARALLAX_DATA` overrules it.
 */
export function dataFolder(
	environment: Readonly<Record<string, string | undefined>>,
	platform: string,
	home: string,
): string {
	if (environment.PARALLAX_DATA) return environment.PARALLAX_DATA;
	const given = (name: string, otherwise: string) => {
		const path = environment[name] ?? "";
		// Empty counts as not set, and the XDG specification has relative paths ignored.
		return isAbsolute(path) ? path : otherwise;
	};
	if (platform === "win32") return join(given("APPDATA", join(home, "AppData", "Roaming")), "Parallax");
	if (platform === "darwin") return join(home, "Library", "Application Support", "Parallax");
	return join(given("XDG_CONFIG_HOME", join(home, ".config")), "parallax");
}
