import { resolve } from "node:path";
import { expect, test } from "vitest";
import { firstView, parseArguments, type StartArguments } from "./arguments.ts";

const folder = resolve("/work");
const nothing: StartArguments = {
	paths: [],
	sample: false,
	welcome: false,
	screenshot: null,
	theme: null,
	size: null,
	devTools: false,
};

const unpackaged = (...words: string[]) =>
	parseArguments(["electron", ...words], { packaged: false, folder });

test("the application folder of an unpackaged start is no path to open", () => {
	expect(unpackaged(".")).toEqual({ ok: true, value: nothing });
	expect(unpackaged(".", "a.parallax")).toMatchObject({ value: { paths: [resolve(folder, "a.parallax")] } });
	const packaged = parseArguments(["parallax", "a.parallax"], { packaged: true, folder });
	expect(packaged).toMatchObject({ value: { paths: [resolve(folder, "a.parallax")] } });
});

test("flags of Chromium, Node and Playwright pass unread, wherever they stand", () => {
	const started = unpackaged(
		"-r",
		"/x/loader.js",
		"--inspect=0",
		"--no-sandbox",
		".",
		"--disable-gpu",
		"b.txt",
		"-psn_0_1",
	);
	expect(started).toEqual({ ok: true, value: { ...nothing, paths: [resolve(folder, "b.txt")] } });
});

test("what follows two hyphens is a path, whatever it looks like", () => {
	expect(unpackaged(".", "--", "--welcome")).toMatchObject({
		value: { welcome: false, paths: [resolve(folder, "--welcome")] },
	});
});

test("a screenshot, its theme and its size", () => {
	expect(
		unpackaged(".", "--screenshot=out/a=b.png", "--theme=dark", "--size=1440x900", "--sample", "--dev-tools"),
	).toEqual({
		ok: true,
		value: {
			...nothing,
			sample: true,
			devTools: true,
			screenshot: resolve(folder, "out/a=b.png"),
			theme: "dark",
			size: { width: 1440, height: 900 },
		},
	});
});

test.each([
	"--theme=blue",
	"--theme",
	"--size=big",
	"--size=0x10",
	"--size=99999x1",
	"--screenshot",
	"--screenshot=",
])("a wrong value is refused with a sentence: %s", (flag) => {
	const started = unpackaged(".", flag);
	expect(started).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
	expect(started.ok ? "" : started.problem.message).toMatch(/^--.*\.(png\.)?$/);
});

test("what is shown first", () => {
	expect(firstView({ ...nothing, paths: ["/a"], welcome: true, sample: true }, false)).toBe("paths");
	expect(firstView(nothing, false)).toBe("sample");
	expect(firstView(nothing, true)).toBe("welcome");
	expect(firstView({ ...nothing, welcome: true }, false)).toBe("welcome");
	expect(firstView({ ...nothing, sample: true }, true)).toBe("sample");
});
