import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Claim } from "../../shared/schema/records.ts";
import { giveAway } from "../launch/user.ts";

const analyst = { id: "imkeaaaaaaaaaaaa", name: "Imke", colour: "#3b6fb5" };
const device = { id: "newsroomaaaaaaaa", name: "newsroom" };
const layerId = `${analyst.id}-${device.id}`;
const instant = "2026-03-02T08:00:00.000Z";

/** Base32 digits that no other id of the tests begins with. */
const digits = "abcdefghijklmnopqrstuvwxyz234567";

/** What the claim of a number says; some take several lines. */
export function statementOfClaim(number: number): string {
	return `Claim ${number}: the harbour was closed${" from early in the morning until the evening".repeat(number % 4)}.`;
}

/** Writes the layer of a teammate who has started many claims, numbered from 0, and tagged nothing. */
export function addClaimsOfTeammate(caseFolder: string, count: number): void {
	const layer = join(caseFolder, "layers", layerId);
	write(join(layer, "layer.json"), {
		format: "parallax/layer",
		version: 1,
		id: layerId,
		analyst,
		device,
		createdAt: instant,
		upTo: count,
	});
	const shards = new Map<string, Claim[]>();
	for (let number = 0; number < count; number++) {
		const claim = claimOfTeammate(number);
		const shard = claim.id.slice(0, 2);
		shards.set(shard, [...(shards.get(shard) ?? []), claim]);
	}
	for (const [shard, records] of shards)
		write(join(layer, "claims", `${shard}.json`), {
			format: "parallax/claims",
			version: 1,
			upTo: count,
			records,
		});
	giveAway(layer);
}

function claimOfTeammate(number: number): Claim {
	const createdAt = new Date(Date.parse(instant) + number * 1_000).toISOString();
	const end = [1_024, 32, 1].map((unit) => digits[Math.floor(number / unit) % 32]).join("");
	return {
		kind: "claim",
		id: `q${digits[number % 8]}${"a".repeat(11)}${end}`,
		statement: statementOfClaim(number),
		createdAt,
		editedAt: createdAt,
		version: [1, layerId],
	};
}

function write(file: string, content: object): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(content, null, 2));
}
