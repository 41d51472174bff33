import type { App, BrowserWindow, Event, Session, WebContents } from "electron";
import type { Log } from "../services/ports.ts";
import { loadHome } from "./opening.ts";
import { isGranted, mayLoad, mayNavigate } from "./permissions.ts";
import { developmentPolicy } from "./policy.ts";

/** Who counts as our page, and where refusals are noted. */
export interface Trust {
	/** Our page's origins: the shipped one, and the dev server's while developing. */
	readonly origins: readonly string[];
	readonly devServer: string | null;
	readonly log: Log;
}

/** Refuses in a session everything the page does not need: permissions, devices, downloads, the network. */
export function hardenSession(session: Session, trust: Trust): void {
	session.setPermissionRequestHandler((_contents, permission, answer, details) => {
		answer(
			noted("permission", permission, isGranted(permission, details.requestingUrl, trust.origins), trust),
		);
	});
	session.setPermissionCheckHandler((_contents, permission, origin) =>
		isGranted(permission, origin, trust.origins),
	);
	session.setDevicePermissionHandler(() => false);
	session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
	session.on("will-download", (event) => event.preventDefault());
	session.webRequest.onBeforeRequest((details, answer) => {
		answer({
			cancel: !noted("request", schemeOf(details.url), mayLoad(details.url, trust.devServer), trust),
		});
	});
	if (trust.devServer !== null) {
		const policy = developmentPolicy(trust.devServer);
		session.webRequest.onHeadersReceived((details, answer) => {
			answer({ responseHeaders: { ...details.responseHeaders, "Content-Security-Policy": [policy] } });
		});
	}
}

/** Keeps every web contents, whoever makes it, on our own page and in its own window. */
export function hardenContents(app: App, trust: Trust): void {
	app.on("web-contents-created", (_event, contents) => {
		refuseLeaving(contents, trust);
		contents.setWindowOpenHandler(({ url }) => {
			trust.log.info("refused.window", { scheme: schemeOf(url) });
			return { action: "deny" };
		});
		contents.on("will-attach-webview", (event) => event.preventDefault());
		// A page that is taken over must not be able to keep its window open.
		contents.on("will-prevent-unload", (event) => event.preventDefault());
		contents.on("select-bluetooth-device", (event, _devices, choose) => {
			event.preventDefault();
			choose("");
		});
		// WebRTC sends datagrams that neither the policy nor the request filter covers.
		contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
	});
	app.on("certificate-error", (event, _contents, _url, _error, _certificate, answer) => {
		event.preventDefault();
		answer(false);
	});
	app.on("select-client-certificate", (event, _contents, _url, _certificates, choose) => {
		event.preventDefault();
		choose();
	});
}

/**
 * Leads the window back when its page got away after all: Chromium asks nobody before it shows
 * `about:blank`.
 */
export function keepHome(window: BrowserWindow, home: string, trust: Trust): void {
	window.webContents.on("did-navigate", (_event, url) => {
		if (!noted("page", schemeOf(url), mayNavigate(url, true, trust.origins), trust)) {
			loadHome(window, home).catch((error: unknown) => trust.log.error("home-not-loaded", error));
		}
	});
}

function refuseLeaving(contents: WebContents, trust: Trust): void {
	const refuse = (details: Event<{ url: string; isMainFrame: boolean }>): void => {
		if (
			!noted(
				"navigation",
				schemeOf(details.url),
				mayNavigate(details.url, details.isMainFrame, trust.origins),
				trust,
			)
		) {
			details.preventDefault();
		}
	};
	// The first is told of every frame; the others are the checklist's, in case a version tells less.
	contents.on("will-frame-navigate", refuse);
	contents.on("will-navigate", refuse);
	contents.on("will-redirect", refuse);
}

/** Writes a refusal to the log, by kind and scheme only: an address may hold the words of an article. */
function noted(kind: string, what: string, allowed: boolean, trust: Trust): boolean {
	if (!allowed) {
		trust.log.info(`refused.${kind}`, { what });
	}
	return allowed;
}

function schemeOf(address: string): string {
	return URL.canParse(address) ? new URL(address).protocol : "unreadable";
}
