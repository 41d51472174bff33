/** Scheme of the page's own protocol. */
export const appScheme = "app";

/** Host of the page's own protocol. */
export const appHost = "workbench";

/** Origin of the page as shipped. */
export const appOrigin = `${appScheme}://${appHost}`;

/** Address of the page as shipped. */
export const appPage = `${appOrigin}/index.html`;

/**
 * The origin of an address, or null when it is none. Node's own `URL.origin` is "null" for schemes that
 * it does not know, `app:` among them, so the parts are joined here; user names in addresses are refused.
 */
export function originOf(address: string): string | null {
	if (!URL.canParse(address)) {
		return null;
	}
	const url = new URL(address);
	return url.host === "" || url.username !== "" || url.password !== ""
		? null
		: `${url.protocol}//${url.host}`;
}

/**
 * Origin of Vite's dev server, or null. Only an unpackaged program listens to the environment, and only
 * to a server on this machine: a packaged one must not be pointed at another page by a variable.
 */
export function devServerOrigin(
	environment: Readonly<Record<string, string | undefined>>,
	packaged: boolean,
): string | null {
	const address = environment.ELECTRON_RENDERER_URL;
	if (packaged || address === undefined) {
		return null;
	}
	const origin = originOf(address);
	return origin !== null && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin) ? origin : null;
}
