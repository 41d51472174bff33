import type { FuseV1Options } from "@electron/fuses";

/** All of Electron's fuses, in the packager's spelling; a fuse added by an upgrade is a type error here. */
export type Fuses = Readonly<Record<Uncapitalize<keyof typeof FuseV1Options>, boolean>>;

/** The switches burnt into the packaged program (item 19 of Electron's security checklist). */
export const fuses: Fuses = {
	// The program must not be usable as a Node for other people's scripts.
	runAsNode: false,
	enableNodeOptionsEnvironmentVariable: false,
	enableNodeCliInspectArguments: false,
	// We keep no cookies; what Chromium might store is encrypted all the same.
	enableCookieEncryption: true,
	// Only the archive that was packaged is run, and only unchanged (checked on Windows and macOS).
	enableEmbeddedAsarIntegrityValidation: true,
	onlyLoadAppFromAsar: true,
	loadBrowserProcessSpecificV8Snapshot: false,
	// The page comes through app://, so that file:// needs no rights.
	grantFileProtocolExtraPrivileges: false,
};
