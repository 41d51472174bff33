import { expect, test } from "./launch/test.ts";
import type { Desk } from "./pages/desk.ts";
import { startDesk } from "./pages/start.ts";

// Promise of the reading panes: a caret, but nothing that a person or a program types ever changes the text.

/** The text and everything drawn into it, without where the selection is. */
function drawn(desk: Desk): Promise<string> {
	return desk.pane(1).text.evaluate((root) => root.innerHTML);
}

type Watching = typeof globalThis & { changes?: MutationRecord[] };

/** Notes every change of the text from now on, also one that is taken back at once. */
async function watch(desk: Desk): Promise<() => Promise<number>> {
	await desk.pane(1).text.evaluate((root) => {
		const changes: MutationRecord[] = [];
		new MutationObserver((records) => changes.push(...records)).observe(root, {
			subtree: true,
			childList: true,
			characterData: true,
		});
		Object.assign(globalThis, { changes });
	});
	return () => desk.page.evaluate(() => (globalThis as Watching).changes?.length ?? -1);
}

test("typing, deleting and formatting never change a text", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	await desk.pane(1).click("PORT SARROW");
	await expect(desk.pane(1).text).toBeFocused();
	const before = await drawn(desk);
	const letters = [..."bdfghilmopqrstuvwyz0567890.,;:!'\"-=+*/\\<>|(){}"];
	const keys = [
		"Space",
		"Enter",
		"Shift+Enter",
		"Backspace",
		"Delete",
		"Control+Backspace",
		"Control+Delete",
	];
	const formats = ["Control+B", "Control+I", "Control+U", "Control+Z", "Control+Y", "Alt+Backspace"];
	for (const key of [...letters, ...keys, ...formats]) {
		await page.keyboard.press(key);
		expect(await drawn(desk), `the text after ${key}`).toBe(before);
	}
	await page.keyboard.type("äß東😀 e\u0301");
	expect(await drawn(desk)).toBe(before);
	// The same with words selected, which these would replace.
	await desk.pane(1).drag("passenger ferry");
	for (const key of ["q", "Backspace", "Delete", "Enter", "Control+B"]) await page.keyboard.press(key);
	expect(await drawn(desk)).toBe(before);
	await expect(desk.toolbar).toBeVisible();
});

test("nothing is pasted, cut or dropped into a text, but its words can be copied", async ({ launch }) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const { app } = desk.launched;
	const clipboard = () => app.evaluate((electron) => electron.clipboard.readText());
	await desk.pane(1).drag("passenger ferry");
	const before = await drawn(desk);
	await page.keyboard.press("Control+C");
	await expect.poll(clipboard).toContain("passenger ferry");
	await app.evaluate((electron) => electron.clipboard.writeText("pasted words"));
	for (const key of ["Control+V", "Control+Shift+V", "Shift+Insert", "Control+X", "Shift+Delete"]) {
		await page.keyboard.press(key);
		expect(await drawn(desk), `the text after ${key}`).toBe(before);
		// Ctrl+Shift+V is the way to paste an article, in a dialog of its own.
		if (await desk.dialog.isVisible()) await page.keyboard.press("Escape");
	}

	const session = await page.context().newCDPSession(page);
	const box = await desk.pane(1).text.boundingBox();
	const place = { x: (box?.x ?? 0) + 60, y: 400 };
	const data = {
		items: [{ mimeType: "text/plain", data: "dropped words" }],
		files: [],
		dragOperationsMask: 1,
	};
	for (const type of ["dragEnter", "dragOver", "drop"] as const)
		await session.send("Input.dispatchDragEvent", { type, ...place, data });
	expect(await drawn(desk)).toBe(before);
	expect(await desk.pane(1).article()).not.toMatch(/pasted|dropped/);
});

test("input methods compose nothing into a text", async ({ launch }) => {
	const desk = await startDesk(launch);
	const session = await desk.page.context().newCDPSession(desk.page);
	for (const select of [
		() => desk.pane(1).click("PORT SARROW"),
		() => desk.pane(1).drag("passenger ferry"),
	]) {
		await select();
		const before = await drawn(desk);
		const changes = await watch(desk);
		await session.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
		await session.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
		expect(await drawn(desk)).toBe(before);
		await session.send("Input.insertText", { text: "日本" });
		await session.send("Input.insertText", { text: "e\u0301" });
		expect(await drawn(desk)).toBe(before);
		expect(await changes(), "changes, and changes taken back").toBe(0);
		// What came before does not leave the text deaf: keys still move the caret and tag.
		await desk.page.keyboard.press("ArrowRight");
		expect(await drawn(desk)).toBe(before);
	}
	await desk.pane(1).drag("passenger ferry");
	await desk.page.keyboard.press("a");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "passenger ferry" } }]);
});

test("changes that a script or an extension forces into the page are taken back", async ({ launch }) => {
	const desk = await startDesk(launch);
	const before = await desk.pane(1).article();
	await desk.pane(1).click("PORT SARROW");
	await desk.page.evaluate(() => document.execCommand("insertText", false, "forced"));
	await desk.page.evaluate(() => document.execCommand("delete"));
	await expect.poll(() => desk.pane(1).article()).toBe(before);
	await desk.pane(1).text.evaluate((root) => {
		const paragraph = [...root.children].find((child) => child.textContent?.startsWith("PORT SARROW"));
		paragraph?.prepend("forced ");
	});
	await expect.poll(() => desk.pane(1).article()).toBe(before);
});

test("the caret goes where the arrow keys lead it, word by word and line by line, and selects with Shift", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
	const caret = () =>
		page.evaluate(() => {
			const { focusNode, focusOffset } = getSelection() ?? {};
			return `${focusNode?.textContent?.slice(0, 12)} ${focusOffset}`;
		});
	await desk.pane(1).click("Ferry loses");
	const visited = new Set<string>();
	for (const key of [
		"Home",
		"ArrowRight",
		"Control+ArrowRight",
		"End",
		"ArrowDown",
		"ArrowDown",
		"Control+End",
		"PageUp",
		"Control+Home",
	]) {
		await page.keyboard.press(key);
		visited.add(await caret());
	}
	expect(visited.size).toBeGreaterThanOrEqual(8);
	expect(await selected()).toBe("");
	await page.keyboard.press("Shift+End");
	expect(await selected()).toMatch(/^Published: 19:55/);
	await expect(desk.toolbar).toBeVisible();
	await page.keyboard.press("Control+A");
	await expect.poll(async () => (await selected()).length).toBeGreaterThan(2_000);
});
