import type {
	AnswerResult,
	EventName,
	Events,
	ParallaxBridge,
	Payload,
	RequestName,
} from "../../shared/ipc/channels.ts";

declare global {
	interface Window {
		readonly parallax: ParallaxBridge;
	}
}

/** Asks the main process; the answer is a value, also when it is a refusal. */
export async function ask<Name extends RequestName>(
	name: Name,
	payload: Payload<Name>,
): Promise<AnswerResult<Name>> {
	const send = window.parallax.requests[name] as (payload: Payload<Name>) => Promise<string>;
	return JSON.parse(await send(payload)) as AnswerResult<Name>;
}

/** Listens to what the main process tells unasked. Returns the function that stops listening. */
export function listen<Name extends EventName>(
	name: Name,
	listener: (data: Events[Name]) => void,
): () => void {
	return window.parallax.events[name]((json) => listener(JSON.parse(json) as Events[Name]));
}
