import type { Payload, RequestName } from "../../shared/ipc/channels.ts";
import { failure, type Problem, type Result, success } from "../../shared/result.ts";
import { messages } from "../../shared/schema/messages.ts";
import type { Handlers, Log } from "../services/ports.ts";
import { isTrustedSender, type SenderFrame } from "./sender.ts";

/** What answering a request needs. */
export interface Answering {
	readonly handlers: Handlers;
	/** Origins of our page. */
	readonly origins: readonly string[];
	readonly log: Log;
}

/**
 * Answers one request, in this order: sender, payload, handler, envelope. Always answers with the JSON
 * text of a Result, because an error that is thrown across would lose its code.
 */
export async function answerRequest<Name extends RequestName>(
	name: Name,
	frame: SenderFrame | null,
	payload: unknown,
	answering: Answering,
): Promise<string> {
	if (!isTrustedSender(frame, answering.origins)) {
		answering.log.info("ipc.refused-sender", { name });
		return JSON.stringify(failure("invalid-request", "Only Parallax's own window may ask this."));
	}
	const parsed = parsePayload(name, payload);
	if (!parsed.ok) {
		answering.log.info("ipc.refused-payload", { name });
		return JSON.stringify(parsed);
	}
	try {
		return JSON.stringify(await answering.handlers[name](parsed.value));
	} catch (error) {
		answering.log.error("ipc.failed", error, { name });
		return JSON.stringify({ ok: false, problem: unexpected });
	}
}

const unexpected: Problem = {
	code: "internal",
	message:
		"Something went wrong in Parallax itself, and this was not done. What was saved before is not touched. " +
		"Try again; if it keeps happening, restart Parallax and report it with the log in its data folder.",
};

/** Longest part of a complaint that is handed on: it may name keys that the sender made up. */
const longestComplaint = 200;

function parsePayload<Name extends RequestName>(name: Name, payload: unknown): Result<Payload<Name>> {
	const parsed = messages[name].safeParse(payload);
	if (parsed.success) {
		return success(parsed.data);
	}
	const issue = parsed.error.issues[0];
	const path = issue?.path.map(String).join(".") || "the payload";
	const complaint = `${path}: ${issue?.message ?? "not understood"}`.slice(0, longestComplaint);
	return failure("invalid-request", `The request ${name} was refused (${complaint}).`);
}
