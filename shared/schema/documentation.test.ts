import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anchorHolds } from "../anchor/span.ts";
import { encodeBase32 } from "../model/base32.ts";
import { fileText } from "../model/canonical-json.ts";
import { analystOfLayer, silenceFingerprint } from "../model/identifier.ts";
import { changeText, checkedLine, firstPrevious, headerText, readSegment } from "../model/journal-lines.ts";
import { shardOf } from "../model/layer.ts";
import { rankBetween, rankOfStart } from "../model/rank.ts";
import { sourceFingerprint, textOf } from "../model/text.ts";
import { documentedNames, fieldTable, withFieldTables } from "./documentation.ts";
import type { FileSchema } from "./file-schema.ts";
import {
	caseFile,
	claimsFile,
	evidenceFile,
	layerFile,
	settingsFile,
	sourceFile,
	sourcesFile,
} from "./files.ts";
import { readFileText } from "./read-file.ts";
import type { LayerRecord, Silence } from "./records.ts";
import { z } from "./validator.ts";

const path = join(import.meta.dirname, "../../docs/format.md");
const page = readFileSync(path, "utf8");
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
const sha256 = (text: string) => createHash("sha256").update(text).digest();

const schemas: Record<string, FileSchema> = {
	"parallax/case": caseFile as unknown as FileSchema,
	"parallax/source": sourceFile as unknown as FileSchema,
	"parallax/layer": layerFile as unknown as FileSchema,
	"parallax/claims": claimsFile as unknown as FileSchema,
	"parallax/evidence": evidenceFile as unknown as FileSchema,
	"parallax/sources": sourcesFile as unknown as FileSchema,
	"parallax/settings": settingsFile as unknown as FileSchema,
};

function example(format: string) {
	return JSON.parse(examples.find((text) => text.includes(`"${format}"`)) ?? "") as {
		blocks?: never;
		records?: LayerRecord[];
	};
}

test("F15 the tables in docs/format.md are those of the schemas", () => {
	const fresh = withFieldTables(page);
	if (process.env.UPDATE_DOCS === "1") writeFileSync(path, fresh);
	else
		expect(fresh, "To write the tables anew: UPDATE_DOCS=1 npx vitest run shared/schema/documentation").toBe(
			page,
		);
});

test("F15 docs/format.md has one table for every file and record, and a heading that links to it", () => {
	const named = [...page.matchAll(/<!-- fields: (.+?) -->/g)].map(([, name]) => name);
	expect(named.sort()).toEqual([...documentedNames].sort());
	for (const [, name] of page.matchAll(/\]\(#([a-z-]+)\)/g)) {
		const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
			title.toLowerCase().replaceAll(" ", "-"),
		);
		expect(headings).toContain(name);
	}
});

test("F11 F15 every example in docs/format.md is a file as Parallax reads and writes it, byte for byte", () => {
	expect(examples.map((text) => (JSON.parse(text) as { format: string }).format)).toEqual(
		Object.keys(schemas),
	);
	for (const text of examples) {
		const { format } = JSON.parse(text) as { format: string };
		const schema = schemas[format];
		if (!schema) throw new Error(format);
		const read = readFileText(schema, text, format);
		expect(read).toMatchObject({ ok: true });
		expect(read.ok && fileText(read.value)).toBe(text);
	}
});

test("F11 the example of a journal's segment in docs/format.md is one as Parallax reads and writes it", () => {
	const [, text = ""] = /```jsonl\n([\s\S]*?)```/.exec(page) ?? [];
	const hash = (line: string) => sha256(line).toString("hex");
	const [header = "", line = ""] = text.split("\n");
	const { layerId, previous } = JSON.parse(header) as { layerId: string; previous: string };
	expect(header).toBe(headerText(layerId, 1, previous));
	const read = readSegment(text, "the example", layerId, firstPrevious, hash);
	if (!read.ok) throw new Error(read.problem.message);
	expect(read.value).toMatchObject({ problems: [], changes: [{ seq: 1 }] });
	const lines = read.value.changes.map((change) => checkedLine(changeText(change, hash(header)), hash));
	expect(lines).toEqual([line]);
	expect(example("parallax/settings").records).toContainEqual(read.value.changes[0]?.edits[0]?.after);
});

test("the example of a rank in docs/format.md is that of a claim placed before another one", () => {
	const createdAt = "2026-03-02T08:05:00.000Z";
	const next = rankOfStart(createdAt, "wqxjklkz4pvjborq");
	expect(page).toContain(`\`${createdAt}\` has a rank that begins with \`${next.slice(0, 17)}\``);
	const [record] = example("parallax/settings").records ?? [];
	if (record?.kind !== "rank") throw new Error("There is no example.");
	expect(record.rank).toBe(rankBetween(null, next, record.claimId));
});

test("F3 F9 A1 the examples in docs/format.md fit together: ids, hash, quote, files", () => {
	const { blocks = [] } = example("parallax/source");
	const fingerprint = sourceFingerprint(blocks);
	expect(page).toContain(`\n\`\`\`\n${fingerprint}\`\`\`\n`);
	expect(page).toContain(`step 2 \`${sha256(fingerprint).toString("hex")}\``);
	const id = encodeBase32(sha256(fingerprint)).slice(0, 26);
	expect(page).toContain(`step 4 \`${id}\``);
	const text = textOf(blocks);
	for (const record of example("parallax/evidence").records ?? []) {
		expect(shardOf(record)).toBe(`evidence/${id}.json`);
		if (record.kind === "silence") expectSilenceId(record);
		if (record.kind !== "evidence") continue;
		expect(anchorHolds(text, record.anchor)).toBe(true);
		expect(record.anchor.textHash).toBe(sha256(text).toString("hex"));
		expect(text.slice(0, record.anchor.start).endsWith(record.anchor.prefix)).toBe(true);
		expect(text.slice(record.anchor.end).startsWith(record.anchor.suffix)).toBe(true);
	}
});

function expectSilenceId({ id, claimId, sourceId, version }: Silence): void {
	const fingerprint = silenceFingerprint(analystOfLayer(version[1]), claimId, sourceId);
	expect(page).toContain(`\n\`\`\`\n${fingerprint}\`\`\`\n`);
	expect(page).toContain(`step 2 \`${id}\``);
	expect(encodeBase32(sha256(fingerprint)).slice(0, 26)).toBe(id);
}

test("a table says name, type, whether a field is required, and its meaning", () => {
	const schema = z.looseObject({
		one: z.literal(1).describe("first"),
		two: z
			.array(z.enum(["a", "b"]))
			.optional()
			.describe("second"),
		three: z.boolean().describe("third"),
		four: z.int().min(3).optional().describe("fourth"),
		five: z.string().nullable().describe("fifth"),
	});
	expect(fieldTable(schema).split("\n").slice(2)).toEqual([
		"| `one` | `1` | yes | first |",
		'| `two` | list of `"a"`, `"b"` |  | second |',
		"| `three` | `true` or `false` | yes | third |",
		"| `four` | whole number from 3 |  | fourth |",
		"| `five` | text or `null` | yes | fifth |",
	]);
});

test("a field without a meaning, a type without words and a table of nothing are mistakes", () => {
	expect(() => fieldTable(z.looseObject({ one: z.string() }))).toThrow("The field “one” has no description.");
	expect(() => fieldTable(z.looseObject({ one: z.date().describe("first") }))).toThrow(
		"give its schema a title",
	);
	expect(() => withFieldTables("<!-- fields: nothing -->\n<!-- end of fields -->")).toThrow("“nothing”");
});
