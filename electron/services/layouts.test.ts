import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { wholeListing } from "../../shared/ipc/claim-listing.ts";
import type { Layout } from "../../shared/ipc/views.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { readLayout, writeLayout } from "./layouts.ts";

const sourceId = "a".repeat(26);
const caseId = "caseaaaaaaaaaaaa";
const layout: Layout = {
	panes: [{ sourceId, share: 1 }],
	scroll: { [sourceId]: 40 },
	activeClaimId: null,
	sides: { sources: 200, claims: 300 },
};

test("an arrangement is read as it was written, for its own case", async () => {
	const data = await temporaryFolder();
	expect(await readLayout(data, caseId)).toBeNull();
	await writeLayout(data, caseId, layout);
	expect(await readLayout(data, caseId)).toEqual(layout);
	expect(await readLayout(data, "casebbbbbbbbbbbb")).toBeNull();
	expect(await filesIn(data)).toEqual([`layouts/${caseId}.json`]);
});

test("how claims are listed is kept, too; arrangements from before there was a choice are read", async () => {
	const data = await temporaryFolder();
	const claims = { ...wholeListing, words: "quay", states: ["disputed"], order: "state" } as const;
	await writeLayout(data, caseId, { ...layout, claims });
	expect((await readLayout(data, caseId))?.claims).toEqual(claims);
	expect(layout).not.toHaveProperty("claims");
	await writeLayout(data, caseId, layout);
	expect(await readLayout(data, caseId)).toEqual(layout);
});

test("of arrangements that are written quickly after each other the last stands", async () => {
	const data = await temporaryFolder();
	const widths = Array.from({ length: 20 }, (_, index) => 200 + index);
	await Promise.all(
		widths.map((sources) => writeLayout(data, caseId, { ...layout, sides: { ...layout.sides, sources } })),
	);
	expect((await readLayout(data, caseId))?.sides.sources).toBe(219);
});

test("F15 a broken arrangement is none, and the next one replaces it", async () => {
	const data = await temporaryFolder();
	await writeLayout(data, caseId, layout);
	for (const text of ["", "{", '{"format": "parallax/layout", "version": 2}', "null"]) {
		await writeFile(join(data, "layouts", `${caseId}.json`), text);
		expect(await readLayout(data, caseId)).toBeNull();
	}
	await writeLayout(data, caseId, layout);
	expect(await readLayout(data, caseId)).toEqual(layout);
});
