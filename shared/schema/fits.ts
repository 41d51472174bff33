import { elementOf } from "./list-of.ts";
import { findHarm } from "./parse-json.ts";
import type { z } from "./validator.ts";

type Schema = z.core.$ZodType;
type Test = (value: unknown) => boolean;

const tests = new WeakMap<Schema, Test>();

/** Levels that a further field may be nested. With those above it they are far fewer than any file may have. */
const furtherLevels = 32;

/**
 * Whether a schema surely takes a value, and takes it as it is. True is as good as `safeParse`, many times as fast,
 * and copies nothing; false says nothing: then the schema is to be asked, which also knows the reason.
 *
 * The tests are made of the schema's own definition, so there is no second truth to keep right. What they do not
 * know, above all what changes values, never fits.
 */
export function fits(schema: Schema, value: unknown): boolean {
	return testOf(schema)(value);
}

const never: Test = () => false;

function testOf(schema: Schema): Test {
	const known = tests.get(schema);
	if (known) return known;
	const { def } = (schema as z.core.$ZodTypes)._zod;
	const element = elementOf(schema);
	const ofType = element ? arrayTest(testOf(element)) : typeTest(def);
	const test = both(ofType, ...(def.checks ?? []).map((check) => checkTest(check._zod.def)));
	tests.set(schema, test);
	return test;
}

function typeTest(def: z.core.$ZodTypes["_zod"]["def"]): Test {
	switch (def.type) {
		case "object":
			return objectTest(def as z.core.$ZodObjectDef);
		case "array":
			return arrayTest(testOf(def.element));
		case "tuple":
			return def.rest ? never : tupleTest(def.items.map(testOf));
		case "union":
			return unionTest(def as z.core.$ZodDiscriminatedUnionDef);
		case "nullable":
			return nullableTest(testOf(def.innerType));
		case "string":
			return both((value) => typeof value === "string", ownCheck(def));
		case "number":
			return both((value) => typeof value === "number", ownCheck(def) ?? never);
		case "boolean":
			return (value) => typeof value === "boolean";
		case "literal":
			return oneOf(def.values);
		case "enum":
			return oneOf(Object.values(def.entries));
		default:
			return never;
	}
}

interface Member {
	readonly name: string;
	readonly isOptional: boolean;
	readonly test: Test;
}

/** Of an object that may have further fields: they fit where nothing in them does harm (rule F15). */
function objectTest({ shape, catchall }: z.core.$ZodObjectDef): Test {
	if (catchall?._zod.def.type !== "unknown") return never;
	const members = Object.entries(shape).map(([name, member]): Member => {
		const { def } = (member as z.core.$ZodTypes)._zod;
		const isOptional = def.type === "optional";
		return { name, isOptional, test: testOf(isOptional ? def.innerType : member) };
	});
	return (value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
		const known = knownFields(value as Record<string, unknown>, members);
		if (known < 0) return false;
		let all = 0;
		for (const _ in value) all++;
		return all === known || furtherFieldsFit(value, shape);
	};
}

/** How many fields are there that a schema names; negative where one is missing or wrong. */
function knownFields(value: Readonly<Record<string, unknown>>, members: readonly Member[]): number {
	let known = 0;
	for (const { name, isOptional, test } of members) {
		const field = value[name];
		if (field === undefined) {
			if (!isOptional) return -1;
		} else if (test(field)) known++;
		else return -1;
	}
	return known;
}

function furtherFieldsFit(value: object, shape: object): boolean {
	const further = Object.entries(value).filter(([name]) => !Object.hasOwn(shape, name));
	return findHarm(Object.fromEntries(further), furtherLevels) === null;
}

function arrayTest(element: Test): Test {
	return (value) => Array.isArray(value) && value.every(element);
}

function tupleTest(items: readonly Test[]): Test {
	return (value) =>
		Array.isArray(value) && value.length === items.length && items.every((test, index) => test(value[index]));
}

function unionTest({ options, discriminator }: z.core.$ZodDiscriminatedUnionDef): Test {
	const byValue = new Map<unknown, Test>();
	for (const option of options) {
		const { def } = (option as z.core.$ZodTypes)._zod;
		const kind = def.type === "object" ? def.shape[discriminator] : undefined;
		for (const value of kind?._zod.values ?? []) byValue.set(value, testOf(option));
	}
	return (value) => {
		if (typeof value !== "object" || value === null) return false;
		return byValue.get((value as Record<string, unknown>)[discriminator])?.(value) ?? false;
	};
}

function nullableTest(inner: Test): Test {
	return (value) => value === null || inner(value);
}

function oneOf(values: readonly unknown[]): Test {
	return (value) => values.includes(value);
}

/** The check that a schema is besides its type, as an instant is a text. */
function ownCheck(def: object): Test | null {
	return "check" in def ? checkTest(def as { check: string }) : null;
}

function checkTest(def: { readonly check: string }): Test {
	const known = def as z.core.$ZodChecks["_zod"]["def"] | z.core.$ZodCustomDef;
	switch (known.check) {
		case "string_format":
			return patternTest(known);
		case "number_format":
			return known.format === "safeint" ? Number.isSafeInteger : never;
		case "min_length":
			return (value) => (value as { length: number }).length >= known.minimum;
		case "max_length":
			return (value) => (value as { length: number }).length <= known.maximum;
		case "greater_than":
			return (value) =>
				known.inclusive ? Number(value) >= Number(known.value) : Number(value) > Number(known.value);
		case "less_than":
			return (value) =>
				known.inclusive ? Number(value) <= Number(known.value) : Number(value) < Number(known.value);
		case "custom":
			return (value) => known.fn(value) === true;
		default:
			return never;
	}
}

/** Of these formats the pattern is all there is to check. */
function patternTest({ format, pattern }: z.core.$ZodCheckStringFormatDef): Test {
	if (!pattern || pattern.global || pattern.sticky || !["regex", "datetime"].includes(format)) return never;
	// In one file most records have the hash, the layer or the time of the one before.
	let last: unknown;
	return (value) => {
		if (value === last) return true;
		const isFit = pattern.test(value as string);
		if (isFit) last = value;
		return isFit;
	};
}

/** All of these, one after the other. */
function both(...given: readonly (Test | null)[]): Test {
	const all = given.filter((test) => test !== null);
	const [first = never, second] = all;
	if (!second) return first;
	return all.length === 2
		? (value) => first(value) && second(value)
		: (value) => all.every((test) => test(value));
}
