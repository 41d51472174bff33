/** Where the keyboard goes when it has lost its place: the text that had it last, any text, what there is to do. */
const homes = [
	".pane.has-keyboard [role=textbox]",
	".pane [role=textbox]",
	".sources button",
	".header-actions button",
	"main button",
];

/**
 * Gives the keyboard a place when what had it has left the page: a button that is done with, a screen
 * that was closed. Returns the function that stops it.
 */
export function holdFocus(): () => void {
	let last: Element | null = null;
	let frame = 0;
	const isLost = () => last?.isConnected === false && document.activeElement === document.body;
	const note = () => {
		// A key pressed before the keyboard has its new place must not make the page the last place it had.
		if (document.activeElement !== document.body) last = document.activeElement;
		else if (isLost()) frame ||= requestAnimationFrame(takeHome);
	};
	// A frame later, so that whoever knows a better place has given it.
	const takeHome = () => {
		frame = 0;
		const found = homes.map((home) => document.querySelector<HTMLElement>(home));
		if (isLost()) found.find((element) => element)?.focus();
	};
	const observer = new MutationObserver(() => {
		if (isLost()) frame ||= requestAnimationFrame(takeHome);
	});
	document.addEventListener("focusin", note);
	// A window that comes up in the background tells of no focus until it is looked at.
	document.addEventListener("keydown", note, true);
	observer.observe(document.body, { childList: true, subtree: true });
	return () => {
		document.removeEventListener("focusin", note);
		document.removeEventListener("keydown", note, true);
		observer.disconnect();
		cancelAnimationFrame(frame);
	};
}
