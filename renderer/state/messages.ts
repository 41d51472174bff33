import type { Problem } from "../../shared/result.ts";
import { type Message, store } from "./store.ts";

let lastId = 0;

/** Shows a sentence; the one before goes. */
export function say(text: string, tone: Message["tone"] = "done", action?: Message["action"]): void {
	lastId += 1;
	store.setState({ message: { id: lastId, tone, text, ...(action ? { action } : {}) } });
}

/** Takes the sentence away. */
export function dismissMessage(): void {
	store.setState({ message: null });
}

/** Shows why something was refused; what the person cancelled needs no words. */
export function sayProblem(problem: Problem): void {
	if (problem.code !== "cancelled") say(problem.message, "problem");
}
