/** What Tab stops at, as far as lists have it. */
const controls = "button, input, select, textarea, [tabindex]";

/** What Tab stops at before the list has had the keyboard: what is chosen. */
const chosen = ".active, :has(> [aria-current])";

/**
 * Lets Tab stop at one item of a list only, with what belongs to it: the one that had the keyboard last, else
 * the chosen one, else the first. Up and Down go to the others (`walkThrough`): so Tab leads past a thousand
 * items in one step. Items within items are items. Returns the function that stops it.
 */
export function keepOneTabStop(list: HTMLElement): () => void {
	let last: Element | null = null;
	const apply = () => {
		const stop = last?.isConnected ? last : (list.querySelector(chosen) ?? list.querySelector("[data-walk]"));
		const item = stop?.closest("li") ?? null;
		for (const control of list.querySelectorAll<HTMLElement>(controls)) {
			setStop(control, control.closest("li") === item);
		}
	};
	const note = ({ target }: FocusEvent) => {
		const item = target instanceof Element ? target.closest("li") : null;
		if (item === last) return;
		last = item;
		apply();
	};
	const changes = new MutationObserver(apply);
	changes.observe(list, { childList: true, subtree: true });
	list.addEventListener("focusin", note);
	apply();
	return () => {
		changes.disconnect();
		list.removeEventListener("focusin", note);
	};
}

/** Makes Tab stop at a control or pass it; what Tab passes anyway stays as it is. */
function setStop(control: HTMLElement, isStop: boolean): void {
	const { passed } = control.dataset;
	if (isStop && passed !== undefined) {
		if (passed === "") control.removeAttribute("tabindex");
		else control.setAttribute("tabindex", passed);
		delete control.dataset.passed;
	} else if (!isStop && passed === undefined && control.tabIndex >= 0) {
		control.dataset.passed = control.getAttribute("tabindex") ?? "";
		control.tabIndex = -1;
	}
}
