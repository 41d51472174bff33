import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { setAside } from "./set-aside.ts";

test("K3 what is to be replaced is kept by its path and content, and keeps what was kept before", async () => {
	const [folder, keeping] = [await temporaryFolder(), join(await temporaryFolder(), "set-aside")];
	await mkdir(join(folder, "claims"));
	const paths: (string | null)[] = [];
	for (const text of ["one", "two", "one"]) {
		await writeFile(join(folder, "claims/aa.json"), text);
		paths.push(await setAside(folder, "claims/aa.json", keeping));
	}
	expect(paths[2]).toBe(paths[0]);
	expect(await filesIn(keeping)).toHaveLength(2);
	expect(await Promise.all(paths.map((path) => readFile(path ?? "", "utf8")))).toEqual(["one", "two", "one"]);
	expect(await setAside(folder, "claims/bb.json", keeping)).toBeNull();
});

test("K3 what is no plain file of the case is not kept, so that it is not replaced either", async (context) => {
	context.skip(process.platform === "win32", "links need rights on Windows");
	const folder = await temporaryFolder();
	await writeFile(join(folder, "secret"), "mine");
	await symlink(join(folder, "secret"), join(folder, "link"));
	await expect(setAside(folder, "link", join(folder, "kept"))).rejects.toThrow(
		"links inside a case are not followed",
	);
});
