import { chmodSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Launched } from "./launch/launch.ts";
import { expect } from "./launch/test.ts";
import { giveAway } from "./launch/user.ts";
import { readCase } from "./pages/case-on-disk.ts";
import { Desk } from "./pages/desk.ts";
import { bytesOf, filesIn } from "./pages/files.ts";
import { answerDialogs } from "./pages/native-dialogs.ts";
import { test } from "./pages/sample-case.ts";
import { answerName, startDesk } from "./pages/start.ts";
import { WelcomeScreen } from "./pages/welcome.ts";

const article = "Harbour burns\n\nTwelve boats were lost.\n";

/** Files that nobody can import, and what is said of each; and one good one. */
function badFiles(folder: string): { paths: string[]; reasons: Record<string, RegExp> } {
	const file = (name: string, content: string | Uint8Array) => {
		writeFileSync(join(folder, name), content);
		return join(folder, name);
	};
	const large = file("large.txt", "");
	truncateSync(large, 50 * 1024 * 1024);
	const locked = file("locked.txt", article);
	const paths = [
		file("article.txt", article),
		file("empty.txt", ""),
		file("picture.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
		file("page.html", "<p>Harbour burns</p>"),
		large,
		locked,
		join(folder, "gone.txt"),
	];
	giveAway(folder);
	chmodSync(locked, 0o000);
	const reasons = {
		"empty.txt": /contains no text/,
		"picture.txt": /is not text: it looks like a PNG image/,
		"page.html": /is a web page: Parallax reads plain text so far/,
		"large.txt": /50\.0 MB/,
		"locked.txt": /may not read it/,
		"gone.txt": /not there/,
	};
	return { paths, reasons };
}

test("files that cannot be imported are named with the reason, and the good one comes in", async ({
	launch,
	stage,
	sampleCase,
}) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const { paths, reasons } = badFiles(join(stage(sampleCase), ".."));
	const launched = await launch({ args: ["--welcome"] });
	await answerName(launched, "Ada");
	await new WelcomeScreen(launched.page).createCase("Mixed");
	await answerDialogs(launched.app, { chosen: paths });
	await launched.page.getByRole("button", { name: "Import files…" }).click();
	const dialog = launched.page.getByRole("dialog", { name: "Some files were not imported" });
	for (const [name, reason] of Object.entries(reasons)) {
		await expect(dialog.getByRole("listitem").filter({ hasText: name })).toContainText(reason);
	}
	await expect(dialog).toContainText("One source came in.");
	await dialog.getByRole("button", { name: "Close" }).click();
	const desk = new Desk(launched);
	expect(await desk.pane(1).article()).toBe("Harbour burns\nTwelve boats were lost.");
	const { sources } = await desk.onDisk();
	expect([...sources.values()].map(({ text }) => text)).toEqual(["Harbour burns\nTwelve boats were lost."]);
});

test("files dropped anywhere on the window come in, or are refused with the reason; dropped words are not", async ({
	launch,
	stage,
	sampleCase,
}) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const { paths } = badFiles(join(stage(sampleCase), ".."));
	const desk = await startDesk(launch);
	const session = await desk.page.context().newCDPSession(desk.page);
	const drop = async (data: { items: { mimeType: string; data: string }[]; files: string[] }) => {
		for (const type of ["dragEnter", "dragOver", "drop"] as const) {
			await session.send("Input.dispatchDragEvent", {
				type,
				x: 700,
				y: 500,
				data: { ...data, dragOperationsMask: 1 },
			});
		}
	};
	await drop({ items: [{ mimeType: "text/uri-list", data: "https://example.org/" }], files: [] });
	await expect(desk.counts).toHaveText("30 spans · 9 claims");
	expect(desk.page.url()).toBe("app://workbench/index.html");
	await drop({ items: [], files: paths.slice(0, 3) });
	const dialog = desk.page.getByRole("dialog", { name: "Some files were not imported" });
	await expect(dialog.getByRole("listitem")).toContainText([/empty\.txt.*contains no text/, /picture\.txt/]);
	await dialog.getByRole("button", { name: "Close" }).click();
	await expect(desk.sources.root.getByRole("heading", { name: "Sources · 6" })).toBeVisible();
	expect((await desk.ownWork()).records.filter(({ kind }) => kind === "import")).toMatchObject([
		{ fileName: "article.txt" },
	]);
});

test("of files named at the start, those that cannot be read are named as well", async ({
	launch,
	stage,
	sampleCase,
}) => {
	test.skip(process.platform === "win32", "needs permissions as Linux and macOS have them");
	const { paths } = badFiles(join(stage(sampleCase), ".."));
	const desk = await startDesk(launch, { args: paths });
	expect(await desk.pane(1).article()).toBe("Harbour burns\nTwelve boats were lost.");
	await desk.page.getByRole("button", { name: /files? needs? a look|files need a look/ }).click();
	await expect(desk.page.getByRole("dialog").getByText("empty.txt").first()).toBeVisible();
});

test("a start with an article that holds nothing says so, and makes no case of it", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const { paths } = badFiles(join(stage(sampleCase), ".."));
	await expectRefusedStart(await launch({ args: [paths[1] ?? ""] }), /empty\.txt” contains no text/);
});

test("a start with what is not there says so, and makes no case of it", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = join(stage(sampleCase), "..");
	for (const name of ["gone.txt", "Nothing.parallax"]) {
		const launched = await launch({ args: [join(folder, name)] });
		await expectRefusedStart(launched, new RegExp(name));
		await launched.close();
	}
});

