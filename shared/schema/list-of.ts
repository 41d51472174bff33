import { z } from "./validator.ts";

/**
 * An array of which validation stops at the first element that is wrong, as the only thing said of it. `z.array` goes
 * on to the end and collects: a small hostile file makes it so many issues that it throws instead of refusing.
 */
export function listOf<Element extends z.ZodType>(element: Element) {
	return z
		.array(z.unknown())
		.transform((items, context) => {
			const taken: z.output<Element>[] = [];
			for (const [index, item] of items.entries()) {
				const checked = element.safeParse(item);
				if (checked.success) taken.push(checked.data);
				else {
					const [issue] = checked.error.issues;
					const path = [index, ...(issue?.path ?? [])];
					context.addIssue({ code: "custom", message: issue?.message ?? "", path });
					return z.NEVER;
				}
			}
			return taken;
		})
		.meta({ element });
}

/** What a list is of; undefined for any other schema. */
export function elementOf(schema: z.core.$ZodType): z.ZodType | undefined {
	return z.globalRegistry.get(schema)?.element as z.ZodType | undefined;
}
