import { expect, test } from "vitest";
import { commandIds } from "../../shared/ipc/commands.ts";
import type { ClaimView, SourceView } from "../../shared/ipc/views.ts";
import { wordsOf } from "../../shared/search/match-words.ts";
import { findInPalette, paletteContents } from "./palette.ts";
import { claimView, sourceView } from "./testing/views.ts";

function source(id: string, outlet: string, title = ""): SourceView {
	const plain = sourceView(id);
	return { ...plain, metadata: { ...plain.metadata, outlet, title } };
}

function claim(id: string, statement: string): ClaimView {
	return { ...claimView(id), statement };
}

const sources = {
	a: source("a", "Tern News Agency", "Ferry loses power"),
	b: source("b", "Voz do Cais", "Colisão no pôrto"),
	c: { ...source("c", "Ferry Weekly"), excluded: true },
};
const claims = {
	k: claim("k", "The ferry lost power."),
	l: claim("l", "Seventeen were injured on the ferry."),
	m: { ...claim("m", "The ferry sank."), deletedBy: "Bo" },
	n: claim("n", ""),
};
const contents = paletteContents(sources, claims, (id) => id !== "undo");

function found(typed: string, recent: readonly string[] = []): Record<string, string[]> {
	const groups = findInPalette(contents, wordsOf(typed), recent);
	return Object.fromEntries(groups.map(({ title, items }) => [title, items.map(({ key }) => key)]));
}

test("sources are found by outlet and title, claims by their words, actions by what they do", () => {
	expect(found("ferry power")).toEqual({ Claims: ["claim k"], Sources: ["source a"] });
	expect(found("colisao porto")).toEqual({ Sources: ["source b"] });
	expect(found("conf anew")).toEqual({});
	expect(found("conf new")).toEqual({ Actions: ["action tag-conflicts-anew"] });
});

test("what is excluded, deleted or cannot be done is not offered", () => {
	expect(found("weekly")).toEqual({});
	expect(found("sank")).toEqual({});
	expect(found("undo")).toEqual({});
	expect(contents.actions).toHaveLength(commandIds.length - 1);
});

test("the group with the best match comes first, and in it the best match", () => {
	// Of equals actions come before sources, and sources before claims.
	expect(Object.keys(found("ferry"))).toEqual(["Sources", "Claims"]);
	expect(Object.keys(found("the"))).toEqual(["Claims", "Actions"]);
	expect(found("on the ferry").Claims).toEqual(["claim l"]);
	expect(found("ferry").Claims).toEqual(["claim k", "claim l"]);
});

test("of equals what was chosen last comes first; with nothing typed it stands on top", () => {
	expect(found("go pane", ["action pane-3"]).Actions?.[0]).toBe("action pane-3");
	const { Recent, Sources } = found("", ["claim gone", "source b", "claim k"]);
	expect(Recent).toEqual(["source b", "claim k"]);
	expect(Sources).toEqual(["source a"]);
	expect(found("").Recent).toBeUndefined();
});

test("a group lists its best eight and says how many there are", () => {
	const many = Object.fromEntries(
		Array.from({ length: 5_000 }, (_, n) => [`${n}`, claim(`${n}`, `Claim ${n}`)]),
	);
	const [group] = findInPalette(
		paletteContents({}, many, () => false),
		wordsOf("claim 49"),
		[],
	);
	expect(group).toMatchObject({ title: "Claims", count: 111 });
	expect(group?.items.map(({ key }) => key)).toEqual(
		["49", "490", "491", "492", "493", "494", "495", "496"].map((id) => `claim ${id}`),
	);
});
