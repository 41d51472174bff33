import { encodeBase32 } from "./base32.ts";

/** Random bytes of the length asked for; the caller owns the generator. */
export type RandomBytes = (length: number) => Uint8Array;

/** Bytes behind a random id: 80 bits, 16 base32 characters (rule F5). */
const randomIdBytes = 10;

/** A new random id for a claim, a piece of evidence, an analyst, a device, a case or an action (rule F5). */
export function newId(random: RandomBytes): string {
	return encodeBase32(random(randomIdBytes));
}

/** The id of the layer that `analystId` writes on `deviceId` (rule F5). */
export function layerIdOf(analystId: string, deviceId: string): string {
	return `${analystId}-${deviceId}`;
}

/**
 * What a silence's id is the hash of (rule F9): each part on a line of its own, after a word that begins no source's
 * fingerprint, so that nothing else gives the same words to hash.
 */
export function silenceFingerprint(analystId: string, claimId: string, sourceId: string): string {
	return `silence\n${analystId}\n${claimId}\n${sourceId}\n`;
}

/** The analyst's part of a layer id. */
export function analystOfLayer(layerId: string): string {
	return layerId.slice(0, layerId.indexOf("-"));
}
