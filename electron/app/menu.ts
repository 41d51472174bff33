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
	const menu = (name: MenuName, own: readonly Item[] = []): Item => ({
		label: `&${name}`,
		submenu: labelled([...commandItems(name, platform, send), ...own]),
	});
	return [
		...(isMac ? [{ role: "appMenu" } as const] : []),
		menu("File", isMac ? [] : [separator, { role: "quit" }]),
		menu("Edit", [separator, { role: "cut" }, { role: "copy" }, { role: "paste" }, { role: "selectAll" }]),
		menu("View", [
			separator,
			{ role: "togglefullscreen" },
			...(forDevelopers ? [separator, { role: "reload" } as const, { role: "toggleDevTools" } as const] : []),
		]),
		menu("Tag"),
		menu("Claim"),
		menu("Go"),
		...(isMac ? [{ role: "windowMenu" } as const] : []),
		{ role: "help", ...menu("Help", isMac ? [] : [{ role: "about" }]) },
	];
}

/** The commands of a menu, group by group, a line between two groups. */
function commandItems(name: string, platform: NodeJS.Platform, send: MenuVariables["send"]): Item[] {
	const groups = (Object.keys(commandGroups) as CommandGroup[]).filter(
		(group) => commandGroups[group].menu === name,
	);
	return groups.flatMap((group, index) => [
		...(index > 0 ? [separator] : []),
		...commandIds
			.filter((id) => commands[id].group === group)
			.map(
				(id): Item => ({
					id,
					...menuEntry(id, platform),
					registerAccelerator: false,
					enabled: isOffered(id, "nothing"),
					click: () => send(id),
				}),
			),
	]);
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
