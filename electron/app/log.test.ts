import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "./log.ts";

function place(limit?: number) {
	const folder = mkdtempSync(join(tmpdir(), "parallax-log-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const log = createLog({
		folder: join(folder, "logs"),
		now: () => "2026-01-02T03:04:05.678Z",
		...(limit ? { limit } : {}),
	});
	const read = (name = "parallax.log") => readFileSync(join(folder, "logs", name), "utf8");
	return { folder, log, read };
}

test("one line of JSON an event", () => {
	const { log, read } = place();
	log.info("case.opened", { sources: 3, known: true });
	expect(read()).toBe(
		'{"at":"2026-01-02T03:04:05.678Z","level":"info","event":"case.opened","sources":3,"known":true}\n',
	);
});

test("an error is told by name, code and place, never by its message", () => {
	const { log, read } = place();
	const error = Object.assign(new Error("12 killed in the harbour\n    at the quay, police said"), {
		code: "ENOSPC",
	});
	log.error("save.failed", error);
	log.error("save.failed", "12 killed in the harbour");
	const [first, second] = read()
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(first).toMatchObject({ level: "error", event: "save.failed", error: "Error", code: "ENOSPC" });
	expect(first.stack).toMatch(/log\.test\.ts:\d+:\d+/);
	expect(first.stack).not.toContain(import.meta.dirname);
	expect(second).toMatchObject({ error: "string" });
	expect(read()).not.toMatch(/killed|harbour|quay/);
});

test("a long detail is cut", () => {
	const { log, read } = place();
	log.info("odd", { what: "x".repeat(1_000) });
	expect(read().length).toBeLessThan(300);
});

test("three files, none beyond the limit, the newest lines kept", () => {
	const { folder, log, read } = place(200);
	for (let number = 0; number < 20; number += 1) {
		log.info("event", { number });
	}
	const names = ["parallax.log", "parallax.1.log", "parallax.2.log"];
	const texts = names.map((name) => read(name));
	expect(texts.every((text) => text.length > 0 && text.length <= 200)).toBe(true);
	expect(texts[0]).toContain('"number":19');
	expect(texts[1]).toContain('"number":17');
	expect(existsSync(join(folder, "logs", "parallax.3.log"))).toBe(false);
});

test("a log that cannot be written disturbs nobody", () => {
	const { folder, log } = place();
	writeFileSync(join(folder, "logs"), "a file where the folder should be");
	expect(() => log.info("event")).not.toThrow();
});
