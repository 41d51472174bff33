import { expect, test, vi } from "vitest";
import { type RequestName, requestNames } from "../../shared/ipc/channels.ts";
import { failure, success } from "../../shared/result.ts";
import type { Handlers } from "../services/ports.ts";
import { answerRequest } from "./answer.ts";
import type { SenderFrame } from "./sender.ts";

const ours: SenderFrame = { url: "app://workbench/index.html", origin: "app://workbench", parent: null };

function desk(handler: (payload: unknown) => Promise<unknown> = async () => success(null)) {
	const log = { info: vi.fn(), error: vi.fn() };
	const handle = vi.fn(handler);
	const handlers = Object.fromEntries(requestNames.map((name) => [name, handle])) as unknown as Handlers;
	const ask = async (name: RequestName, payload: unknown, frame: SenderFrame | null = ours) =>
		JSON.parse(await answerRequest(name, frame, payload, { handlers, origins: ["app://workbench"], log }));
	return { ask, handle, log };
}

test("a good request reaches its handler and its answer comes back as JSON text of a Result", async () => {
	const { ask, handle } = desk(async () => success({ id: "x" }));
	expect(await ask("app.setAnalyst", { name: "  Ada  " })).toEqual({ ok: true, value: { id: "x" } });
	expect(handle.mock.calls).toEqual([[{ name: "Ada" }]]);
});

test("an expected failure comes back whole", async () => {
	const { ask } = desk(async () => failure("no-case", "No case is open."));
	expect(await ask("case.undo", {})).toEqual({
		ok: false,
		problem: { code: "no-case", message: "No case is open." },
	});
});

test.each([
	["no frame", null],
	["a frame inside the page", { ...ours, parent: {} }],
	["another site", { ...ours, url: "https://example.org/", origin: "https://example.org" }],
	["a host that starts like ours", { ...ours, url: "app://workbench.evil/", origin: "app://workbench.evil" }],
	["a file", { ...ours, url: "file:///app/workbench", origin: "file://" }],
	["a sandboxed document at our address", { ...ours, origin: "null" }],
	["an empty page", { ...ours, url: "about:blank" }],
])("item 17: a message from %s is refused before its payload is looked at", async (_what, frame) => {
	const { ask, handle } = desk();
	expect(await ask("app.welcome", {}, frame)).toEqual({
		ok: false,
		problem: { code: "invalid-request", message: "Only Parallax's own window may ask this." },
	});
	expect(handle).not.toHaveBeenCalled();
});

test.each<[string, RequestName, unknown, string]>([
	["an unknown key", "case.undo", { path: "/etc/passwd" }, "case.undo"],
	["a missing field", "claims.delete", {}, "claimId"],
	["a path for an id", "sources.text", { sourceId: "../../etc/passwd" }, "sourceId"],
	[
		"a wrong type deep inside",
		"sources.importDropped",
		{ files: [{ name: "a", bytes: "b" }] },
		"files.0.bytes",
	],
	["nothing", "app.welcome", undefined, "the payload"],
])(
	"an invalid payload is refused with the channel and the field: %s",
	async (_what, name, payload, field) => {
		const { ask, handle } = desk();
		const answer = await ask(name, payload);
		expect(answer).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
		expect(answer.problem.message).toMatch(/^The request \S+ was refused \(.*\)\.$/);
		expect(answer.problem.message).toContain(name);
		expect(answer.problem.message).toContain(field);
		expect(handle).not.toHaveBeenCalled();
	},
);

test("a payload that makes up long keys does not get long sentences back", async () => {
	const { ask } = desk();
	const answer = await ask("case.undo", { ["x".repeat(100_000)]: 1 });
	expect(answer.problem.message.length).toBeLessThan(300);
});

test("a bug is logged without its message and answered with a sentence", async () => {
	const error = new Error("12 killed in the harbour");
	const { ask, log } = desk(async () => {
		throw error;
	});
	const answer = await ask("case.undo", {});
	expect(answer).toMatchObject({ ok: false, problem: { code: "internal" } });
	expect(answer.problem.message).not.toContain("harbour");
	expect(log.error).toHaveBeenCalledWith("ipc.failed", error, { name: "case.undo" });
});
