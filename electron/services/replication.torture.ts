import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "vitest";
import { tellFigures } from "../testing/figures.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { type SyncNode, syncNodes, syncthingVersion, until } from "../testing/syncthing.ts";
import {
	checkTeam,
	conflictCopiesIn,
	type Member,
	missingIn,
	teamOf,
	visibleFilesIn,
} from "../testing/team.ts";

const rounds = 3;

/** Milliseconds that Syncthing may take until all its nodes hold the same; it waits up to a minute for some things. */
const longestSync = 300_000;

for (const size of [2, 3])
	test(`F12 ${size} analysts share a case through Syncthing, tag at once, go offline, and restore old copies`, async (context) => {
		context.skip(syncthingVersion() === null, "Syncthing is not installed");
		const began = Date.now();
		const place = await temporaryFolder();
		const team = await teamOf(size, place);
		const nodes = await syncNodes(
			place,
			team.map(({ folder }) => folder),
		);
		const figures = { nodes: size, rounds: 0, tags: 0, conflicts: 0, rolledBack: 0, seconds: 0 };
		const tell = () => {
			figures.tags = team.reduce((sum, { tags }) => sum + tags, 0);
			figures.seconds = Math.round((Date.now() - began) / 1_000);
			tellFigures(`syncthing, ${size} nodes`, figures);
		};
		await Promise.all(nodes.map((node) => node.start()));
		for (let round = 0; round < rounds; round++) {
			await atOnce(team);
			await settle(team, nodes);
			await oneOffline(team, nodes, round % size);
			await settle(team, nodes);
			const isOpen = round % 2 === 1;
			figures.rolledBack += await oldCopy(team, nodes, (round + 1) % size, isOpen);
			await settle(team, nodes);
			await checkTeam(team);
			figures.rounds += 1;
			figures.conflicts = (await conflictCopiesIn(join(place, "Ada", "Ferry.parallax"))).length;
			tell();
		}
	});

/** Everybody tags while the nodes carry it about. */
async function atOnce(team: readonly Member[]): Promise<void> {
	await Promise.all(team.map((member) => member.work(15)));
}

/** One goes on without a connection while the others work, and comes back. */
async function oneOffline(team: readonly Member[], nodes: readonly SyncNode[], index: number): Promise<void> {
	await nodes[index]?.stop();
	await atOnce(team);
	await nodes[index]?.start();
}

/**
 * The copy of one analyst is replaced by an older one while their Syncthing is off, as from a backup. Returns how many
 * acknowledged records were missing in all copies together when Syncthing had carried that about, before anybody looked.
 */
async function oldCopy(
	team: readonly Member[],
	nodes: readonly SyncNode[],
	index: number,
	isOpen: boolean,
): Promise<number> {
	const node = nodes[index];
	const member = team[index];
	if (!node || !member) throw new Error("There is a node for every analyst.");
	const backup = `${member.folder} (old)`;
	await cp(member.folder, backup, { recursive: true, preserveTimestamps: true });
	await atOnce(team);
	await settle(team, nodes);
	if (!isOpen) await member.close();
	await node.stop();
	await rm(member.folder, { recursive: true });
	await cp(backup, member.folder, { recursive: true, preserveTimestamps: true });
	await rm(backup, { recursive: true });
	await node.start();
	await inSync(team, nodes);
	let missing = 0;
	for (const { folder } of team) for (const owner of team) missing += (await missingIn(folder, owner)).length;
	return missing;
}

/** Lets Syncthing carry everything about and everybody look, until nothing changes any more. */
async function settle(team: readonly Member[], nodes: readonly SyncNode[]): Promise<void> {
	let before = "";
	for (let pass = 0; pass < 20; pass++) {
		const synced = await inSync(team, nodes);
		for (const member of team) await member.look();
		if (synced === before && (await contentOf(team[0])) === synced) return;
		before = synced;
	}
	throw new Error("The copies of the case went on changing.");
}

/** Waits until all nodes are connected, have nothing to do and hold the same files; returns what they hold. */
async function inSync(team: readonly Member[], nodes: readonly SyncNode[]): Promise<string> {
	let held = "";
	await until(
		async () => {
			await Promise.all(nodes.map((node) => node.scan()));
			for (const node of nodes) if (!(await node.isQuiet(nodes.length - 1))) return false;
			const contents = await Promise.all(team.map(contentOf));
			held = contents[0] ?? "";
			return contents.every((content) => content === held);
		},
		"all nodes hold the same",
		longestSync,
	);
	return held;
}

async function contentOf(member: Member | undefined): Promise<string> {
	if (!member) return "";
	const lines: string[] = [];
	for (const path of await visibleFilesIn(member.folder))
		lines.push(`${path} ${await readFile(join(member.folder, path), "latin1").catch(() => "gone")}`);
	return lines.join("\n");
}
