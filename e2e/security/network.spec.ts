import { createSocket } from "node:dgram";
import { expect, test } from "../launch/test.ts";
import { aMoment, listening } from "./surroundings.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("1: nothing the page tries reaches a server on this machine", async ({ page }) => {
	const server = await listening();
	const outcomes = await page.evaluate(async (address) => {
		const loads = (element: HTMLElement) =>
			new Promise((resume) => {
				element.onload = () => resume("loaded");
				element.onerror = () => resume("refused");
				document.head.append(element);
			});
		const image = Object.assign(new Image(), { src: `${address}/image` });
		const sheet = Object.assign(document.createElement("link"), {
			rel: "stylesheet",
			href: `${address}/sheet`,
		});
		for (const rel of ["preconnect", "dns-prefetch", "prefetch", "preload"]) {
			document.head.append(
				Object.assign(document.createElement("link"), { rel, as: "image", href: `${address}/${rel}` }),
			);
		}
		const socket = new Promise((resume) => {
			const connection = new WebSocket(address.replace("http", "ws"));
			connection.onopen = () => resume("loaded");
			connection.onerror = () => resume("refused");
		});
		navigator.sendBeacon(`${address}/beacon`, "words");
		return Promise.all([
			...[`${address}/fetch`, "https://example.org/", "file:///etc/passwd", "data:text/plain,x"].map((url) =>
				fetch(url).then(
					() => "loaded",
					() => "refused",
				),
			),
			loads(image),
			loads(sheet),
			socket,
		]);
	}, server.address);
	await aMoment(page);
	server.close();
	expect(outcomes).toEqual(Array(7).fill("refused"));
	expect(server.visits).toEqual([]);
});

test("1: without the policy, requests are refused all the same, and no name resolves", async ({
	app,
	page,
}) => {
	const server = await listening();
	const session = await page.context().newCDPSession(page);
	await session.send("Page.setBypassCSP", { enabled: true });
	await page.reload();
	const outcomes = await page.evaluate(
		(addresses) =>
			Promise.all(addresses.map((url) => fetch(url, { mode: "no-cors" }).then(String, () => "refused"))),
		[`${server.address}/fetch`, server.address.replace("127.0.0.1", "localhost"), "https://example.org/"],
	);
	const resolved = await app.evaluate(({ session }) =>
		session.defaultSession.resolveHost("localhost").then(
			() => "resolved",
			() => "refused",
		),
	);
	server.close();
	expect([...outcomes, resolved]).toEqual(Array(4).fill("refused"));
	expect(server.visits).toEqual([]);
});

test("1: WebRTC sends no datagram", async ({ page }) => {
	const socket = createSocket("udp4");
	let datagrams = 0;
	socket.on("message", () => {
		datagrams += 1;
	});
	await new Promise<void>((resume) => socket.bind(0, "127.0.0.1", resume));
	await page.evaluate(async (port) => {
		const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
		connection.createDataChannel("words");
		await connection.setLocalDescription(await connection.createOffer());
		await new Promise((resume) => setTimeout(resume, 1_000));
		connection.close();
	}, socket.address().port);
	socket.close();
	expect(datagrams).toBe(0);
});
