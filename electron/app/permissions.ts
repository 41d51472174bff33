import { originOf } from "./origin.ts";

/** What the page may do beyond showing itself, each with its reason; everything else is refused. */
const grantedPermissions: Readonly<Record<string, string>> = {
	"clipboard-sanitized-write": "quotes are copied together with their citation",
};

/** Whether a page of one of our origins may have a permission. */
export function isGranted(permission: string, requestingUrl: string, origins: readonly string[]): boolean {
	const origin = originOf(requestingUrl);
	return Object.hasOwn(grantedPermissions, permission) && origin !== null && origins.includes(origin);
}

/** Schemes a page may load from; the dev server's origin comes on top while developing. */
const loadableSchemes: readonly string[] = ["app:", "devtools:"];

/** Whether a request of the page may be made at all: nothing leaves the machine. */
export function mayLoad(address: string, devServer: string | null): boolean {
	if (!URL.canParse(address)) {
		return false;
	}
	const isDevServer = devServer !== null && originOf(address.replace(/^ws/, "http")) === devServer;
	return isDevServer || loadableSchemes.includes(new URL(address).protocol);
}

/** Whether a frame may go to an address: the main frame within our own origin, any other frame nowhere. */
export function mayNavigate(address: string, isMainFrame: boolean, origins: readonly string[]): boolean {
	const origin = originOf(address);
	return isMainFrame && origin !== null && origins.includes(origin);
}
