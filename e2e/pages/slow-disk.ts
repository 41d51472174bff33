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

/** As {@link holdDisk}, for reading: files with this in their path are not opened until {@link letDiskGo}. */
export async function holdOpening(app: ElectronApplication, part: string): Promise<void> {
	await app.evaluate((_electron, held) => {
		const files = process.getBuiltinModule("node:fs/promises");
		const { open } = files;
		const gate = new Promise<void>((resume) => {
			(globalThis as Held).letGo = () => {
				Object.assign(files, { open });
				process.getBuiltinModule("node:module").syncBuiltinESMExports();
				resume();
			};
		});
		Object.assign(files, {
			open: async (...args: Parameters<typeof open>) => {
				if (String(args[0]).includes(held)) await gate;
				return open(...args);
			},
		});
		process.getBuiltinModule("node:module").syncBuiltinESMExports();
	}, part);
}

/** Lets everything through that was held. */
export async function letDiskGo(app: ElectronApplication): Promise<void> {
	await app.evaluate(() => (globalThis as Held).letGo?.());
}
