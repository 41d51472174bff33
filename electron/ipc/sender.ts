import { originOf } from "../app/origin.ts";

/** The part of Electron's frame that tells who sends. */
export interface SenderFrame {
	readonly url: string;
	readonly origin: string;
	readonly parent: unknown;
}

/**
 * Whether a message comes from the top frame of our own page. A frame is null once it has navigated away
 * or is gone; a frame inside the page is never ours; and a frame's origin must agree with its address,
 * because a sandboxed document keeps the address while losing the origin.
 */
export function isTrustedSender(frame: SenderFrame | null, origins: readonly string[]): boolean {
	if (frame === null || frame.parent !== null) {
		return false;
	}
	const origin = originOf(frame.url);
	return origin !== null && origins.includes(origin) && originOf(frame.origin) === origin;
}
