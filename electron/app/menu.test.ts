import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import type { MenuCommand } from "../../shared/ipc/channels.ts";
import { menuTemplate } from "./menu.ts";

const platforms: readonly NodeJS.Platform[] = ["linux", "win32", "darwin"];

function items(
	platform: NodeJS.Platform,
	forDevelopers = false,
	send: (command: MenuCommand) => void = () => {},
) {
	const flatten = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
		template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
	return flatten(menuTemplate({ platform, forDevelopers, send }));
}

test.each(platforms)(
	"no key without Ctrl is registered, so that letters stay letters in text fields (%s)",
	(platform) => {
		for (const { accelerator, registerAccelerator } of items(platform)) {
			expect(
				accelerator === undefined || registerAccelerator === false || accelerator.includes("CmdOrCtrl+"),
			).toBe(true);
		}
	},
);

test.each(platforms)("no two items have the same key (%s)", (platform) => {
	const keys = items(platform).flatMap(({ accelerator }) => accelerator ?? []);
	expect(new Set(keys).size).toBe(keys.length);
});

test.each(platforms)(
	"every command of the contract is in the menu once and is sent when chosen (%s)",
	(platform) => {
		const sent: MenuCommand[] = [];
		for (const { click } of items(platform, false, (command) => sent.push(command))) {
			(click as (() => void) | undefined)?.();
		}
		expect(sent).toEqual([
			"new-case",
			"open-case",
			"close-case",
			"import-files",
			"paste-text",
			"backups",
			"check-case",
			"undo",
			"redo",
			"show-keys",
		]);
	},
);

test("undo and redo show their keys but leave them to the window, where text fields have their own", () => {
	const [undo, redo] = ["undo", "redo"].map((id) => items("linux").find((item) => item.id === id));
	expect(undo).toMatchObject({ accelerator: "CmdOrCtrl+Z", registerAccelerator: false });
	expect(redo).toMatchObject({ accelerator: "CmdOrCtrl+Shift+Z", registerAccelerator: false });
});

test("text fields keep their own editing, and developers' items stay out of a packaged program", () => {
	const roles = (forDevelopers: boolean) => items("linux", forDevelopers).flatMap(({ role }) => role ?? []);
	expect(roles(false)).toEqual(
		expect.arrayContaining(["cut", "copy", "paste", "selectAll", "quit", "about"]),
	);
	expect(roles(false).filter((role) => /reload|devtools/i.test(role))).toEqual([]);
	expect(roles(true).filter((role) => /reload|devtools/i.test(role))).toEqual(["reload", "toggleDevTools"]);
});
