import { createHash } from "node:crypto";
import { encodeBase32 } from "../../shared/model/base32.ts";
import { silenceFingerprint } from "../../shared/model/identifier.ts";

/** The id of an analyst's silence on a claim and a source (rule F9). */
export function silenceIdOf(analystId: string, claimId: string, sourceId: string): string {
	const hash = createHash("sha256")
		.update(silenceFingerprint(analystId, claimId, sourceId))
		.digest();
	return encodeBase32(hash).slice(0, 26);
}
