import { expect, test } from "../launch/test.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("5: the page has no permission but to write to the clipboard", async ({ page }) => {
	const states = await page.evaluate(async () => {
		const names = [
			"camera",
			"microphone",
			"geolocation",
			"notifications",
			"clipboard-read",
			"midi",
			"screen-wake-lock",
		];
		const queried = await Promise.all(
			names.map((name) =>
				navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
			),
		);
		const asked = await Promise.all([
			navigator.mediaDevices.getUserMedia({ audio: true }).then(String, (error: Error) => error.name),
			navigator.clipboard.readText().then(String, (error: Error) => error.name),
			Notification.requestPermission(),
		]);
		return { queried, asked };
	});
	expect(states.queried.filter((state) => state !== "denied")).toEqual([]);
	expect(states.asked[0]).toMatch(/^Not(Allowed|Found)Error$/);
	expect(states.asked.slice(1)).toEqual(["NotAllowedError", "denied"]);
	await page.bringToFront();
	expect(
		await page.evaluate(() =>
			navigator.permissions.query({ name: "clipboard-write" as PermissionName }).then(({ state }) => state),
		),
	).toBe("granted");
});

test("5: the page can neither see devices nor the screen", async ({ page }) => {
	const outcomes = await page.evaluate(() => {
		type Device = { requestDevice(options: object): Promise<unknown> };
		const { usb, hid } = navigator as unknown as Record<"usb" | "hid", Device>;
		return Promise.all(
			[
				usb.requestDevice({ filters: [] }),
				hid.requestDevice({ filters: [] }).then((devices) => {
					if ((devices as unknown[]).length === 0) throw new Error("none");
				}),
				navigator.mediaDevices.getDisplayMedia({ video: true }),
			].map((asked) =>
				asked.then(
					() => "given",
					() => "refused",
				),
			),
		);
	});
	expect(outcomes).toEqual(Array(3).fill("refused"));
});
