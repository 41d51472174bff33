import type { ElectronApplication } from "@playwright/test";

type Held = typeof globalThis & { letGo?: () => void };

/**
 * Makes the disk as slow as it can be: files that the application replaces stay as they were until
 * {@link letDiskGo}. Nothing else about it changes.
 */
export async function holdDisk(app: ElectronApplication): Promise<void> {
	await app.evaluate(() => {
		const files = process.getBuiltinModule("node:fs/promises");
		const { rename } = files;
		const gate = new Promise<void>((resume) => {
			(globalThis as Held).letGo = () => {
				Object.assign(files, { rename });
				process.getBuiltinModule("node:module").syncBuiltinESMExports();
				resume();
			};
		});
		Object.assign(files, {
			rename: async (...paths: Parameters<typeof rename>) => {
				await gate;
				await rename(...paths);
			},
		});
		process.getBuiltinModule("node:module").syncBuiltinESMExports();
	});
}

/** Lets everything through that {@link holdDisk} held. */
export async function letDiskGo(app: ElectronApplication): Promise<void> {
	await app.evaluate(() => (globalThis as Held).letGo?.());
}
