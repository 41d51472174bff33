// @ts-check
import { expect, test } from "vitest";
import { missingPackages } from "./dependencies.mjs";

const wanted = {
	packages: {
		"": {},
		"node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
		"node_modules/b": { version: "1.0.0", integrity: "sha512-b" },
		"node_modules/for-other-platforms": { version: "1.0.0", optional: true },
	},
};

test("an installed package counts only in the wanted version and content", () => {
	const [a, b] = [wanted.packages["node_modules/a"], wanted.packages["node_modules/b"]];
	expect(missingPackages(wanted, { packages: { "node_modules/a": a, "node_modules/b": b } })).toEqual([]);
	const other = { ...b, version: "1.0.1" };
	expect(missingPackages(wanted, { packages: { "node_modules/a": a, "node_modules/b": other } })).toEqual([
		"node_modules/b",
	]);
	const changed = { ...a, integrity: "sha512-z" };
	expect(missingPackages(wanted, { packages: { "node_modules/a": changed, "node_modules/b": b } })).toEqual([
		"node_modules/a",
	]);
});

test("an optional package is missed only when it is there in another version", () => {
	const installed = {
		packages: { ...wanted.packages, "node_modules/for-other-platforms": { version: "0.9.0" } },
	};
	expect(missingPackages(wanted, installed)).toEqual(["node_modules/for-other-platforms"]);
});

test("after an interrupted installation everything is missing", () => {
	expect(missingPackages(wanted, {})).toEqual(["node_modules/a", "node_modules/b"]);
});
