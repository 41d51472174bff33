import { type RefObject, useEffect } from "react";
import { dismissMessage } from "../state/messages.ts";
import { giveKeyboardBack } from "./give-back.ts";

/** Shows a dialog over the window as long as it is drawn; the keyboard goes back to what had it before. */
export function useModal(element: RefObject<HTMLDialogElement | null>): void {
	useEffect(() => {
		const dialog = element.current;
		const before = document.activeElement;
		dismissMessage();
		dialog?.showModal();
		return () => {
			dialog?.close();
			giveKeyboardBack(before);
		};
	}, [element]);
}
