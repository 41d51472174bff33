import { vi } from "vitest";

/** A request that the window made. */
export interface Asked {
	readonly name: string;
	readonly payload: unknown;
}

/**
 * Stands in for the main process: notes what the window asks for, and answers with what `answer` gives.
 * Take it back with `vi.unstubAllGlobals()`.
 */
export function stubMainProcess(answer: (name: string) => unknown): Asked[] {
	const asked: Asked[] = [];
	const requests = new Proxy(
		{},
		{
			get: (_target, name: string) => (payload: unknown) => {
				asked.push({ name, payload });
				return Promise.resolve(JSON.stringify({ ok: true, value: answer(name) }));
			},
		},
	);
	vi.stubGlobal("window", { parallax: { requests } });
	return asked;
}
