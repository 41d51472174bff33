import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "../../shared/ipc/channels.ts";

/** What the menu depends on. */
export interface MenuVariables {
	readonly platform: NodeJS.Platform;
	/** Whether there are items for developers, which a packaged program has only when asked. */
	readonly forDevelopers: boolean;
	readonly send: (command: MenuCommand) => void;
}

/**
 * The application menu as data. Items send commands; the window decides what they mean where the caret
 * is. Keys without Ctrl are only told in the label, never registered: they must not fire in text fields.
 */
export function menuTemplate({ platform, forDevelopers, send }: MenuVariables): MenuItemConstructorOptions[] {
	const command = (label: string, name: MenuCommand, keys: MenuKeys = {}): MenuItemConstructorOptions => ({
		id: name,
		label,
		...keys,
		click: () => send(name),
	});
	// The window handles these keys itself: in a text field they belong to the field.
	const informs = (accelerator: string): MenuKeys => ({ accelerator, registerAccelerator: false });
	const separator: MenuItemConstructorOptions = { type: "separator" };
	return [
		...(platform === "darwin" ? [{ role: "appMenu" } as const] : []),
		{
			label: "&File",
			submenu: [
				// Not Ctrl+I or Ctrl+Shift+V: in an editable text, which a reading pane is to Chromium, they never
				// come here.
				command("&New Case…", "new-case", { accelerator: "CmdOrCtrl+N" }),
				command("&Open Case…", "open-case", { accelerator: "CmdOrCtrl+O" }),
				command("&Close Case", "close-case", { accelerator: "CmdOrCtrl+W" }),
				separator,
				command("&Import Articles…", "import-files", { accelerator: "CmdOrCtrl+Shift+O" }),
				command("&Paste Text as Article…", "paste-text", { accelerator: "CmdOrCtrl+Shift+P" }),
				separator,
				command("&Backups…", "backups"),
				command("C&heck Case…", "check-case"),
				...(platform === "darwin" ? [] : [separator, { role: "quit" } as const]),
			],
		},
		{
			label: "&Edit",
			submenu: [
				command("&Undo", "undo", informs("CmdOrCtrl+Z")),
				command("&Redo", "redo", informs("CmdOrCtrl+Shift+Z")),
				separator,
				{ role: "cut" },
				{ role: "copy" },
				{ role: "paste" },
				{ role: "selectAll" },
			],
		},
		{
			label: "&View",
			submenu: [
				{ role: "zoomIn" },
				{ role: "zoomOut" },
				{ role: "resetZoom" },
				separator,
				{ role: "togglefullscreen" },
				...(forDevelopers
					? [separator, { role: "reload" } as const, { role: "toggleDevTools" } as const]
					: []),
			],
		},
		...(platform === "darwin" ? [{ role: "windowMenu" } as const] : []),
		{
			label: "&Help",
			role: "help",
			submenu: [
				command("&Keyboard Shortcuts (?)", "show-keys"),
				...(platform === "darwin" ? [] : [{ role: "about" } as const]),
			],
		},
	];
}

type MenuKeys = Pick<MenuItemConstructorOptions, "accelerator" | "registerAccelerator">;
