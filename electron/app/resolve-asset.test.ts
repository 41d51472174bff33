import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assetName, resolveAsset } from "./resolve-asset.ts";

let folder = "";
let root = "";

beforeAll(() => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), "parallax-assets-")));
	root = join(folder, "renderer");
	for (const name of ["renderer", "renderer/assets", "renderer-evil"]) {
		mkdirSync(join(folder, name));
	}
	writeFileSync(join(root, "index.html"), "<!doctype html>");
	writeFileSync(join(root, "assets", "a b.js"), "1");
	writeFileSync(join(root, "assets", "tool.wasm"), "1");
	writeFileSync(join(folder, "renderer-evil", "evil.js"), "1");
	writeFileSync(join(folder, "secret.json"), "{}");
	symlinkSync(join(folder, "secret.json"), join(root, "link.json"));
	symlinkSync(join(folder, "renderer-evil"), join(root, "linked-folder"));
	symlinkSync(join(root, "assets", "a b.js"), join(root, "inside.js"));
});

afterAll(() => rmSync(folder, { recursive: true }));

const get = (address: string, method = "GET") => resolveAsset(method, address, root);

test("serves the page's files with their types", async () => {
	expect(await get("app://workbench/")).toEqual({
		found: true,
		file: join(root, "index.html"),
		type: "text/html; charset=utf-8",
	});
	expect(await get("app://workbench/assets/a%20b.js?v=1#x", "HEAD")).toMatchObject({
		file: join(root, "assets", "a b.js"),
	});
	expect(await get("app://workbench/inside.js")).toMatchObject({ file: join(root, "assets", "a b.js") });
});

test("reads only, whatever the method is called", async () => {
	for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "get"]) {
		expect(await get("app://workbench/index.html", method)).toEqual({ found: false, status: 405 });
	}
});

test.each([
	["another host", "app://other/index.html"],
	["a host that starts like ours", "app://workbench.evil/index.html"],
	["a port", "app://workbench:1/index.html"],
	["a user", "app://user@workbench/index.html"],
	["another scheme", "file:///etc/passwd"],
	["an escaped slash after dots", "app://workbench/..%2fsecret.json"],
	["escaped dots and slash", "app://workbench/%2e%2e%2fsecret.json"],
	["dots in the middle", "app://workbench/assets/..%2f..%2fsecret.json"],
	["a sibling that starts like the root", "app://workbench/..%2frenderer-evil/evil.js"],
	["a backslash", "app://workbench/..\\secret.json"],
	["an escaped backslash", "app://workbench/..%5csecret.json"],
	["NUL", "app://workbench/index.html%00.js"],
	["an absolute path", "app://workbench//etc/passwd"],
	["an escaped absolute path", "app://workbench/%2fetc%2fpasswd"],
	["a drive", "app://workbench/C:/Windows/win.ini"],
	["a broken escape", "app://workbench/%zz"],
	["no address", "index.html"],
])("refuses %s", async (_what, address) => {
	expect(await get(address)).toEqual({ found: false, status: 400 });
});

test.each([
	["unescaped dots, which cannot climb above the origin", "app://workbench/../secret.json"],
	["a path escaped twice, which is decoded once", "app://workbench/%252e%252e%252fsecret.json"],
	["a link that leads out", "app://workbench/link.json"],
	["a linked folder that leads out", "app://workbench/linked-folder/evil.js"],
	["a folder", "app://workbench/assets"],
	["a file that is not there", "app://workbench/none.js"],
	["a kind of file that the page does not have", "app://workbench/assets/tool.wasm"],
])("does not find %s", async (_what, address) => {
	expect(await get(address)).toEqual({ found: false, status: 404 });
});

test("names are relative and plain", () => {
	expect(assetName("app://workbench/a/b.js")).toBe("a/b.js");
	expect(assetName("app://workbench/%252e")).toBe("%2e");
});
