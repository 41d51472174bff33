import type { ReactNode } from "react";
import { mayEdit } from "../state/read-only.ts";
import { useWorkspace } from "./use-store.ts";

/** A button that changes the case. Where nothing can be changed it can still be reached, and says why. */
export function EditButton(props: {
	onPress: () => void;
	children: ReactNode;
	className: string;
	title?: string;
	label?: string;
	/** Whether Up and Down stop here. */
	walk?: boolean;
}) {
	const readOnly = useWorkspace((state) => state.open?.readOnly ?? null);
	return (
		<button
			type="button"
			className={props.className}
			title={readOnly ?? props.title}
			aria-label={props.label}
			aria-disabled={readOnly !== null}
			data-walk={props.walk}
			onClick={() => {
				if (mayEdit()) props.onPress();
			}}
		>
			{props.children}
		</button>
	);
}
