import { expect, test } from "vitest";
import { ada, adaElsewhere, addSource, ben, emptyCase, layerOf, openAs, save, tag } from "../testing/case.ts";
import { namesakesOf } from "./namesakes.ts";

test("F5 whoever bears the name of somebody who has worked in the case before is asked whether it was they", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.");
	for (const person of [ada, adaElsewhere, ben]) {
		const session = await openAs(folder, person);
		tag(session, source, "lost power");
		await save(session);
	}
	const { layers } = await openAs(folder, ben);
	const another = { ...ada.analyst, id: "another222222222" };
	expect(namesakesOf({ ...another, name: " ada" }, layers)).toEqual([
		{ analystId: ada.analyst.id, name: "Ada", devices: ["Ada's desk", "Ada's laptop"], tags: 2 },
	]);
	expect(namesakesOf({ ...another, name: "Adam" }, layers)).toEqual([]);
	// Whoever has worked here under their own id is known.
	expect(namesakesOf(ada.analyst, layers)).toEqual([]);
	const own = layers.find(({ id }) => id === layerOf(ben));
	if (!own) throw new Error("Ben has a layer.");
	const hasWorked = { ...own, id: `${another.id}-dddddddddddddddd`, analyst: another };
	expect(namesakesOf(another, [...layers, hasWorked])).toEqual([]);
});
