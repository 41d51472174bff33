import { type ElectronApplication, expect } from "@playwright/test";

/** What the desktop's own dialogs answer, instead of waiting for a person. */
export interface DialogAnswers {
	/** Paths chosen in a dialog for files or folders; null: cancelled. */
	readonly chosen?: readonly string[] | null;
	/** Index of the button pressed in a message box. */
	readonly button?: number;
}

/** What a dialog was shown with. */
export interface ShownDialog {
	readonly title?: string;
	readonly message?: string;
	readonly detail?: string;
	readonly buttons?: readonly string[];
}

type Asked = typeof globalThis & { shownDialogs?: ShownDialog[] };

/** Answers every native dialog from now on. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
	await app.evaluate(({ dialog }, { chosen, button }) => {
		const place = globalThis as Asked;
		place.shownDialogs ??= [];
		const note = (args: unknown[]) => place.shownDialogs?.push(args.at(-1) as ShownDialog);
		const filePaths = [...(chosen ?? [])];
		Object.assign(dialog, {
			showOpenDialog: async (...args: unknown[]) => {
				note(args);
				return { canceled: filePaths.length === 0, filePaths };
			},
			showMessageBox: async (...args: unknown[]) => {
				note(args);
				return { response: button ?? 0, checkboxChecked: false };
			},
		});
	}, answers);
}

/** The dialogs shown since {@link answerDialogs}, in order. */
export function shownDialogs(app: ElectronApplication): Promise<ShownDialog[]> {
	return app.evaluate(() => (globalThis as Asked).shownDialogs ?? []);
}

/** Chooses a command of the application menu, as soon as it is offered. */
export async function chooseFromMenu(app: ElectronApplication, id: string): Promise<void> {
	await expect.poll(() => isOffered(app, id), { message: `whether the menu offers ${id}` }).toBe(true);
	await app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.click(), id);
}

/** Whether a command of the application menu can be chosen. */
export function isOffered(app: ElectronApplication, id: string): Promise<boolean | undefined> {
	return app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.enabled, id);
}
