/** What leaving the program goes through. */
export interface QuittingSteps {
	/** Writes what is still to be written; false when the person wants to stay. */
	prepare(): Promise<boolean>;
	/** Asks whether to leave although preparing failed by a bug of ours. */
	confirmAfterFailure(error: unknown): Promise<boolean>;
	/** Leaves, now that nothing holds us back. */
	leave(): void;
}

/** The one way out, however leaving was asked for: window, menu, key or signal. */
export interface Quitting {
	/** Asks to leave; while an earlier question is open, nothing more happens. */
	request(): void;
	/** Whether windows may close and the program may end. */
	readonly allowed: boolean;
}

/** Makes every way out wait for the same preparation, once. */
export function createQuitting(steps: QuittingSteps): Quitting {
	let state: "staying" | "asking" | "leaving" = "staying";
	async function ask(): Promise<void> {
		const mayLeave = await steps.prepare().catch((error: unknown) => steps.confirmAfterFailure(error));
		state = mayLeave ? "leaving" : "staying";
		if (mayLeave) {
			steps.leave();
		}
	}
	return {
		request() {
			if (state === "staying") {
				state = "asking";
				void ask();
			}
		},
		get allowed() {
			return state === "leaving";
		},
	};
}
