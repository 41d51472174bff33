import type { Side } from "../../shared/ipc/views.ts";
import { narrowWindow, shownSides } from "../state/sides.ts";
import { useMedia } from "../ui/use-media.ts";
import { useWorkspace } from "../ui/use-store.ts";

/** Which columns are on screen, and whether they lie over the texts instead of beside them. */
export function useSides(): { readonly shown: readonly Side[]; readonly isNarrow: boolean } {
	const hidden = useWorkspace((state) => state.open?.layout.hiddenSides);
	const drawer = useWorkspace((state) => state.drawer);
	const editingClaim = useWorkspace((state) => state.editingClaim);
	const isNarrow = useMedia(narrowWindow);
	return { shown: shownSides({ hidden, drawer, editingClaim }, isNarrow), isNarrow };
}
