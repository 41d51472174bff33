import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startDesk } from "./pages/start.ts";

const power = "The ferry lost power at 17:42 local time.";

test("F9 S records silence for the active claim in the focused source, again takes it back, and undo undoes", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await keys.press("3", "s");
	await desk.says("Choose the claim that this source is silent on first");
	await desk.claims.activate(power);
	await keys.press("3", "s");
	await desk.says(`says nothing on “${power}”.`);
	expect(await silences(desk)).toHaveLength(1);
	await keys.press("s");
	await desk.says(`is not examined for “${power}” any more.`);
	expect(await silences(desk)).toEqual([]);
	await keys.press("Control+z");
	expect(await silences(desk)).toHaveLength(1);
});

test("F9 silence is refused where one has tagged words, with the reason; a tag withdraws silence", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.claims.activate(power);
	await keys.press("2", "s");
	await desk.says("says nothing on");
	await desk.pane(2).drag("23 people");
	await keys.press("a");
	await expect(desk.claims.evidence.filter({ hasText: "23 people" })).toBeVisible();
	expect(await silences(desk)).toEqual([]);
	await keys.press("s");
	await desk.says(/You have tagged words of .* under this claim: it is not silent/);
	expect(await silences(desk)).toEqual([]);
});

test("F9 Shift+S records silence on all claims not examined in the source, as one step", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const keys = new Keyboard(desk.page);
	await desk.claims.activate(power);
	await desk.pane(1).drag("17 people");
	await keys.press("a", "Shift+S");
	await desk.says(/says nothing on the \d claims that you had not examined in it\./);
	const claims = (await desk.onDisk()).layers.flatMap((layer) => layer.claims);
	expect(await silences(desk)).toHaveLength(claims.length - 1);
	await keys.press("Shift+S");
	await desk.says(/You have examined .* for every claim already\./);
	await keys.press("Control+z");
	await desk.says(/^Undone/);
	expect(await silences(desk)).toEqual([]);
});

/** One's own silences on disk that stand. */
async function silences(desk: Desk) {
	const { records } = await desk.ownWork();
	return records.filter(({ kind, deleted }) => kind === "silence" && deleted !== true);
}
