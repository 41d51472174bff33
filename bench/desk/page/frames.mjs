// @ts-check

/** Waits for the next frame. */
export function nextFrame() {
	return new Promise((resolve) => requestAnimationFrame(resolve));
}

/**
 * Does something at the beginning of a frame and waits until the frame is painted: a message that is sent then
 * arrives after script, style, layout and paint.
 * @param {() => void} work
 * @returns {Promise<number>} what all of it took, in milliseconds
 */
export function costOf(work) {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const begun = performance.now();
			work();
			afterPaint(() => resolve(performance.now() - begun));
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
