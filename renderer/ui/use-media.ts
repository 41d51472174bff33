import { useSyncExternalStore } from "react";

/** Whether the window fits a media query; redraws when that changes. */
export function useMedia(query: string): boolean {
	return useSyncExternalStore(
		(onChange) => {
			const list = matchMedia(query);
			list.addEventListener("change", onChange);
			return () => list.removeEventListener("change", onChange);
		},
		() => matchMedia(query).matches,
	);
}
