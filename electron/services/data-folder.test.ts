import { join } from "node:path";
import { expect, test } from "vitest";
import { dataFolder } from "./data-folder.ts";

test("the data folder lies where each system keeps an application's own files, unless the environment says otherwise", () => {
	expect(dataFolder({ PARALLAX_DATA: "/data" }, "linux", "/home/ada")).toBe("/data");
	expect(dataFolder({}, "linux", "/home/ada")).toBe(join("/home/ada", ".config", "parallax"));
	expect(dataFolder({ XDG_CONFIG_HOME: "/config" }, "linux", "/home/ada")).toBe(join("/config", "parallax"));
	expect(dataFolder({}, "darwin", "/Users/ada")).toBe(
		join("/Users/ada", "Library", "Application Support", "Parallax"),
	);
	expect(dataFolder({ APPDATA: "/roaming" }, "win32", "/ada")).toBe(join("/roaming", "Parallax"));
	expect(dataFolder({}, "win32", "/ada")).toBe(join("/ada", "AppData", "Roaming", "Parallax"));
	expect(dataFolder({ PARALLAX_DATA: "", XDG_CONFIG_HOME: "" }, "linux", "/home/ada")).toBe(
		join("/home/ada", ".config", "parallax"),
	);
});
