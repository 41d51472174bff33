import { readFile } from "node:fs/promises";
import { protocol, type Session } from "electron";
import { appScheme } from "./origin.ts";
import { contentSecurityPolicy } from "./policy.ts";
import { resolveAsset } from "./resolve-asset.ts";

/** Makes `app:` an origin like a website's, so that 'self' means something; must run before `ready`. */
export function registerAppScheme(): void {
	protocol.registerSchemesAsPrivileged([
		{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
	]);
}

/** Serves the built page from `root` under `app://workbench/`, with the policy on every answer. */
export function servePage(session: Session, root: string): void {
	session.protocol.handle(appScheme, async (request) => {
		const asset = await resolveAsset(request.method, request.url, root);
		if (!asset.found) {
			return new Response(null, { status: asset.status, headers: securityHeaders });
		}
		const body = request.method === "HEAD" ? null : await readFile(asset.file);
		return new Response(body, { headers: { ...securityHeaders, "Content-Type": asset.type } });
	});
}

const securityHeaders: Readonly<Record<string, string>> = {
	"Content-Security-Policy": contentSecurityPolicy,
	"X-Content-Type-Options": "nosniff",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Referrer-Policy": "no-referrer",
};
