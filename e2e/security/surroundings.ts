import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ElectronApplication, Page } from "@playwright/test";
import type { ParallaxBridge } from "../../shared/ipc/channels.ts";

// Electron's security checklist, held against the real window; tests are named by the numbers of its items.
// What a running program cannot show (6, 8-10, 15, 16, 19) is held against the sources in electron/.

/** The policy that every answer carries, word for word. */
export const policy =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
	"require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";

export type PageWithBridge = Window & typeof globalThis & { parallax: ParallaxBridge };

/** A web server on this machine that counts who comes. */
export async function listening(): Promise<{ address: string; visits: string[]; close: () => void }> {
	const visits: string[] = [];
	const server = createServer((request, response) => {
		visits.push(request.url ?? "");
		response.end("<title>elsewhere</title>");
	});
	await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { address, visits, close: () => server.close() };
}

/** Number of windows, web views and whatever else shows a page. */
export function countContents(app: ElectronApplication): Promise<number> {
	return app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
}

/** Lets what a page has started come to something. */
export const aMoment = (page: Page) => page.waitForTimeout(300);
