// @ts-check

/** Waits for the next frame. */
export function nextFrame() {
	return new Promise((resolve) => requestAnimationFrame(resolve));
}

/**
 * The clock for what the page itself does: the time that its thread has run, where the system counts it (Linux),
 * else the time of day. Only differences mean something, in milliseconds.
 * @returns {number}
 */
export function work() {
	return /** @type {any} */ (globalThis).threadTime() ?? performance.now();
}

/**
 * Does something at the beginning of a frame and waits until the frame is painted: a message that is sent then
 * arrives after script, style, layout and paint.
 * @param {() => void} change
 * @returns {Promise<number>} the page's work for all of it, in milliseconds
 */
export function costOf(change) {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const begun = work();
			change();
			afterPaint(() => resolve(work() - begun));
		});
	});
}

/**
 * Waits until something is painted that has been asked for.
 * @param {() => boolean} isThere whether it is in the page; asked in the course of a frame
 * @param {number} [patience] in milliseconds
 */
export async function painted(isThere, patience = 60_000) {
	const begun = performance.now();
	for (;;) {
		const wasThere = await new Promise((resolve) => {
			requestAnimationFrame(() => {
				// What others do in this frame may come after this: hence the second look.
				const before = isThere();
				afterPaint(() => resolve(before));
			});
		});
		if (wasThere) return;
		if (performance.now() - begun > patience) throw new Error("It was never painted.");
	}
}

/** @param {() => void} callback */
function afterPaint(callback) {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = callback;
	port2.postMessage(null);
}

/** @param {number} milliseconds */
export function sleep(milliseconds) {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
