import { expect, test } from "vitest";
import { devServerOrigin, originOf } from "./origin.ts";

test("an origin is scheme and host, also for schemes that Node does not know", () => {
	const addresses = [
		"app://workbench/index.html#part",
		"app://workbench:81/",
		"app://workbench.evil/",
		"app://user@workbench/",
		"http://localhost:5173/a",
		"about:blank",
		"data:text/html,x",
		"not an address",
	];
	expect(addresses.map(originOf)).toEqual([
		"app://workbench",
		"app://workbench:81",
		"app://workbench.evil",
		null,
		"http://localhost:5173",
		null,
		null,
		null,
	]);
});

test("a dev server counts only on this machine and only unpackaged", () => {
	const at = (address: string, packaged = false) =>
		devServerOrigin({ ELECTRON_RENDERER_URL: address }, packaged);
	expect(at("http://localhost:5173")).toBe("http://localhost:5173");
	expect(at("http://[::1]:5173/")).toBe("http://[::1]:5173");
	expect(at("http://localhost:5173", true)).toBeNull();
	expect(at("https://example.org")).toBeNull();
	expect(at("http://localhost.example.org:5173")).toBeNull();
	expect(devServerOrigin({}, false)).toBeNull();
});
