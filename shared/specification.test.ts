import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/spec.md"), "utf8");
const rules = [...page.matchAll(/^\| ([A-Z]\d+) \| (.+) \| (.+) \|$/gm)].map(
	([, id = "", says = "", tests = ""]) => ({
		id,
		says,
		files: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
		isBuilt: !tests.includes("not built yet"),
	}),
);

test("docs/spec.md has the rules of the design, each once", () => {
	const ids = rules.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	const files = Array.from({ length: 15 }, (_, index) => `F${index + 1}`);
	expect(ids).toEqual(expect.arrayContaining([...files, "S1", "S2", "R1", "R2", "R3"]));
});

test.each(rules)(
	"$id names the tests that hold it, or says that it is not built yet",
	({ files, isBuilt }) => {
		expect(files.length > 0).toBe(isBuilt);
		for (const path of files) expect(existsSync(join(root, path)), path).toBe(true);
	},
);

/** Rules whose tests carry their number; those of the window and the machine are named in words. */
const numbered = rules.filter(({ id, files }) => /^[ABDFS]/.test(id) && files.length > 0);

test.each(numbered)("$id stands in the name of a test in each file that it names", ({ id, files }) => {
	for (const path of files) {
		const text = readFileSync(join(root, path), "utf8");
		const titles = [...text.matchAll(/(?:test|describe|it)\b[^\n]*?\(\s*(["'`])([^\n]*?)\1/g)].map(
			([, , title = ""]) => title,
		);
		expect(
			titles.some((title) => new RegExp(`\\b${id}\\b`).test(title)),
			`${path} has no test named ${id}`,
		).toBe(true);
	}
});
