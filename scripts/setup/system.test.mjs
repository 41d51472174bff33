// @ts-check
import { expect, test } from "vitest";
import { candidatesIn } from "./apt.mjs";
import { librariesNotFound } from "./system.mjs";

test("the libraries that ldd does not find", () => {
	const listing = [
		"\tlinux-vdso.so.1 (0x00007ffd3d5f2000)",
		"\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f0a0c000000)",
		"\tlibgtk-3.so.0 => not found",
		"\tlibgbm.so.1 => not found",
		"\tlibgbm.so.1 => not found",
		"\t/lib64/ld-linux-x86-64.so.2 (0x00007f0a1c6c0000)",
	].join("\n");
	expect(librariesNotFound(listing)).toEqual(["libgtk-3.so.0", "libgbm.so.1"]);
	expect(librariesNotFound("\tstatically linked\n")).toEqual([]);
});

test("the packages that apt could install", () => {
	const listing = [
		"libasound2t64:",
		"  Installed: (none)",
		"  Candidate: 1.2.11-1",
		"  Version table:",
		"     1.2.11-1 500",
		"libnss3t64:",
		"  Installed: (none)",
		"  Candidate: (none)",
		"  Version table:",
		"",
	].join("\n");
	expect([...candidatesIn(listing)]).toEqual(["libasound2t64"]);
	expect([...candidatesIn("")]).toEqual([]);
});
