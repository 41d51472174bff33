import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tellFigures } from "../testing/figures.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { gitClones, gitVersion } from "../testing/git-repository.ts";
import { type SyncNode, syncNodes, syncthingVersion, until } from "../testing/syncthing.ts";
import {
	caseToShare,
	checkTeam,
	conflictCopiesIn,
	type Member,
	memberOf,
	missingIn,
	teamOf,
	visibleFilesIn,
} from "../testing/team.ts";

const rounds = 3;
const gitRounds = 8;

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
		const copies = new Set<string>();
		const tell = () => {
			figures.conflicts = copies.size;
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
			const way = { isOpen: round % 2 === 1, othersWork: round % 3 === 1 };
			figures.rolledBack += await oldCopy(team, nodes, (round + 1) % size, way);
			await settle(team, nodes);
			await checkTeam(team);
			for (const { folder } of team) for (const path of await conflictCopiesIn(folder)) copies.add(path);
			figures.rounds += 1;
			tell();
		}
		// Otherwise nothing was shown about old copies.
		expect(figures.rolledBack).toBeGreaterThan(0);
		const files = (await Promise.all(team.map(({ folder }) => filesIn(folder)))).flat();
		const kept = files.filter((path) => path.startsWith(".stversions/"));
		expect(kept.length).toBeGreaterThan(0);
		expect(kept.filter((path) => path.includes(".tmp"))).toEqual([]);
	});

for (const size of [2, 3])
	test(`F12 ${size} analysts share a case through Git: no merge conflict, and the same bytes in the end`, async (context) => {
		context.skip(gitVersion() === null, "Git is not installed");
		const began = Date.now();
		const place = await temporaryFolder();
		const { folder, sources } = await caseToShare(place);
		const clones = await gitClones(place, folder, size);
		const team = clones.map((clone, index) => memberOf(index, clone.folder, sources));
		const figures = { clones: size, rounds: 0, tags: 0, refusedPushes: 0, seconds: 0 };
		for (let round = 0; round < gitRounds; round++) {
			// One is offline in each round and brings the work of two rounds next time.
			const online = clones.filter((_, index) => index !== round % (size + 1));
			await Promise.all(team.map((member) => member.work(8)));
			const pushes = online.map((clone) => clone.exchange());
			for (const refused of await Promise.all(pushes)) figures.refusedPushes += refused;
			for (const member of team) await member.look();
			figures.rounds += 1;
		}
		for (let pass = 0; pass < 2; pass++) {
			for (const clone of clones) await clone.exchange();
			for (const member of team) await member.look();
		}
		const contents = await Promise.all(team.map(contentOf));
		expect(new Set(contents).size).toBe(1);
		for (const clone of clones) expect(clone.status()).toBe("");
		await checkTeam(team);
		// Nothing of one's own is ever behind: Git brings back no old copy.
		for (const { session } of team) expect(session?.notes).toEqual([]);
		figures.tags = team.reduce((sum, { tags }) => sum + tags, 0);
		figures.seconds = Math.round((Date.now() - began) / 1_000);
		tellFigures(`git, ${size} clones`, figures);
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
	{ isOpen, othersWork }: { isOpen: boolean; othersWork: boolean },
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
	// What somebody writes now and the old copy are changes of one file on two computers: a conflict.
	if (othersWork) await atOnce(team.filter((other) => other !== member));
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
