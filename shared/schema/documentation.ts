import {
	blockSchema,
	caseFile,
	claimsFile,
	evidenceFile,
	layerFile,
	settingsFile,
	sourceFile,
	sourcesFile,
} from "./files.ts";
import { changeLine, editSchema, segmentHeader } from "./journal.ts";
import { elementOf } from "./list-of.ts";
import {
	analystSchema,
	anchorSchema,
	boilerplateSchema,
	claimSchema,
	deviceSchema,
	evidenceSchema,
	exclusionSchema,
	importSchema,
	metadataSchema,
	rankSchema,
	settingSchema,
	silenceSchema,
} from "./records.ts";
import { z } from "./validator.ts";

/** The schemas that docs/format.md shows a table of, by the name in the table's marker. */
const documented: Readonly<Record<string, z.ZodObject>> = {
	"case.json": caseFile,
	"source.json": sourceFile,
	block: blockSchema,
	"layer.json": layerFile,
	analyst: analystSchema,
	device: deviceSchema,
	"claims/xx.json": claimsFile,
	claim: claimSchema,
	"evidence/sourceId.json": evidenceFile,
	evidence: evidenceSchema,
	anchor: anchorSchema,
	silence: silenceSchema,
	"sources.json": sourcesFile,
	import: importSchema,
	metadata: metadataSchema,
	boilerplate: boilerplateSchema,
	exclusion: exclusionSchema,
	"settings.json": settingsFile,
	setting: settingSchema,
	rank: rankSchema,
	"journal header": segmentHeader,
	change: changeLine,
	edit: editSchema,
};

/** Names that must each have one table. */
export const documentedNames = Object.keys(documented);

const marked = /<!-- fields: (.+?) -->\n[\s\S]*?<!-- end of fields -->/g;

/** The page with each table between its markers made anew from the schemas. Throws where a marker names no schema. */
export function withFieldTables(page: string): string {
	return page.replace(marked, (_whole, name: string) => {
		const schema = documented[name];
		if (!schema) throw new Error(`There is no schema named “${name}”.`);
		return `<!-- fields: ${name} -->\n\n${fieldTable(schema)}\n\n<!-- end of fields -->`;
	});
}

/** A Markdown table of an object's fields: name, type in words, whether it must be there, meaning. */
export function fieldTable(schema: z.ZodObject): string {
	const rows = Object.entries(schema.shape).map(([name, field]) => {
		const isOptional = field instanceof z.ZodOptional;
		const meaning = metaOf(field).description ?? metaOf(withoutOptional(field)).description;
		if (!meaning) throw new Error(`The field “${name}” has no description.`);
		return `| \`${name}\` | ${typeInWords(withoutOptional(field))} | ${isOptional ? "" : "yes"} | ${meaning} |`;
	});
	return ["| field | type | required | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

function typeInWords(schema: z.core.$ZodType): string {
	const { title } = metaOf(schema);
	if (title !== undefined) return Object.hasOwn(documented, title) ? `[${title}](#${title})` : title;
	if (schema instanceof z.ZodLiteral)
		return [...schema.values].map((value) => `\`${JSON.stringify(value)}\``).join(" or ");
	if (schema instanceof z.ZodEnum) return schema.options.map((option) => `\`"${option}"\``).join(", ");
	const element = elementOf(schema);
	if (element) return `list of ${typeInWords(element)}`;
	if (schema instanceof z.ZodArray) return `list of ${typeInWords(schema.element)}`;
	if (schema instanceof z.ZodUnion) return schema.options.map(typeInWords).join(" or ");
	if (schema instanceof z.ZodNullable) return `${typeInWords(schema.unwrap())} or \`null\``;
	if (schema instanceof z.ZodBoolean) return "`true` or `false`";
	if (schema instanceof z.ZodNumber) return `whole number from ${schema.minValue}`;
	if (schema instanceof z.ZodString) return "text";
	throw new Error("A type has no words: give its schema a title.");
}

function withoutOptional(schema: z.core.$ZodType): z.core.$ZodType {
	return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function metaOf(schema: z.core.$ZodType): { title?: string; description?: string } {
	return z.globalRegistry.get(schema) ?? {};
}
