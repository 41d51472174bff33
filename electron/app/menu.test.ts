import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import { type CommandId, commandIds, commands } from "../../shared/ipc/commands.ts";
import { menuTemplate, offerCommands } from "./menu.ts";

const platforms: readonly NodeJS.Platform[] = ["linux", "win32", "darwin"];

function items(
	platform: NodeJS.Platform,
	forDevelopers = false,
	send: (command: CommandId) => void = () => {},
) {
	const flatten = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
		template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
	return flatten(menuTemplate({ platform, forDevelopers, send }));
}

test.each(platforms)("no key is registered: letters stay letters in text fields (%s)", (platform) => {
	const shown = items(platform).filter(({ accelerator }) => accelerator !== undefined);
	expect(shown.length).toBeGreaterThan(5);
	expect(shown.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
	// A Mac registers what it shows, whatever it is told.
	const letters = shown.filter(({ accelerator }) => !accelerator?.toString().includes("CmdOrCtrl+"));
	expect(letters.length > 0).toBe(platform !== "darwin");
});

test.each(platforms)("no two items have the same key (%s)", (platform) => {
	const keys = items(platform).flatMap(({ accelerator }) => accelerator ?? []);
	expect(new Set(keys).size).toBe(keys.length);
});

test.each(platforms)("every command is in the menu once, with its keys, and is sent (%s)", (platform) => {
	const sent: CommandId[] = [];
	const all = items(platform, false, (command) => sent.push(command));
	for (const { click } of all) (click as (() => void) | undefined)?.();
	expect([...sent].sort()).toEqual([...commandIds].sort());
	for (const { id, label, accelerator } of all) {
		if (id === undefined) continue;
		const hasKeys = commands[id as CommandId].keys.length > 0;
		expect(accelerator !== undefined || /\(.+\)$/.test(label ?? ""), id).toBe(hasKeys);
	}
});

test("a Mac has settings and leaving beside the program's name; elsewhere they are in the menus", () => {
	const menus = (platform: NodeJS.Platform) =>
		menuTemplate({ platform, forDevelopers: false, send: () => {} }).map(({ submenu }) =>
			Array.isArray(submenu) ? submenu.map(({ id, role }) => id ?? role ?? "line") : [],
		);
	const [program = [], ...others] = menus("darwin");
	expect(program).toEqual(
		"about line settings line services line hide hideOthers unhide line quit".split(" "),
	);
	expect(others.flat()).not.toContain("settings");
	expect(menus("linux").flat()).toEqual(expect.arrayContaining(["settings", "quit", "about"]));
	expect(menus("linux")[1]?.slice(0, 8)).toEqual("undo redo line cut copy paste selectAll line".split(" "));
});

test.each([
	["nothing", ["zoom-in", "undo"], ["new-case", "close-case", "tag-agrees"]],
	["window", ["new-case", "undo"], ["close-case", "tag-agrees"]],
	["case", ["new-case", "close-case"], ["tag-agrees", "rename-case"]],
	["edit", ["new-case", "close-case", "tag-agrees"], []],
] as const)("where commands may need %s, the menu offers those that do", (reach, offered, others) => {
	const all = new Map(items("linux").map((item) => [item.id, { enabled: item.enabled }]));
	offerCommands({ getMenuItemById: (id) => (all.get(id) ?? null) as Electron.MenuItem | null }, reach);
	expect(offered.map((id) => all.get(id)?.enabled)).toEqual(offered.map(() => true));
	expect(others.map((id) => all.get(id)?.enabled)).toEqual(others.map(() => false));
});

test("until the window says otherwise, only what needs nothing is offered", () => {
	const offered = items("linux").filter(({ id, enabled }) => id !== undefined && enabled === true);
	expect(
		offered.every(({ id }) => {
			const { needs, leftToFields } = commands[id as CommandId];
			return needs === "nothing" || leftToFields;
		}),
	).toBe(true);
});

test("menus have no line at their ends and none beside another", () => {
	for (const { submenu } of menuTemplate({ platform: "linux", forDevelopers: true, send: () => {} })) {
		const types = (submenu as MenuItemConstructorOptions[]).map(({ type }) => type ?? "item");
		expect(types.join(" ")).toMatch(/^item( (separator )?item)*$/);
	}
});

test("text fields keep their own editing, and developers' items stay out of a packaged program", () => {
	const roles = (forDevelopers: boolean) => items("linux", forDevelopers).flatMap(({ role }) => role ?? []);
	expect(roles(false)).toEqual(
		expect.arrayContaining(["cut", "copy", "paste", "selectAll", "quit", "about"]),
	);
	expect(roles(false).filter((role) => /reload|devtools/i.test(role))).toEqual([]);
	expect(roles(true).filter((role) => /reload|devtools/i.test(role))).toEqual(["reload", "toggleDevTools"]);
});
