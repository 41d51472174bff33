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
	const formats = ["Control+I", "Control+U", "Control+Z", "Control+Y", "Alt+Backspace"];
	for (const key of [...letters, ...keys, ...formats]) {
		await page.keyboard.press(key);
		expect(await drawn(desk), `the text after ${key}`).toBe(before);
	}
	await page.keyboard.type("äß東😀 e\u0301");
	expect(await drawn(desk)).toBe(before);
	// Ctrl B puts a column away: the text is laid out anew, and nothing in it is bold.
	const article = await desk.pane(1).article();
	await page.keyboard.press("Control+B");
	await page.keyboard.press("Control+B");
	expect(await desk.pane(1).article()).toBe(article);
	await expect(desk.pane(1).text.locator("b, strong")).toHaveCount(0);
	// The same with words selected, which these would replace.
	await desk.pane(1).drag("passenger ferry");
	await expect(desk.toolbar).toBeVisible();
	const selected = await drawn(desk);
	for (const key of ["q", "Backspace", "Delete", "Enter", "Control+I"]) await page.keyboard.press(key);
	expect(await drawn(desk)).toBe(selected);
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
	// No key leads to this one, which asks nobody.
	await desk.pane(1).drag("passenger ferry");
	await desk.launched.app.evaluate(({ BrowserWindow }) =>
		BrowserWindow.getAllWindows()[0]?.webContents.replace("forced"),
	);
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

const editingCommands = [
	"insertText",
	"replaceMisspelling",
	"paste",
	"pasteAndMatchStyle",
	"cut",
	"delete",
	"undo",
	"redo",
] as const;

test("the program's own editing commands, and words that a system puts in, change nothing", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { app } = desk.launched;
	await app.evaluate((electron) => electron.clipboard.writeText("pasted words"));
	for (const select of [
		() => desk.pane(1).click("PORT SARROW"),
		() => desk.pane(1).drag("passenger ferry"),
	]) {
		await select();
		const before = await drawn(desk);
		const changes = await watch(desk);
		for (const name of editingCommands) {
			await app.evaluate(async ({ BrowserWindow }, command) => {
				await BrowserWindow.getAllWindows()[0]?.webContents[command]("dictated");
			}, name);
			await desk.page.keyboard.press("Shift+ArrowRight");
			expect(await drawn(desk), `the text after ${name}`).toBe(before);
			expect.soft(await changes(), `changes by ${name}, and changes taken back`).toBe(0);
		}
	}
});

test("every kind of input that a page can be told of is refused before it does anything", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	await desk.pane(1).drag("passenger ferry");
	const changes = await watch(desk);
	const passed = await desk.pane(1).text.evaluate((root) => {
		const kinds = (
			"insertText insertReplacementText insertLineBreak insertParagraph insertOrderedList insertUnorderedList " +
			"insertHorizontalRule insertFromYank insertFromDrop insertFromPaste insertFromPasteAsQuotation " +
			"insertTranspose insertCompositionText insertFromComposition insertLink deleteByComposition " +
			"deleteCompositionText deleteWordBackward deleteWordForward deleteSoftLineBackward deleteSoftLineForward " +
			"deleteEntireSoftLine deleteHardLineBackward deleteHardLineForward deleteByDrag deleteByCut " +
			"deleteContent deleteContentBackward deleteContentForward historyUndo historyRedo formatBold formatItalic"
		).split(" ");
		return kinds.filter((inputType) =>
			root.dispatchEvent(
				new InputEvent("beforeinput", { inputType, data: "x", bubbles: true, cancelable: true }),
			),
		);
	});
	expect(passed).toEqual([]);
	for (const type of ["paste", "cut", "drop", "dragstart"]) {
		const isRefused = await desk.pane(1).text.evaluate((root, name) => {
			const transfer = new DataTransfer();
			transfer.setData("text/plain", "forced");
			const event =
				name === "paste" || name === "cut"
					? new ClipboardEvent(name, { clipboardData: transfer, bubbles: true, cancelable: true })
					: new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true });
			return !root.dispatchEvent(event);
		}, type);
		expect(isRefused, `${type} is refused`).toBe(true);
	}
	expect(await changes()).toBe(0);
});

test("whatever a page's own commands do to a text is not there afterwards", async ({ launch }) => {
	const desk = await startDesk(launch);
	await desk.pane(1).drag("passenger ferry");
	const before = await drawn(desk);
	const article = await desk.pane(1).article();
	const forced: readonly (readonly [string, string])[] = [
		["insertText", "forced"],
		["insertParagraph", ""],
		["insertLineBreak", ""],
		["insertUnorderedList", ""],
		["formatBlock", "h1"],
		["bold", ""],
		["foreColor", "#ff0000"],
		["createLink", "https://example.invalid"],
		["removeFormat", ""],
		["justifyCenter", ""],
		["indent", ""],
		["delete", ""],
		["forwardDelete", ""],
		["cut", ""],
		["paste", ""],
		["undo", ""],
		["redo", ""],
	];
	for (const [name, value] of forced) {
		await desk.page.evaluate(([command, words]) => document.execCommand(command, false, words), [
			name,
			value,
		] as const);
		await expect.poll(() => desk.pane(1).article(), { message: `the text after ${name}` }).toBe(article);
		await expect.poll(() => drawn(desk), { message: `the page after ${name}` }).toBe(before);
	}
});

