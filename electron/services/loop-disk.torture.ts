import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { writeAtomically } from "../files/atomic-write.ts";
import { ada } from "../testing/case.ts";
import { checkDisk, checkOpening, noteVersion, type Saved } from "../testing/check-disk.ts";
import { takeOver } from "../testing/fault-runs.ts";
import { tellFigures } from "../testing/figures.ts";
import { tagging } from "../testing/killing.ts";
import { loopDisk } from "../testing/loop-disk.ts";

vi.setConfig({ testTimeout: 3_600_000 });

const cuts = 200;

test("F11 what a disk holds just after something was said to be saved has it: a copied ext4 image, mounted again", async (context) => {
	const disk = await loopDisk(context, 400);
	const { program, folder, dataFolder } = await tagging(disk.folder);
	const child = spawn(process.execPath, [program, folder, dataFolder, JSON.stringify(ada)], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	onTestFinished(() => {
		child.kill("SIGKILL");
	});
	const saved: Saved = new Map();
	const sum = { cuts: 0, changes: 0 };
	let rest = "";
	let until = 1;
	let reached = () => {};
	child.stdout.on("data", (data: Buffer) => {
		const lines = (rest + data.toString()).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) {
			const [word, ...words] = line.split(" ");
			if (word !== "saved") continue;
			sum.changes += 1;
			for (let index = 0; index < words.length; index += 3) {
				const [key = "", n = "", hash = ""] = words.slice(index, index + 3);
				noteVersion(saved, key, { n: Number(n), hash });
			}
		}
		if (sum.changes >= until) reached();
	});
	while (sum.cuts < cuts) {
		await new Promise<void>((resolve) => {
			until = sum.changes + randomInt(1, 12);
			reached = resolve;
		});
		// The program stands still while the disk is copied, so that the copy is of one moment.
		child.kill("SIGSTOP");
		const known: Saved = new Map(saved);
		await disk.cutPower(async (copy) => {
			const there = (path: string) => join(copy, path.slice(disk.folder.length));
			const place = { folder: there(folder), dataFolder: there(dataFolder), person: ada };
			await checkDisk(place, known);
			// The case is at another place here, where it would be a copy: this is not about that.
			await takeOver(place.dataFolder, place.folder);
			await checkOpening(place, known);
		});
		child.kill("SIGCONT");
		sum.cuts += 1;
		tellFigures("power cuts of an ext4 disk", { ...sum, records: saved.size });
	}
	expect(saved.size).toBeGreaterThan(cuts);
});

test("F11 a known trap: without syncing the folder, a power cut loses a file that was written, synced and renamed", async (context) => {
	const disk = await loopDisk(context, 40);
	let lost = 0;
	const rounds = 20;
	for (let round = 0; round < rounds; round++) {
		const careless = join(disk.folder, `careless-${round}.json`);
		const careful = join(disk.folder, `careful-${round}.json`);
		await writeAtomically(careful, "written");
		await writeWithoutSyncingFolder(careless, "written");
		await disk.cutPower(async (copy) => {
			expect(await readFile(join(copy, basename(careful)), "utf8")).toBe("written");
			lost += await readFile(join(copy, basename(careless)), "utf8").then(
				() => 0,
				() => 1,
			);
		});
	}
	tellFigures("files lost without syncing the folder", { rounds, lost });
	expect(lost).toBeGreaterThan(0);
});

async function writeWithoutSyncingFolder(path: string, text: string): Promise<void> {
	const file = await open(`${path}.new`, "wx");
	await file.writeFile(text);
	await file.sync();
	await file.close();
	await rename(`${path}.new`, path);
}
