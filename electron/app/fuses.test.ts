import { FuseV1Options } from "@electron/fuses";
import { expect, test } from "vitest";
import { fuses } from "./fuses.ts";

test("item 19: the packaged program's fuses are exactly these", () => {
	expect(fuses).toEqual({
		runAsNode: false,
		enableCookieEncryption: true,
		enableNodeOptionsEnvironmentVariable: false,
		enableNodeCliInspectArguments: false,
		enableEmbeddedAsarIntegrityValidation: true,
		onlyLoadAppFromAsar: true,
		loadBrowserProcessSpecificV8Snapshot: false,
		grantFileProtocolExtraPrivileges: false,
	});
});

test("item 19: no fuse that Electron has is left to its default", () => {
	const known = Object.values(FuseV1Options).filter(
		(name): name is keyof typeof FuseV1Options => typeof name === "string",
	);
	expect(Object.keys(fuses).sort()).toEqual(
		known.map((name) => name[0]?.toLowerCase() + name.slice(1)).sort(),
	);
});
