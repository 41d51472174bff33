import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { programPaths } from "./paths.ts";

const mainFolder = resolve("/program/out/main");

test("an unpackaged program takes its resources from the project", () => {
	expect(programPaths(mainFolder, null)).toEqual({
		page: resolve("/program/out/renderer"),
		preload: resolve("/program/out/preload/preload.cjs"),
		sample: resolve("/program/resources/sample"),
	});
});

test("a packaged program keeps its resources outside its archive", () => {
	const resources = resolve("/opt/parallax/resources");
	expect(programPaths(mainFolder, resources)).toMatchObject({ sample: join(resources, "sample") });
});
