/** Something expected that went wrong, in words for the person who has to deal with it. */
export interface Problem {
	/** Stable, for programs and tests. */
	readonly code: ProblemCode;
	/** One or two sentences: what was wrong, where, and what to do about it. */
	readonly message: string;
}

export type ProblemCode =
	| "invalid-request"
	| "not-found"
	| "no-case"
	| "not-a-case"
	| "exists"
	| "newer-format"
	| "broken-file"
	| "unreadable-file"
	| "empty-file"
	| "binary-file"
	| "too-large"
	| "unsupported"
	| "quote-mismatch"
	| "not-yours"
	| "changed-since"
	| "nothing-to-undo"
	| "read-only"
	| "disk"
	| "cancelled"
	| "internal";

/** Expected failures are values; bugs throw. */
export type Result<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problem: Problem };

/** A success carrying `value`. */
export function success<T>(value: T): Result<T> {
	return { ok: true, value };
}

/** A failure carrying its stable code and a sentence for people. */
export function failure(code: ProblemCode, message: string): Result<never> {
	return { ok: false, problem: { code, message } };
}

/** Proves at compile time that a switch covers every case; throws when the types were lied to. */
export function assertNever(value: never): never {
	throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
