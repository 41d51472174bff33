import { join } from "node:path";
import { expect, test } from "../launch/test.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("18: the page comes through our own protocol, and nothing beside it does", async ({ page }) => {
	expect(page.url()).toBe("app://workbench/index.html");
	const statuses = await page.evaluate(() =>
		Promise.all(
			[
				"/..%2fmain/main.js",
				"/%2e%2e%2fpreload/preload.cjs",
				"/..%252fmain/main.js",
				"//etc/passwd",
				"/assets",
				"/index.html",
			].map((path) => fetch(`app://workbench${path}`).then(({ status }) => status)),
		),
	);
	expect(statuses).toEqual([400, 400, 404, 400, 404, 200]);
	const posted = await page.evaluate(() =>
		fetch("/index.html", { method: "POST", body: "x" }).then(({ status }) => status),
	);
	expect(posted).toBe(405);
});

test("the program's own files are not where a page could name them", async ({ app }) => {
	const folders = await app.evaluate(({ app: electron }) => [
		electron.getPath("userData"),
		electron.getPath("sessionData"),
	]);
	expect(new Set(folders).size).toBe(1);
	expect(folders[0]?.endsWith(join("chromium"))).toBe(true);
});
