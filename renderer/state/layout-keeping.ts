import { ask } from "../bridge/bridge.ts";
import { keptLayout } from "./layout.ts";
import { store } from "./store.ts";

/** Milliseconds of quiet before the window's arrangement is kept. */
const layoutSettles = 400;

let timer: ReturnType<typeof setTimeout> | undefined;
let isHeld = false;

/** Keeps the window's arrangement whenever it has settled. Returns the function that stops it. */
export function keepLayout(): () => void {
	return store.subscribe(({ open }, before) => {
		if (isHeld || !open || open.layout === before.open?.layout || open.id !== before.open?.id) return;
		clearTimeout(timer);
		timer = setTimeout(keepNow, layoutSettles);
	});
}

/**
 * Leaves the open case: what has not settled is kept at once, and nothing after it. The main process keeps a
 * layout for the case that is open when it arrives there, which soon may be another one.
 */
export async function leavingLayout<T>(leave: () => Promise<T>): Promise<T> {
	keepNow();
	isHeld = true;
	try {
		return await leave();
	} finally {
		isHeld = false;
	}
}

function keepNow(): void {
	if (timer === undefined) return;
	clearTimeout(timer);
	timer = undefined;
	const { open } = store.getState();
	if (open) void ask("case.saveLayout", { layout: keptLayout(open.layout) });
}
