import { useStore } from "zustand";
import { type State, store } from "../state/store.ts";

/** Reads from the window's store; redraws when what it picks is another value. */
export function useWorkspace<T>(pick: (state: State) => T): T {
	return useStore(store, pick);
}
