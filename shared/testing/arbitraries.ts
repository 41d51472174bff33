import fc from "fast-check";
import type { Change } from "../model/change.ts";
import { recordKey } from "../model/layer.ts";
import { type Block, blockKinds } from "../schema/files.ts";
import { type LayerRecord, metadataFields, stances } from "../schema/records.ts";
import {
	boilerplate,
	claim,
	claimIds,
	evidence,
	evidenceIds,
	exclusion,
	hash,
	instant,
	layerIds,
	layerOf,
	metadata,
	rank,
	setting,
	silence,
	sourceIds,
	sourceImport,
} from "./samples.ts";

/** Generated values. Ids, versions and texts come from small pools, so that records meet and versions tie. */

const version = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...layerIds));
const words = fc.constantFrom("", "one", "two", "zwölf", "12\u00a0dead", "“quoted”", "👩‍👩‍👧");
const sourceId = fc.constantFrom(...sourceIds);
const claimId = fc.constantFrom(...claimIds);
const provenance = fc
	.record({ version, deleted: fc.boolean() })
	.map(({ deleted, ...rest }) => (deleted ? { ...rest, deleted: true as const } : rest));

/** A piece of evidence stays with its source for ever, and a silence's id follows from its claim and source. */
const anyEvidence = fc
	.record({ number: fc.nat({ max: 1 }), claimId, stance: fc.constantFrom(...stances) })
	.map(({ number, ...rest }) => evidence({ ...rest, id: evidenceIds[number], sourceId: sourceIds[number] }));
const anySilence = fc
	.record({ claim: fc.nat({ max: 2 }), source: fc.nat({ max: 1 }), note: words })
	.map(({ claim: c, source: s, note }) =>
		silence({
			id: `silence${"abc"[c]}${"ab"[s]}`.padEnd(26, "a"),
			claimId: claimIds[c],
			sourceId: sourceIds[s],
			note,
		}),
	);

/** A record of any kind, of few different names. */
export const anyRecord: fc.Arbitrary<LayerRecord> = fc
	.tuple(
		provenance,
		fc.oneof(
			fc.record({ id: claimId, statement: words }).map(claim),
			anyEvidence,
			anySilence,
			fc
				.record({
					sourceId,
					fileName: words,
					original: fc.constantFrom(`${hash}.txt`, `${hash}.md`),
				})
				.map(sourceImport),
			fc.record({ sourceId, field: fc.constantFrom(...metadataFields), value: words }).map(metadata),
			fc.record({ sourceId, block: fc.integer({ min: 0, max: 2 }), folded: fc.boolean() }).map(boilerplate),
			fc.record({ sourceId, excluded: fc.boolean() }).map(exclusion),
			fc.record({ value: words }).map(setting),
			fc.record({ claimId, rank: fc.constantFrom("3", "m", "mm", "z") }).map(rank),
		),
	)
	.map(([stamp, record]) => ({ ...record, ...stamp }) as LayerRecord);

/** Records of different names. */
export const distinctRecords = fc.uniqueArray(anyRecord, { selector: recordKey, maxLength: 12 });

/** A layer with records of every kind, some deleted, some with versions that other layers have as well. */
export const anyLayer = fc
	.record({ id: fc.constantFrom(...layerIds), records: distinctRecords })
	.map(({ id, records }) => layerOf(id, records));

export const anyLayers = fc.array(anyLayer, { maxLength: 5 });

/** A layer that no program of ours writes: one id in several files, records stamped by other layers. */
export const hostileLayer = fc
	.record({
		id: fc.constantFrom(...layerIds),
		records: distinctRecords,
		strays: fc.array(fc.record({ stance: fc.constantFrom(...stances), sourceId, version }).map(evidence)),
	})
	.map(({ id, records, strays }) => layerOf(id, [...records, ...strays]));

/** Pieces of text in which an offset easily lands inside something. */
const pieces = fc.constantFrom(
	..."ab.,'\"12 \t\u00a0\u3000\ufeff",
	"é",
	"e\u0301",
	"a\u0308\u0323",
	"👍",
	"👍🏽",
	"👩‍👩‍👧‍👦",
	"🏳️‍🌈",
	"🇫🇷",
	"🇩🇪",
	"각",
	"\u1112\u1161\u11ab",
	"क्षि",
	"𝒳",
	"شمس",
	"\u200d",
	"\u202e",
);

/** One line of text, possibly empty, without line ends or lone surrogates. */
export const anyLine = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));

export const anyBlock: fc.Arbitrary<Block> = fc.record({
	kind: fc.constantFrom(...blockKinds),
	text: fc.oneof(
		anyLine.filter((line) => line.length > 0),
		fc.string({ unit: "binary", minLength: 1, maxLength: 20 }).filter((text) => /^[^\n\r]+$/.test(text)),
	),
});

export const anyBlocks = fc.array(anyBlock, { minLength: 1, maxLength: 8 });

/** Text of several lines. */
export const anyText = fc.array(anyLine, { minLength: 1, maxLength: 5 }).map((lines) => lines.join("\n"));

const actionIds = ["actionaaaaaaaaaa", "actionbbbbbbbbbb", "actioncccccccccc"];

/** Changes as a journal holds them: numbered from 1, of few different actions, some of them inverses. */
export const anyChanges: fc.Arbitrary<Change[]> = fc
	.array(
		fc.record({
			action: fc.constantFrom(...actionIds),
			label: words,
			undoes: fc.option(fc.constantFrom(...actionIds), { nil: undefined }),
			edits: fc.array(fc.record({ before: fc.option(anyRecord), after: anyRecord }), { maxLength: 3 }),
		}),
		{ maxLength: 8 },
	)
	.map((changes) =>
		changes.map(({ undoes, ...change }, index) => ({
			...change,
			seq: index + 1,
			at: instant,
			...(undoes === undefined ? {} : { undoes }),
		})),
	);
