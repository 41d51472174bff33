import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** A Syncthing that shares one folder with the others of its group. */
export interface SyncNode {
	readonly start: () => Promise<void>;
	/** Ends it and resolves when it is gone. */
	readonly stop: () => Promise<void>;
	readonly isRunning: () => boolean;
	/** Has it look for changes, and resolves when it has. */
	readonly scan: () => Promise<void>;
	/** Whether it has nothing left to do, and is connected with so many others. */
	readonly isQuiet: (others: number) => Promise<boolean>;
}

interface Place {
	readonly home: string;
	readonly folder: string;
	readonly deviceId: string;
	readonly port: number;
	readonly guiPort: number;
}

const apiKey = "parallax-torture";
const folderId = "case";

/** As the guide for teams says, like the versioning in the configuration. */
const ignorePatterns = "(?d).*.tmp\n";

/** Milliseconds that starting or ending may take on a busy machine. */
const longest = 60_000;

/** The version of the Syncthing that is installed, or null where none is. */
export function syncthingVersion(): string | null {
	try {
		return execFileSync("syncthing", ["--version"], { encoding: "utf8" }).split(" ")[1] ?? null;
	} catch {
		return null;
	}
}

/**
 * Prepares one Syncthing for each folder, all sharing their folders with each other, over this computer's own addresses
 * alone: without announcing, relays, address translation and reports. Each is started by its `start`, and ended after
 * the test.
 *
 * @param place An empty folder for what the nodes keep.
 */
export async function syncNodes(place: string, folders: readonly string[]): Promise<SyncNode[]> {
	const places: Place[] = [];
	for (const [index, folder] of folders.entries()) {
		const home = join(place, `syncthing-${index}`);
		await mkdir(home, { recursive: true });
		execFileSync("syncthing", ["generate", `--home=${home}`, "--no-default-folder", "--skip-port-probing"], {
			stdio: "ignore",
		});
		const deviceId = /<device id="([A-Z2-7-]+)"/.exec(await readFile(join(home, "config.xml"), "utf8"))?.[1];
		if (!deviceId) throw new Error("Syncthing names no device in its configuration.");
		places.push({ home, folder, deviceId, port: await freePort(), guiPort: await freePort() });
	}
	for (const own of places) {
		await writeFile(join(own.home, "config.xml"), configuration(own, places));
		// Without it Syncthing takes the folder for a disk that is not there.
		await mkdir(join(own.folder, ".stfolder"), { recursive: true });
		await writeFile(join(own.folder, ".stignore"), ignorePatterns);
	}
	return places.map(nodeAt);
}

function configuration(own: Place, places: readonly Place[]): string {
	const devices = places.map(
		({ deviceId, port }, index) =>
			`<device id="${deviceId}" name="node ${index}"><address>tcp://127.0.0.1:${port}</address></device>`,
	);
	const members = places.map(({ deviceId }) => `<device id="${deviceId}"></device>`);
	return `<configuration version="36">
<folder id="${folderId}" label="" path="${own.folder}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
${members.join("\n")}
<maxConflicts>10</maxConflicts>
<versioning type="simple"><param key="keep" val="5"></param></versioning>
<minDiskFree unit="%">0</minDiskFree>
</folder>
${devices.join("\n")}
<gui enabled="true" tls="false"><address>127.0.0.1:${own.guiPort}</address><apikey>${apiKey}</apikey></gui>
<options>
<listenAddress>tcp://127.0.0.1:${own.port}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled>
<localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled>
<natEnabled>false</natEnabled>
<reconnectionIntervalS>1</reconnectionIntervalS>
<startBrowser>false</startBrowser>
<urAccepted>-1</urAccepted>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<crashReportingEnabled>false</crashReportingEnabled>
<minHomeDiskFree unit="%">0</minHomeDiskFree>
</options>
</configuration>
`;
}

function nodeAt({ home, guiPort }: Place): SyncNode {
	let child: ChildProcess | null = null;
	let said = "";

	async function call(path: string, method = "GET"): Promise<unknown> {
		const response = await fetch(`http://127.0.0.1:${guiPort}/rest/${path}`, {
			method,
			headers: { "X-API-Key": apiKey },
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`Syncthing answers ${response.status} to ${path}: ${text}`);
		return text === "" ? null : JSON.parse(text);
	}

	async function stop(): Promise<void> {
		const ending = child;
		if (ending === null) return;
		child = null;
		const gone = new Promise<void>((resolve) => {
			if (ending.exitCode !== null || ending.signalCode !== null) resolve();
			else ending.once("exit", () => resolve());
		});
		ending.kill("SIGTERM");
		const timer = setTimeout(() => ending.kill("SIGKILL"), longest);
		await gone;
		clearTimeout(timer);
	}

	onTestFinished(stop);
	return {
		stop,
		isRunning: () => child !== null,
		start: async () => {
			const words = ["serve", `--home=${home}`, "--no-browser", "--no-restart", "--no-upgrade"];
			// STNOUPGRADE and the like are not needed; STMONITORED makes it one process, which a signal ends.
			const started = spawn("syncthing", words, {
				env: { ...process.env, STMONITORED: "yes" },
				stdio: ["ignore", "pipe", "pipe"],
			});
			child = started;
			said = "";
			for (const stream of [started.stdout, started.stderr])
				stream.on("data", (data: Buffer) => {
					said = (said + data.toString()).slice(-4_000);
				});
			await until(async () => {
				if (started.exitCode !== null) throw new Error(`Syncthing has ended: ${said}`);
				return call("system/ping").then(
					() => true,
					() => false,
				);
			}, "Syncthing answers");
		},
		scan: async () => {
			await call(`db/scan?folder=${folderId}`, "POST");
		},
		isQuiet: async (others) => {
			const { connections } = (await call("system/connections")) as {
				connections: Record<string, { connected: boolean }>;
			};
			const connected = Object.entries(connections).filter(([, connection]) => connection.connected);
			if (connected.length < others) return false;
			const status = (await call(`db/status?folder=${folderId}`)) as {
				state: string;
				needTotalItems: number;
			};
			if (status.state !== "idle" || status.needTotalItems > 0) return false;
			for (const [device] of connected) {
				const told = (await call(`db/completion?folder=${folderId}&device=${device}`)) as {
					completion: number;
				};
				if (told.completion < 100) return false;
			}
			return true;
		},
	};
}

/** Waits until something holds, and throws with what was awaited when it takes too long. */
export async function until(
	holds: () => Promise<boolean>,
	what: string,
	milliseconds = longest,
): Promise<void> {
	const end = Date.now() + milliseconds;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`Waited ${milliseconds} ms in vain: ${what}.`);
		await wait(200);
	}
}

/** A port of this computer that nothing listens on. */
function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});
}
