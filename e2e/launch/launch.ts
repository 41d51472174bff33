import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { ground } from "./ground.ts";
import { Problems } from "./problems.ts";
import { giveAway } from "./user.ts";
import type { Workplace } from "./workplace.ts";

/** How an application is started. */
export interface LaunchOptions {
	/** Arguments after the application's folder: paths, `--welcome`, `--theme=dark` … */
	readonly args?: readonly string[];
	/** The folder for its own data, for instance that of an earlier launch; a fresh one unless told. */
	readonly dataFolder?: string;
	/** Added to the environment. */
	readonly env?: Readonly<Record<string, string>>;
	/** What the system is said to prefer; null leaves it to the machine, light unless told. */
	readonly colorScheme?: "light" | "dark" | null;
}

/** A running application and its first window. */
export interface Launched {
	readonly app: ElectronApplication;
	readonly page: Page;
	readonly dataFolder: string;
	/** Number of the main process itself (what Playwright started may be a script around it). */
	readonly pid: number;
	/** Stops listening to windows that open from now on: for tests that open foreign ones. */
	ignoreNewWindows(): void;
	/** What went wrong until now. */
	problems(): string[];
	/** What the main process wrote until now. */
	output(): string;
	/** Quits as a user would, and waits for the end; too long a wait is a problem. Does nothing when it has ended. */
	close(): Promise<void>;
	/** Ends the main process at once, as a crash or a power cut would, and waits for the end. */
	crash(): Promise<void>;
}

/** How long an application may take to show its window, and to quit, in milliseconds. */
const patience = 15_000;

/** Not handed on to the application: they would change what it is, or lead to the tests' own user. */
const withheld = [
	"ELECTRON_RUN_AS_NODE",
	"ELECTRON_RENDERER_URL",
	"NODE_OPTIONS",
	"NO_COLOR",
	"FORCE_COLOR",
	"XDG_CONFIG_HOME",
	"XDG_CACHE_HOME",
	"XDG_DATA_HOME",
	"XDG_RUNTIME_DIR",
	"DBUS_SESSION_BUS_ADDRESS",
];

/** Starts the built application in a test's workplace and waits for its first window. */
export async function launchParallax(workplace: Workplace, options: LaunchOptions = {}): Promise<Launched> {
	const { executable, application, flags, loader, sandboxed } = ground();
	const dataFolder = options.dataFolder ?? workplace.makeDataFolder();
	// A data folder that the test has written into is the tests' own user's in part.
	giveAway(dataFolder);
	const app = await _electron.launch({
		executablePath: executable,
		// Playwright would add --no-sandbox by itself.
		chromiumSandbox: sandboxed,
		args: ["-r", loader, ...flags, application, ...(options.args ?? [])],
		cwd: workplace.home,
		env: { ...inherited(), HOME: workplace.home, PARALLAX_DATA: dataFolder, ...options.env },
		colorScheme: options.colorScheme === undefined ? "light" : options.colorScheme,
	});
	const problems = new Problems(app);
	const ended = new Promise<void>((resolve) => {
		app.once("close", () => resolve());
	});
	const watchWindow = (page: Page) => void problems.watch(page);
	app.on("window", watchWindow);
	const page = await firstWindowOf(app, problems, dataFolder);
	await problems.watch(page);
	const pid = await app.evaluate(() => process.pid);
	return {
		app,
		page,
		dataFolder,
		pid,
		ignoreNewWindows: () => void app.off("window", watchWindow),
		problems: () => problems.list(dataFolder),
		output: () => problems.output,
		async close() {
			const late = setTimeout(() => {
				problems.add(`it did not quit within ${patience / 1_000} seconds and was killed`);
				process.kill(pid, "SIGKILL");
			}, patience);
			await app.close();
			clearTimeout(late);
		},
		async crash() {
			process.kill(pid, "SIGKILL");
			await ended;
		},
	};
}

/** Waits for the first window and its page; where none comes, ends the application and says what went wrong instead. */
async function firstWindowOf(
	app: ElectronApplication,
	problems: Problems,
	dataFolder: string,
): Promise<Page> {
	try {
		const page = await app.firstWindow({ timeout: patience });
		// A window is there before its page is: what a test does meanwhile would disturb the loading.
		await page.waitForLoadState("load", { timeout: patience });
		await app.evaluate(untilLoaded);
		return page;
	} catch (error) {
		const group = app.process().pid;
		// What Playwright started may be a script: the whole group has to end.
		if (group !== undefined) process.kill(process.platform === "win32" ? group : -group, "SIGKILL");
		const found = [...problems.list(dataFolder), problems.output].join("\n");
		throw new Error(`The application showed no window within ${patience / 1_000} seconds.\n${found}`, {
			cause: error,
		});
	}
}

/** Runs in the main process, which learns a little later than the page that it is loaded. */
async function untilLoaded({ BrowserWindow }: typeof import("electron")): Promise<void> {
	for (const { webContents } of BrowserWindow.getAllWindows()) {
		if (webContents.isLoading()) {
			await new Promise<void>((resolve) => webContents.once("did-stop-loading", () => resolve()));
		}
	}
}

function inherited(): Record<string, string> {
	const entries = Object.entries(process.env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined && !withheld.includes(entry[0]),
	);
	return Object.fromEntries(entries);
}