/** Holds that a start is refused on the welcome screen, and that it left nothing behind. */
async function expectRefusedStart(launched: Launched, reason: RegExp): Promise<void> {
	await answerName(launched, "Ada");
	await expect(launched.page.getByRole("alert").filter({ hasText: reason })).toBeVisible();
	expect(filesIn(launched.dataFolder).filter((file) => file.endsWith("case.json"))).toEqual([]);
}

test("a folder that is no case, and a case of a newer format, are refused with a sentence and left alone", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const newer = stage(sampleCase);
	const header = JSON.parse(readFileSync(join(newer, "case.json"), "utf8"));
	writeFileSync(join(newer, "case.json"), JSON.stringify({ ...header, version: 2 }));
	const noCase = join(stage(sampleCase), "sources");
	const untouched = [bytesOf(newer), bytesOf(noCase)];
	const launched = await launch({ args: [newer] });
	await answerName(launched, "Ada");
	const { page } = launched;
	await expect(page.getByRole("alert").filter({ hasText: "was written by a newer Parallax" })).toBeVisible();

	const welcome = new WelcomeScreen(page);
	await answerDialogs(launched.app, { chosen: [noCase] });
	await welcome.chooseCase();
	await expect(page.getByRole("alert").filter({ hasText: "is not a Parallax case" })).toBeAttached();
	await answerDialogs(launched.app, { chosen: [newer] });
	await welcome.chooseCase();
	await expect(
		page.getByRole("alert").filter({ hasText: "case.json was written by a newer" }).first(),
	).toBeAttached();
	expect([bytesOf(newer), bytesOf(noCase)]).toEqual(untouched);
});

/** A way for a case's files to be wrong: which file, what is done to it, what the notice says. */
const damages: readonly {
	title: string;
	file: RegExp;
	spoil: (text: string) => string;
	says: RegExp;
	counts: string;
}[] = [
	{
		title: "an evidence file that breaks off in the middle costs that file's tags",
		file: /evidence\/.*\.json$/,
		spoil: (text) => text.slice(0, text.length / 2),
		says: /is not whole JSON: something is wrong on line \d+/,
		counts: "9 claims",
	},
	{
		title: "a text changed by hand is not shown as the one that was tagged",
		file: /sources\/.*\/source\.json$/,
		spoil: (text) => text.replace("the", "teh"),
		says: /is not the text it was imported as: its hash differs/,
		counts: "9 claims",
	},
	{
		title: "a field that could reach into the program is refused with its file",
		file: /claims\/.*\.json$/,
		spoil: (text) => text.replace('"records"', '"__proto__": { "admin": true }, "records"'),
		says: /has a field named “__proto__”, which is refused/,
		counts: "30 spans",
	},
	{
		title: "a layer without its header is left out, because nobody can be named for it",
		file: /layers\/[^/]*\/layer\.json$/,
		spoil: () => "",
		says: /is not whole JSON: it is empty/,
		counts: "0 spans · 0 claims",
	},
];

for (const { title, file, spoil, says, counts } of damages) {
	test(`${title}; the rest opens and nothing is rewritten`, async ({ launch, stage, sampleCase }) => {
		const folder = stage(sampleCase);
		const spoilt = filesIn(folder).find((path) => file.test(path)) ?? "";
		writeFileSync(join(folder, spoilt), spoil(readFileSync(join(folder, spoilt), "utf8")));
		const before = bytesOf(folder);
		const desk = await startDesk(launch, { args: [folder] });
		await expect(desk.counts).toContainText(counts);
		await desk.page.getByRole("button", { name: /needs? a look/ }).click();
		const dialog = desk.page.getByRole("dialog", { name: "The case's files" });
		await expect(dialog.getByRole("listitem").filter({ hasText: spoilt }).first()).toContainText(says);
		await dialog.getByRole("button", { name: "Close" }).click();
		expect(await desk.page.evaluate(() => "admin" in {})).toBe(false);
		await desk.claims.root.getByRole("button").first().hover();
		await desk.launched.close();
		expect(bytesOf(folder)).toEqual(before);
	});
}

test("work goes on beside a broken file, and the file stays as it is", async ({
	launch,
	stage,
	sampleCase,
}) => {
	const folder = stage(sampleCase);
	const broken = filesIn(folder).find((path) => /evidence\/.*\.json$/.test(path)) ?? "";
	writeFileSync(join(folder, broken), "{");
	const before = bytesOf(folder);
	const desk = await startDesk(launch, { args: [folder] });
	for (const number of [1, 2, 3]) {
		await desk.pane(number).text.focus();
		await desk.page.keyboard.press("Control+Home");
		await desk.page.keyboard.press("Shift+End");
		await desk.page.keyboard.press("a");
		await expect(desk.counts).toContainText("claims");
		await expect(desk.toolbar).toBeHidden();
	}
	await desk.saved();
	await desk.launched.close();
	expect(bytesOf(folder)).toMatchObject(before);
	writeFileSync(
		join(folder, broken),
		JSON.stringify({
			format: "parallax/evidence",
			version: 1,
			upTo: 0,
			sourceId: broken.slice(-31, -5),
			records: [],
		}),
	);
	const own = readCase(folder).layers.find((layer) => layer.analyst.name === "Ada");
	expect(own?.evidence).toHaveLength(3);
});
