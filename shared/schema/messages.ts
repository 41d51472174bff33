import type { Payload, RequestName } from "../ipc/channels.ts";
import { longestQuery } from "../search/query.ts";
import { backupId } from "./backup.ts";
import { layerId, randomId, sourceId, version, words } from "./fields.ts";
import { layoutSchema } from "./local-files.ts";
import { preferencesSchema } from "./preferences.ts";
import { metadataFields, stances } from "./records.ts";
import { z } from "./validator.ts";

/** The shape of every request's payload; unknown keys are refused. */

const offset = z.int().min(0).max(1_000_000_000);
const nothing = z.strictObject({});

const droppedFile = z.strictObject({
	name: words(1_000),
	bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, "expected bytes"),
});

const quote = z.string().max(10_000_000);

const searchQuery = z.strictObject({
	text: words(longestQuery),
	sourceId: sourceId.nullable(),
	stance: z.enum(stances).nullable(),
	analystId: randomId.nullable(),
});

const claimChanges = z.strictObject({
	statement: words(20_000).trim().min(1).optional(),
	verdict: words(2_000).trim().optional(),
	rationale: words(100_000).trim().optional(),
});

const evidenceChanges = z.strictObject({
	stance: z.enum(stances).optional(),
	note: words(100_000).trim().optional(),
	attributedTo: words(2_000).trim().optional(),
	claimId: randomId.optional(),
	span: z.strictObject({ start: offset, end: offset, quote }).optional(),
});

export const messages: { readonly [Name in RequestName]: z.ZodType<Payload<Name>> } = {
	"app.welcome": nothing,
	"app.setAnalyst": z.strictObject({ name: words(80).trim().min(1) }),

	"app.showReach": z.strictObject({ reach: z.enum(["nothing", "window", "case", "edit"]) }),
	"app.setPreferences": z.strictObject({ preferences: preferencesSchema }),

	"cases.create": z.strictObject({ title: words(200).trim().min(1), chooseFolder: z.boolean() }),
	"cases.open": nothing,
	"cases.openRecent": z.strictObject({ id: randomId }),
	"cases.forget": z.strictObject({ id: randomId }),
	"cases.openSample": nothing,
	"cases.current": nothing,
	"cases.identify": z.strictObject({ namesakeId: randomId.nullable() }),
	"cases.close": nothing,

	"case.rename": z.strictObject({ title: words(200).trim().min(1) }),
	"case.undo": nothing,
	"case.redo": nothing,
	"case.retrySaving": nothing,
	"case.search": z.strictObject({ query: searchQuery }),
	"case.saveLayout": z.strictObject({ layout: layoutSchema }),
	"case.check": z.strictObject({ repair: z.boolean() }),
	"case.cancelCheck": nothing,

	"sources.text": z.strictObject({ sourceId }),
	"sources.importFiles": nothing,
	"sources.importDropped": z.strictObject({ files: z.array(droppedFile).min(1).max(1_000) }),
	"sources.importPasted": z.strictObject({ text: words(20_000_000) }),
	"sources.setMetadata": z.strictObject({
		sourceId,
		values: z.partialRecord(z.enum(metadataFields), words(2_000)),
	}),
	"sources.setExcluded": z.strictObject({ sourceId, excluded: z.boolean() }),
	"sources.setFolded": z.strictObject({ sourceId, block: offset, folded: z.boolean() }),

	"claims.create": z.strictObject({ statement: words(20_000) }),
	"claims.edit": z.strictObject({ claimId: randomId, seen: version, changes: claimChanges }),
	"claims.settle": z.strictObject({ claimId: randomId, layerId: layerId.nullable() }),
	"claims.delete": z.strictObject({ claimId: randomId }),
	"claims.merge": z.strictObject({ claimIds: z.array(randomId).min(1).max(10_000), into: randomId }),
	"claims.separate": z.strictObject({ claimId: randomId }),
	"claims.split": z.strictObject({
		claimId: randomId,
		evidenceIds: z.array(randomId).min(1).max(100_000),
		statement: words(20_000),
	}),
	"claims.place": z.strictObject({ claimId: randomId, before: randomId.nullable() }),

	"evidence.tag": z.strictObject({
		sourceId,
		start: offset,
		end: offset,
		quote,
		stance: z.enum(stances),
		claimId: randomId.nullable(),
		statement: words(20_000).trim().min(1).optional(),
	}),
	"evidence.edit": z.strictObject({ evidenceId: randomId, changes: evidenceChanges }),
	"evidence.delete": z.strictObject({ evidenceId: randomId }),

	"silences.set": z.strictObject({ claimId: randomId, sourceId, silent: z.boolean() }),
	"silences.setRest": z.strictObject({ sourceId }),

	"backups.list": z.strictObject({ caseId: randomId.nullable() }),
	"backups.make": nothing,
	"backups.restore": z.strictObject({ caseId: randomId, backupId }),
};
