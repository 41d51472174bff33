import { userInfo } from "node:os";

/** What the analyst is called until a person names them: the account, where the process has one. */
export function accountName(): string {
	try {
		return userInfo().username.trim() || nobodyKnown;
	} catch {
		// Containers and some servers run programs under a number that no account has.
		return nobodyKnown;
	}
}

const nobodyKnown = "Analyst";
