// @ts-check
import { expect, test } from "vitest";
import { filenameIn, reasonIn } from "./fetch-package.mjs";

test("npm's error is told by its first line for people", () => {
	const output = [
		"npm error code ECONNREFUSED",
		"npm error syscall connect",
		"npm error errno ECONNREFUSED",
		"npm error FetchError: request to the package failed",
		"npm error A complete log of this run can be found in: /x",
	].join("\n");
	expect(reasonIn(output)).toBe("FetchError: request to the package failed");
	expect(reasonIn("Killed\n")).toBe("Killed");
});

test("the tarball's name, as every npm tells it", () => {
	expect(filenameIn('[{"name":"@a/b","filename": "a-b-1.0.0.tgz"}]')).toBe("a-b-1.0.0.tgz");
	expect(filenameIn('[{"filename":"@a/b-1.0.0.tgz"}]')).toBe("a-b-1.0.0.tgz");
	expect(() => filenameIn("[]")).toThrow(/did not say/);
});
