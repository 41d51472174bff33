import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { app, type BrowserWindow, dialog, Menu, nativeTheme, session } from "electron";
import type { CommandId } from "../shared/ipc/commands.ts";
import { parseArguments, type StartArguments } from "./app/arguments.ts";
import { createDialogs } from "./app/dialogs.ts";
import { followPreferences } from "./app/follow-preferences.ts";
import { hardenContents, hardenSession, keepHome, type Trust } from "./app/harden.ts";
import { leaveAppThrough, leaveWindowThrough, quittingOf } from "./app/leaving.ts";
import { createLog } from "./app/log.ts";
import { menuTemplate, offerCommands } from "./app/menu.ts";
import { keepOffline } from "./app/offline.ts";
import { loadHome, openFirst, openLater } from "./app/opening.ts";
import { appOrigin, appPage, devServerOrigin } from "./app/origin.ts";
import { programPaths } from "./app/paths.ts";
import { registerAppScheme, servePage } from "./app/protocol.ts";
import { takeScreenshot } from "./app/screenshot.ts";
import { claimDataFolder, type LaterStarts, listenForLaterStarts } from "./app/single-instance.ts";
import { giveUp, type Reporting, reportUnexpected, reviveWindow } from "./app/unexpected.ts";
import { createWindow } from "./app/window.ts";
import { createEmit } from "./ipc/emit.ts";
import { registerRequests } from "./ipc/register.ts";
import { dataFolder } from "./services/data-folder.ts";
import type { World } from "./services/ports.ts";
import { KeptPreferences } from "./services/preferences.ts";
import { createWorkbench } from "./services/workbench.ts";

// Nothing here awaits `ready` at the top level: in an ES module `ready` waits for this file.

const packaged = app.isPackaged;
const data = resolve(dataFolder(process.env, process.platform, homedir()));
const logFolder = join(data, "logs");
const devServer = devServerOrigin(process.env, packaged);
const paths = programPaths(import.meta.dirname, packaged ? process.resourcesPath : null);
const world: World = { now: () => new Date().toISOString(), random: (length) => randomBytes(length) };
const log = createLog({ folder: logFolder, now: world.now });
const trust: Trust = { origins: devServer === null ? [appOrigin] : [appOrigin, devServer], devServer, log };

let currentWindow: BrowserWindow | null = null;

const parsed = parseArguments(process.argv, { packaged, folder: process.cwd() });
if (parsed.ok) {
	const refusal = claimDataFolder(app, data, parsed.value);
	refusal === null ? prepare(parsed.value) : stop(refusal.status, refusal.sentence);
} else {
	stop(2, parsed.problem.message);
}

/** What must happen before Electron is ready. */
function prepare(start: StartArguments): void {
	// As root Chromium has no sandbox; made to use one, its processes would die and be started anew for ever.
	if (!app.commandLine.hasSwitch("no-sandbox")) {
		app.enableSandbox();
	}
	keepOffline(app.commandLine, devServer);
	registerAppScheme();
	hardenContents(app, trust);
	const exit = (status: number) => app.exit(status);
	const reporting: Reporting = { dialog, log, logFolder, unattended: start.screenshot !== null, exit };
	reportUnexpected(reporting);
	const laterStarts = listenForLaterStarts(app);
	void Promise.all([KeptPreferences.read(data, log), app.whenReady()])
		.then(([preferences]) => open(start, preferences, laterStarts, reporting))
		.catch((error: unknown) => giveUp(error, reporting));
}

/** Makes the window at once; the case is read while it loads, so that it never delays the first picture. */
function open(
	start: StartArguments,
	preferences: KeptPreferences,
	laterStarts: LaterStarts,
	reporting: Reporting,
): void {
	nativeTheme.themeSource = start.theme ?? preferences.current.theme;
	const appVersion = app.getVersion();
	log.info("app.start", { version: appVersion, electron: process.versions.electron });
	hardenSession(session.defaultSession, trust);
	servePage(session.defaultSession, paths.page);
	const emit = createEmit(() => currentWindow?.webContents ?? null);
	const forDevelopers = !packaged || start.devTools;
	const send = (name: CommandId) => emit("command", name);
	const menu = Menu.buildFromTemplate(menuTemplate({ platform: process.platform, forDevelopers, send }));
	Menu.setApplicationMenu(menu);
	const dialogs = createDialogs(dialog, () => currentWindow);
	const unattended = start.screenshot !== null;
	const folders = { dataFolder: data, sampleFolder: paths.sample };
	const surroundings = { ...folders, world, dialogs, emit, log, preferences };
	const workbench = createWorkbench({
		...surroundings,
		showReach: (reach) => offerCommands(menu, reach),
		appVersion,
		unattended,
	});
	registerRequests({ handlers: workbench.handlers, origins: trust.origins, log });
	const quitting = quittingOf(app, () => currentWindow?.webContents ?? null, workbench, dialog, log);
	leaveAppThrough(quitting, app);

	const stateFile = join(data, "window.json");
	const { preload } = paths;
	const window = createWindow({
		preload,
		stateFile,
		size: start.size,
		devTools: forDevelopers,
		preferences,
		log,
	});
	currentWindow = window;
	followPreferences(window, preferences, start.theme);
	// The mouse wheel with Ctrl held.
	window.webContents.on("zoom-changed", (_event, direction) => send(`zoom-${direction}`));
	window.on("closed", () => {
		currentWindow = null;
	});
	leaveWindowThrough(quitting, window);
	reviveWindow(window, reporting, () => quitting.request());
	const home = devServer ?? appPage;
	keepHome(window, home, trust);
	const loaded = loadHome(window, home).catch((error: unknown) => giveUp(error, reporting));
	const opened = openFirst(workbench, start, packaged);
	laterStarts.openWith((paths) => void openLater(workbench, window, paths));
	if (start.screenshot !== null) {
		const ready = Promise.all([loaded, opened]);
		void takeScreenshot(window.webContents, start.screenshot, ready).then((taken) =>
			taken.ok ? app.exit(0) : stop(1, taken.problem.message),
		);
	}
}

function stop(status: number, sentence: string): void {
	process.stderr.write(`${sentence}\n`);
	app.exit(status);
}
