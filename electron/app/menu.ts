import type { Menu, MenuItemConstructorOptions } from "electron";
import {
	type CommandGroup,
	type CommandId,
	type CommandNeed,
	commandGroups,
	commandIds,
	commands,
	isReached,
	type MenuName,
} from "../../shared/ipc/commands.ts";
import { menuEntry, withAccessKeys } from "./menu-labels.ts";

/** What the menu depends on. */
export interface MenuVariables {
	readonly platform: NodeJS.Platform;
	/** Whether there are items for developers, which a packaged program has only when asked. */
	readonly forDevelopers: boolean;
	readonly send: (command: CommandId) => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: "separator" };

/**
 * The application menu as data, made of the command table. Items send commands; the window decides what
 * they mean where the caret is. Keys are only told, never registered: the window hears them first, and in
 * a text field they belong to the field.
 */
export function menuTemplate({ platform, forDevelopers, send }: MenuVariables): Item[] {
	const isMac = platform === "darwin";
	const item = (id: CommandId): Item => ({
		id,
		...menuEntry(id, platform),
		registerAccelerator: false,
		enabled: isOffered(id, "nothing"),
		click: () => send(id),
	});
	// A Mac has the settings beside the program's name.
	const isElsewhere = (id: CommandId) => isMac && id === "settings";
	/** The commands of a menu, group by group; what the system does, if anything, stands behind the first group. */
	const menu = (name: MenuName, own: readonly Item[] = []): Item => {
		const groups = groupsOf(name).map((ids) => ids.filter((id) => !isElsewhere(id)).map(item));
		const [first = [], ...others] = groups;
		return { label: `&${name}`, submenu: labelled(withLines([first, own, ...others])) };
	};
	return [
		...(isMac ? [macMenu(item("settings"))] : []),
		withQuit(menu("File"), isMac),
		menu("Edit", [{ role: "cut" }, { role: "copy" }, { role: "paste" }, { role: "selectAll" }]),
		menu("View", [
			{ role: "togglefullscreen" },
			...(forDevelopers ? [{ role: "reload" } as const, { role: "toggleDevTools" } as const] : []),
		]),
		menu("Tag"),
		menu("Claim"),
		menu("Go"),
		...(isMac ? [{ role: "windowMenu" } as const] : []),
		{ role: "help", ...menu("Help", isMac ? [] : [{ role: "about" }]) },
	];
}

function withQuit(menu: Item, isMac: boolean): Item {
	return isMac ? menu : { ...menu, submenu: [...(menu.submenu as Item[]), separator, { role: "quit" }] };
}

function macMenu(settings: Item): Item {
	const hiding = [{ role: "hide" }, { role: "hideOthers" }, { role: "unhide" }] as const;
	const parts = [
		[{ role: "about" }],
		[settings],
		[{ role: "services" }],
		hiding,
		[{ role: "quit" }],
	] as const;
	return { role: "appMenu", submenu: withLines(parts) };
}

/** The commands of a menu, group by group, in the order of the table. */
function groupsOf(name: MenuName): CommandId[][] {
	return (Object.keys(commandGroups) as CommandGroup[])
		.filter((group) => commandGroups[group].menu === name)
		.map((group) => commandIds.filter((id) => commands[id].group === group));
}

/** Puts a line between the parts of a menu. */
function withLines(parts: readonly (readonly Item[])[]): Item[] {
	const there = parts.filter((part) => part.length > 0);
	return there.flatMap((part, index) => [...(index > 0 ? [separator] : []), ...part]);
}

/** Offers the commands that can be run where commands may need no more than `reach`, and no others. */
export function offerCommands(menu: Pick<Menu, "getMenuItemById">, reach: CommandNeed): void {
	for (const id of commandIds) {
		const item = menu.getMenuItemById(id);
		if (item) item.enabled = isOffered(id, reach);
	}
}

/** What fields have for themselves is needed wherever there are fields. */
function isOffered(id: CommandId, reach: CommandNeed): boolean {
	return commands[id].leftToFields === true || isReached(commands[id], reach);
}

/** Gives the commands of a menu their access keys; items with a role have those of the system. */
function labelled(items: readonly Item[]): Item[] {
	const labels = withAccessKeys(items.flatMap(({ label }) => label ?? []));
	let next = 0;
	return items.map((item) => {
		if (item.label === undefined) return item;
		next += 1;
		return { ...item, label: labels[next - 1] ?? item.label };
	});
}
