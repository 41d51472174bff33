/**
 * What is to take the keyboard when `element` is gone: the next stop of its list, or the one before.
 * Call it while the element is still there, and the function it returns once it is gone.
 */
export function focusAfter(element: Element): () => void {
	const stops = [...document.querySelectorAll<HTMLElement>("[data-walk]")];
	const gone = element.closest("li");
	const here = stops.findIndex((stop) => gone?.contains(stop));
	const left = [...stops.slice(here + 1), ...stops.slice(0, Math.max(here, 0)).reverse()];
	return () => left.find((stop) => stop.isConnected && !gone?.contains(stop))?.focus();
}
