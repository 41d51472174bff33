import { claimOrders, claimOwners } from "../ipc/claim-listing.ts";
import { stateNames } from "../matrix/claim-state.ts";
import { instant, offset, randomId, sourceId } from "./fields.ts";
import { analystSchema, deviceSchema } from "./records.ts";
import { type KnownFields, z } from "./validator.ts";

/** Files of the application's own data folder; they never travel with a case. */

export const profileFile = z.looseObject({
	format: z.literal("parallax/profile"),
	version: z.literal(1),
	analyst: analystSchema.nullable(),
	/** False while the name is only the system's user name, given to the command line. */
	confirmed: z.boolean(),
	device: deviceSchema.nullable(),
	/** Cases in which this person is, or is decidedly not, an analyst who was there before, by the case's id (rule F5). */
	identities: z.record(randomId, randomId).optional(),
	recents: z.array(
		z.looseObject({
			id: randomId,
			path: z.string().max(10_000),
			title: z.string().max(2_000),
			openedAt: instant,
			/** The folder or file that the case was made from, when it was made by opening articles. */
			madeFrom: z.string().max(10_000).optional(),
		}),
	),
});

const claimListing = z.strictObject({
	words: z.string().max(1_000),
	states: z.array(z.enum(stateNames)).max(stateNames.length),
	whose: z.enum(claimOwners),
	unworded: z.boolean(),
	offered: z.boolean(),
	order: z.enum(claimOrders),
});

export const layoutSchema = z.strictObject({
	panes: z.array(z.strictObject({ sourceId, share: z.number().min(0).max(1) })).max(4),
	scroll: z.record(sourceId, offset.max(1_000_000_000)),
	activeClaimId: randomId.nullable(),
	sides: z.strictObject({ sources: z.number().min(0).max(4_000), claims: z.number().min(0).max(4_000) }),
	claims: claimListing.optional(),
	hiddenSides: z
		.array(z.enum(["sources", "claims"]))
		.max(2)
		.optional(),
});

export const layoutFile = z.looseObject({
	format: z.literal("parallax/layout"),
	version: z.literal(1),
	layout: layoutSchema.nullable(),
});

export type ProfileFile = KnownFields<z.infer<typeof profileFile>>;
export type RecentEntry = ProfileFile["recents"][number];

/** Who a journal in the data folder belongs to (rule F12). */
export const ownerFile = z.looseObject({
	format: z.literal("parallax/owner"),
	version: z.literal(1),
	/** Tells this machine and data folder from copies of them. */
	machine: z.string().max(200),
	/** The case's folder when the journal was last written. */
	folder: z.string().max(10_000),
	createdAt: instant,
});

export type OwnerFile = KnownFields<z.infer<typeof ownerFile>>;

/** Up to where a journal is known to be in the files of the case, so that only what follows is read on opening. */
export const checkpointFile = z.looseObject({
	format: z.literal("parallax/checkpoint"),
	version: z.literal(1),
	/** Number of the last change that all files contain. */
	seq: z.int().min(0),
	/** The segment that the next change was to go to. */
	segment: z.int().min(0),
	/** Size, time and number on the disk of each file of the layer, by its path in the layer. */
	files: z.record(z.string(), z.string()),
});

export type CheckpointFile = KnownFields<z.infer<typeof checkpointFile>>;
