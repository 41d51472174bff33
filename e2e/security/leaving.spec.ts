import { expect, test } from "../launch/test.ts";
import { aMoment, countContents, listening } from "./surroundings.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("13: the page cannot be replaced", async ({ page }) => {
	const server = await listening();
	const home = page.url();
	const attempts: readonly ((address: string) => void)[] = [
		(address) => location.assign(address),
		(address) => {
			const link = Object.assign(document.createElement("a"), { href: address });
			document.body.append(link);
			link.click();
		},
		(address) => {
			const form = Object.assign(document.createElement("form"), { action: address, method: "post" });
			document.body.append(form);
			form.submit();
		},
		(address) => {
			document.head.append(
				Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;${address}` }),
			);
		},
	];
	for (const address of [server.address, "file:///etc/passwd", "app://workbench.evil/", "data:text/html,x"]) {
		for (const attempt of attempts) {
			await page.evaluate(attempt, address).catch(() => {
				// A page that did navigate loses the answer; the address below shows it.
			});
		}
		await aMoment(page);
		expect(page.url()).toBe(home);
	}
	server.close();
	expect(server.visits).toEqual([]);
});

test("13: a page that empties itself is led back", async ({ page }) => {
	// Chromium shows about:blank without asking; it is no way out, but nobody should have to sit before it.
	await page.evaluate(() => {
		Object.assign(globalThis, { sameDocument: true });
		location.assign("about:blank");
	});
	const isSame = () => page.evaluate(() => `${location.href} ${"sameDocument" in globalThis}`).catch(String);
	await expect.poll(isSame).toBe("app://workbench/index.html false");
});

test("13: a frame inside the page shows nothing", async ({ page, allowProblem }) => {
	allowProblem(/Failed to load URL: .* ERR_BLOCKED_BY_CSP/);
	const server = await listening();
	const reached = await page.evaluate(
		async (addresses) => {
			const frames = addresses.map((src) => Object.assign(document.createElement("iframe"), { src }));
			document.body.append(...frames);
			await new Promise((resume) => setTimeout(resume, 500));
			return frames.map((frame) => {
				const inside = frame.contentWindow as (Window & { parallax?: unknown }) | null;
				try {
					return `${inside?.location.href} ${typeof inside?.parallax}`;
				} catch {
					return "blocked";
				}
			});
		},
		[server.address, "app://workbench/index.html", "file:///etc/passwd"],
	);
	server.close();
	expect(reached.filter((state) => state !== "blocked" && state !== "about:blank undefined")).toEqual([]);
	expect(server.visits).toEqual([]);
});

test("13: a redirection does not lead out", async ({ app, page }) => {
	const server = await listening();
	await app.evaluate(({ session }, address) => {
		session.defaultSession.protocol.unhandle("app");
		session.defaultSession.protocol.handle(
			"app",
			() => new Response(null, { status: 302, headers: { Location: address } }),
		);
	}, server.address);
	await page.evaluate(() => location.assign("/elsewhere.html"));
	await aMoment(page);
	server.close();
	expect(page.url()).toMatch(/^app:\/\/workbench\//);
	expect(server.visits).toEqual([]);
});

test("14: the page opens no window and saves no file", async ({ app, page }) => {
	const before = await countContents(app);
	const opened = await page.evaluate(() => {
		const link = Object.assign(document.createElement("a"), { href: "/index.html", target: "_blank" });
		const download = Object.assign(document.createElement("a"), {
			href: "/index.html",
			download: "saved.html",
		});
		document.body.append(link, download);
		link.click();
		download.click();
		return ["/index.html", "https://example.org/", "about:blank", ""].map((url) => window.open(url) === null);
	});
	await aMoment(page);
	expect(opened).toEqual(Array(4).fill(true));
	expect((await countContents(app)) - before).toBe(0);
});
