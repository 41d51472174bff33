import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { app, type BrowserWindow, dialog, Menu, nativeTheme, session } from "electron";
import { firstView, parseArguments, type StartArguments } from "./app/arguments.ts";
import { createDialogs } from "./app/dialogs.ts";
import { hardenContents, hardenSession, keepHome, type Trust } from "./app/harden.ts";
import { leaveAppThrough, leaveWindowThrough, quittingOf } from "./app/leaving.ts";
import { createLog } from "./app/log.ts";
import { menuTemplate } from "./app/menu.ts";
import { keepOffline } from "./app/offline.ts";
import { appOrigin, appPage, devServerOrigin } from "./app/origin.ts";
import { programPaths } from "./app/paths.ts";
import { registerAppScheme, servePage } from "./app/protocol.ts";
import { takeScreenshot } from "./app/screenshot.ts";
import { claimInstance, keepChromiumIn, onLaterStart } from "./app/single-instance.ts";
import { type Reporting, reportUnexpected, reviveWindow } from "./app/unexpected.ts";
import { createWindow } from "./app/window.ts";
import { createEmit } from "./ipc/emit.ts";
import { registerRequests } from "./ipc/register.ts";
import { dataFolder } from "./services/data-folder.ts";
import type { Workbench, World } from "./services/ports.ts";
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
const emit = createEmit(() => currentWindow?.webContents ?? null);

const start = parseArguments(process.argv, { packaged, folder: process.cwd() });
if (start.ok) {
	prepare(start.value);
} else {
	stop(2, start.problem.message);
}

/** What must happen before Electron is ready. */
function prepare(start: StartArguments): void {
	try {
		keepChromiumIn(app, data);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
		return stop(1, `The folder ${data} cannot be written (${code}). Set PARALLAX_DATA to one that can.`);
	}
	if (!claimInstance(app, start.screenshot === null ? start.paths : [])) {
		return start.screenshot === null
			? stop(0, "Parallax is already running; it shows what was asked for.")
			: stop(
					1,
					"Parallax is already running, so no picture was taken. Quit it, or set PARALLAX_DATA to another folder.",
				);
	}
	// Chromium cannot sandbox root's processes; with both, every child process would die and be started anew for ever.
	if (!app.commandLine.hasSwitch("no-sandbox")) {
		app.enableSandbox();
	}
	keepOffline(app.commandLine, devServer);
	registerAppScheme();
	hardenContents(app, trust);
	nativeTheme.themeSource = start.theme ?? "system";
	const exit = (status: number) => app.exit(status);
	const reporting: Reporting = { dialog, log, logFolder, unattended: start.screenshot !== null, exit };
	reportUnexpected(reporting);
	void app.whenReady().then(() => open(start, reporting));
}

/** Makes the window at once; the case is read while it loads, so that it never delays the first picture. */
function open(start: StartArguments, reporting: Reporting): void {
	log.info("app.start", {
		version: app.getVersion(),
		electron: process.versions.electron,
		platform: process.platform,
	});
	hardenSession(session.defaultSession, trust);
	servePage(session.defaultSession, paths.page);
	const dialogs = createDialogs(dialog, () => currentWindow);
	const appVersion = app.getVersion();
	const workbench = createWorkbench({
		dataFolder: data,
		sampleFolder: paths.sample,
		world,
		dialogs,
		emit,
		log,
		appVersion,
	});
	registerRequests({ handlers: workbench.handlers, origins: trust.origins, log });
	const template = menuTemplate({
		platform: process.platform,
		packaged,
		send: (name) => emit("command", name),
	});
	Menu.setApplicationMenu(Menu.buildFromTemplate(template));
	const quitting = quittingOf(app, workbench, dialog, log);
	leaveAppThrough(quitting, app);

	const window = createWindow({
		preload: paths.preload,
		stateFile: join(data, "window.json"),
		size: start.size,
		devTools: !packaged || start.devTools,
		log,
	});
	currentWindow = window;
	window.on("closed", () => {
		currentWindow = null;
	});
	leaveWindowThrough(quitting, window);
	reviveWindow(window, reporting, () => quitting.request());
	const home = devServer ?? appPage;
	keepHome(window, home, trust);
	const loaded = window.loadURL(home);
	const opened = openFirst(workbench, start);
	onLaterStart(app, (paths) => void openLater(workbench, window, paths));
	if (start.screenshot !== null) {
		void photograph(window, start.screenshot, Promise.all([loaded, opened]));
	}
}

function openFirst(workbench: Workbench, start: StartArguments): Promise<void> {
	const view = firstView(start, packaged);
	if (view === "paths") {
		return workbench.openAtStart(start.paths);
	}
	return view === "sample" ? workbench.openSampleAtStart() : Promise.resolve();
}

async function openLater(
	workbench: Workbench,
	window: BrowserWindow,
	paths: readonly string[],
): Promise<void> {
	if (window.isDestroyed()) {
		return;
	}
	if (window.isMinimized()) {
		window.restore();
	}
	window.focus();
	if (paths.length > 0) {
		await workbench.openAtStart(paths);
		// The page asks anew which case is open.
		window.webContents.reload();
	}
}

async function photograph(window: BrowserWindow, file: string, ready: Promise<unknown>): Promise<void> {
	await ready;
	const taken = await takeScreenshot(window.webContents, file);
	if (taken.ok) {
		app.exit(0);
	} else {
		stop(1, taken.problem.message);
	}
}

function stop(status: number, sentence: string): void {
	process.stderr.write(`${sentence}\n`);
	app.exit(status);
}
