import { type ReactNode, useId, useRef } from "react";
import { useModal } from "./use-modal.ts";
import { useWorkspace } from "./use-store.ts";

/** A modal dialog over the window: the native element, which keeps focus inside and gives it back. */
export function Dialog(props: {
	title: string;
	onClose: () => void;
	children: ReactNode;
	/** Buttons, the main one last. */
	actions?: ReactNode;
	/** Called by Enter in a field and by the main button, which is of type submit. */
	onSubmit?: () => void;
	wide?: boolean;
	/** Whether Escape must not close it, because an answer is needed. */
	required?: boolean;
}) {
	const element = useRef<HTMLDialogElement>(null);
	const titleId = useId();
	useModal(element);
	return (
		<dialog
			ref={element}
			className={props.wide ? "dialog wide" : "dialog"}
			aria-labelledby={titleId}
			onCancel={(event) => {
				event.preventDefault();
				if (!props.required) props.onClose();
			}}
			onClose={() => {
				// A second Escape in a row closes the element without asking.
				if (element.current?.open !== false) return;
				if (props.required) element.current.showModal();
				else props.onClose();
			}}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					props.onSubmit?.();
				}}
			>
				<h2 id={titleId}>{props.title}</h2>
				<div className="dialog-body">{props.children}</div>
				<Problem />
				{props.actions ? <div className="dialog-actions">{props.actions}</div> : null}
			</form>
		</dialog>
	);
}

/** What was refused is said inside the dialog, because everything outside it is out of reach. */
function Problem() {
	const message = useWorkspace((state) => state.message);
	return (
		<p className="dialog-problem" role="alert">
			{message?.tone === "problem" ? message.text : ""}
		</p>
	);
}
