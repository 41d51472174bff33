import { expect, test } from "vitest";
import { type Payload, type RequestName, requestNames } from "../ipc/channels.ts";
import { defaultPreferences } from "../model/preferences.ts";
import { claimIds, evidenceIds, layerIds, sourceIds } from "../testing/samples.ts";
import { messages } from "./messages.ts";

const [sourceId] = sourceIds;
const [claimId, otherClaimId] = claimIds;
const [evidenceId] = evidenceIds;
const [layerId = ""] = layerIds;

/** One payload of each request as the window sends it. */
const valid: { readonly [Name in RequestName]: Payload<Name> } = {
	"app.welcome": {},
	"app.setAnalyst": { name: "Ada" },
	"app.showReach": { reach: "case" },
	"app.setPreferences": { preferences: defaultPreferences },
	"cases.create": { title: "Ferry", chooseFolder: false },
	"cases.open": {},
	"cases.openRecent": { id: claimId },
	"cases.forget": { id: claimId },
	"cases.openSample": {},
	"cases.current": {},
	"cases.identify": { namesakeId: claimId },
	"cases.close": {},
	"case.rename": { title: "Ferry" },
	"case.undo": {},
	"case.redo": {},
	"case.retrySaving": {},
	"case.search": { query: { text: "harbour", sourceId, stance: "agrees", analystId: claimId } },
	"case.saveLayout": {
		layout: {
			panes: [{ sourceId, share: 0.5 }],
			scroll: { [sourceId]: 120 },
			activeClaimId: null,
			sides: { sources: 240, claims: 320 },
		},
	},
	"case.check": { repair: false },
	"case.cancelCheck": {},
	"sources.text": { sourceId },
	"sources.importFiles": {},
	"sources.importDropped": { files: [{ name: "a.txt", bytes: new Uint8Array([65]) }] },
	"sources.importPasted": { text: "Words." },
	"sources.setMetadata": { sourceId, values: { title: "" } },
	"sources.setExcluded": { sourceId, excluded: true },
	"sources.setFolded": { sourceId, block: 0, folded: true },
	"claims.create": { statement: "" },
	"claims.edit": {
		claimId,
		seen: [1, layerId],
		changes: { statement: "It rained.", verdict: "True", rationale: "" },
	},
	"claims.settle": { claimId, layerId: null },
	"claims.delete": { claimId },
	"claims.merge": { claimIds: [claimId], into: otherClaimId },
	"claims.separate": { claimId },
	"claims.split": { claimId, evidenceIds: [evidenceId], statement: "" },
	"claims.place": { claimId, before: null },
	"evidence.tag": { sourceId, start: 0, end: 3, quote: "abc", stance: "agrees", claimId: null },
	"evidence.edit": {
		evidenceId,
		changes: {
			stance: "context",
			note: "",
			attributedTo: "police",
			claimId,
			span: { start: 0, end: 3, quote: "abc" },
		},
	},
	"evidence.delete": { evidenceId },
	"silences.set": { claimId, sourceId, silent: true },
	"silences.setRest": { sourceId },
	"backups.list": { caseId: claimId },
	"backups.make": {},
	"backups.restore": { caseId: claimId, backupId: "2026-11-27T14-30-00.000Z" },
};

test("every request has a schema, and no schema is without its request", () => {
	expect(Object.keys(messages).sort()).toEqual([...requestNames].sort());
});

test.each(requestNames)("%s: a payload as the window sends it is taken as it is", (name) => {
	expect(messages[name].parse(valid[name])).toEqual(valid[name]);
});

test.each(requestNames)("%s: an unknown key is refused", (name) => {
	for (const key of ["path", "analystId", "at", "__proto__"]) {
		const payload = JSON.parse(JSON.stringify({ extra: 1 }).replace("extra", key)) as object;
		const whole = Object.defineProperties({ ...valid[name] }, Object.getOwnPropertyDescriptors(payload));
		expect(messages[name].safeParse(whole).success, key).toBe(false);
	}
});

test.each(requestNames)("%s: a payload that is no object, or lacks a key, is refused", (name) => {
	for (const payload of [undefined, null, "x", 1, [], [valid[name]]]) {
		expect(messages[name].safeParse(payload).success, String(payload)).toBe(false);
	}
	for (const key of Object.keys(valid[name])) {
		const { [key]: _left, ...rest } = valid[name] as Record<string, unknown>;
		expect(messages[name].safeParse(rest).success, key).toBe(false);
	}
});

const refused: [RequestName, object][] = [
	["app.setAnalyst", { name: "  " }],
	["app.setAnalyst", { name: "x".repeat(81) }],
	["cases.create", { title: " " }],
	["cases.openRecent", { id: "../../secret1234" }],
	["sources.text", { sourceId: "../../../../../../etc/passw" }],
	["sources.text", { sourceId: sourceId.toUpperCase() }],
	["sources.importDropped", { files: [] }],
	["sources.importDropped", { files: [{ name: "a.txt", bytes: [65] }] }],
	["sources.importDropped", { files: [{ name: "a.txt", bytes: new Uint8Array(), path: "/etc" }] }],
	["sources.setMetadata", { values: { colour: "red" } }],
	["sources.setMetadata", { values: { title: 1 } }],
	["sources.setFolded", { block: -1 }],
	["sources.setFolded", { block: 0.5 }],
	["claims.edit", { statement: " \n" }],
	["case.check", { repair: "yes" }],
	["evidence.tag", { start: -1 }],
	["evidence.tag", { end: Number.POSITIVE_INFINITY }],
	["evidence.tag", { end: Number.NaN }],
	["evidence.tag", { stance: "perhaps" }],
	["evidence.tag", { claimId: "" }],
	["backups.list", { caseId: "../../secret1234" }],
	["backups.restore", { backupId: "../2026-11-27T14-30-00.000Z" }],
	["backups.restore", { backupId: "2026-11-27T14:30:00.000Z" }],
	[
		"case.saveLayout",
		{ layout: { panes: [], scroll: { "../x": 1 }, activeClaimId: null, sides: { sources: 1, claims: 1 } } },
	],
	[
		"case.saveLayout",
		{
			layout: {
				panes: [{ sourceId, share: 2 }],
				scroll: {},
				activeClaimId: null,
				sides: { sources: 1, claims: 1 },
			},
		},
	],
];

test.each(refused)("%s: %j is refused", (name, field) => {
	expect(messages[name].safeParse({ ...valid[name], ...field }).success).toBe(false);
});

test("names and titles arrive without white space around them", () => {
	expect(messages["app.setAnalyst"].parse({ name: " Ada " })).toEqual({ name: "Ada" });
	expect(messages["cases.create"].parse({ title: "\tFerry\n", chooseFolder: true })).toMatchObject({
		title: "Ferry",
	});
});