test("a composition that is given up leaves the selection as it was, and the tag is right", async ({
	launch,
}) => {
	const desk = await startDesk(launch);
	const { page } = desk;
	const session = await page.context().newCDPSession(page);
	const compose = (text: string) =>
		session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
	await desk.pane(1).drag("passenger ferry");
	const before = await drawn(desk);
	const changes = await watch(desk);
	for (const text of ["k", "か", "かn", "かん"]) await compose(text);
	await compose("");
	expect(await drawn(desk)).toBe(before);
	expect(await changes()).toBe(0);
	await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe("passenger ferry");
	await page.keyboard.press("a");
	expect((await desk.ownWork()).evidence).toMatchObject([{ anchor: { quote: "passenger ferry" } }]);

	// In a text with tags, at the border of one and inside it, and while another composition is open.
	for (const place of ["passenger ferry", "assenger ferry"]) {
		await desk.pane(1).click(place);
		const tagged = await drawn(desk);
		await compose("ひ");
		await page.keyboard.press("ArrowRight");
		await compose("ひと");
		await session.send("Input.insertText", { text: "人" });
		expect(await drawn(desk)).toBe(tagged);
	}
	await desk.pane(1).drag("17 people");
	await page.keyboard.press("Shift+C");
	await expect(desk.claims.statement("17 people")).toBeVisible();
	expect((await desk.ownWork()).evidence.map(({ anchor }) => anchor.quote).sort()).toEqual([
		"17 people",
		"passenger ferry",
	]);
});

test("the caret goes line by line through the whole text, over folded lines, in both directions, with Shift too", async ({
	launch,
}) => {
	test.slow();
	const desk = await startDesk(launch);
	const { page } = desk;
	const text = desk.pane(2).text;
	await text.focus();
	await expect(text.getByRole("button", { name: /^Show boilerplate/ }).first()).toBeVisible();
	const place = () => text.evaluate(caretPlace);
	const visible = await text.evaluate((root) =>
		[...root.children].flatMap((child, index) =>
			(child as HTMLElement).isContentEditable && child.getClientRects().length > 0 ? index : [],
		),
	);
	for (const [key, from, to] of [
		["ArrowDown", "Control+Home", 1],
		["ArrowUp", "Control+End", -1],
		["PageDown", "Control+Home", 1],
		["PageUp", "Control+End", -1],
	] as const) {
		await page.keyboard.press(from);
		let last = await place();
		const visited = new Set([last.block]);
		for (let still = 0; still < 3; ) {
			await page.keyboard.press(key);
			const now = await place();
			if (now.offset === last.offset) still++;
			else {
				still = 0;
				expect((now.offset - last.offset) * to, `${key} from ${last.offset}`).toBeGreaterThan(0);
			}
			visited.add(now.block);
			last = now;
		}
		const ends = to > 0 ? visible.at(-1) : visible[0];
		expect([...visited], `paragraphs that ${key} comes through`).toContain(ends);
		expect([...visited].filter((block) => !visible.includes(block))).toEqual([]);
		if (key.startsWith("Arrow")) expect(visited.size).toBe(visible.length);
	}
	// Word by word over the folded lines at the beginning and those at the end.
	for (const [key, from] of [
		["Control+ArrowRight", "Control+Home"],
		["Control+ArrowLeft", "Control+End"],
	] as const) {
		await page.keyboard.press(from);
		const visited = new Set<number>();
		for (let step = 0; step < 40; step++) {
			await page.keyboard.press(key);
			visited.add((await place()).block);
		}
		expect(visited.size, `paragraphs that ${key} comes through`).toBeGreaterThan(1);
		expect([...visited].filter((block) => !visible.includes(block))).toEqual([]);
	}
	await page.keyboard.press("Control+Home");
	await page.keyboard.press("Control+Shift+End");
	const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
	await expect.poll(selected).toContain("Hanne Brook had just looked at her phone");
	await page.keyboard.press("ArrowLeft");
	await expect.poll(selected).toBe("");
	await page.keyboard.press("Shift+PageDown");
	await expect
		.poll(async () => (await selected()).length, { message: "letters selected" })
		.toBeGreaterThan(200);
});

/** Runs in the page, by itself: the paragraph that the caret is in, by its place among all, and its offset in the text. */
function caretPlace(root: Element): { block: number; offset: number } {
	const { focusNode, focusOffset } = getSelection() ?? {};
	const children = [...root.children];
	const block = children.findIndex((child) => child === focusNode || child.contains(focusNode ?? null));
	const range = document.createRange();
	range.setStart(root, 0);
	range.setEnd(focusNode ?? root, focusOffset ?? 0);
	return { block, offset: range.cloneContents().textContent?.length ?? 0 };
}
