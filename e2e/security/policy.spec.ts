import { expect, test } from "../launch/test.ts";
import { policy } from "./surroundings.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("7: every answer carries the policy and forbids guessing its type", async ({ page }) => {
	const headers = await page.evaluate(async () => {
		const script = document.querySelector<HTMLScriptElement>("script[src]")?.src ?? "";
		const answers = await Promise.all([location.href, script, "/none.js"].map((url) => fetch(url)));
		return answers.map(({ headers }) => [
			headers.get("content-security-policy"),
			headers.get("x-content-type-options"),
		]);
	});
	expect(headers).toEqual(Array(3).fill([policy, "nosniff"]));
});

test("7: text never becomes code or style", async ({ page }) => {
	const outcomes = await page.evaluate(async () => {
		// Out of the debugger's own evaluation, which is allowed more than the page.
		await new Promise((resume) => setTimeout(resume));
		const refused = (attempt: () => unknown) => {
			try {
				attempt();
				return "done";
			} catch (error) {
				return (error as Error).name;
			}
		};
		const div = document.createElement("div");
		document.body.append(div);
		const script = document.createElement("script");
		document.body.append(script);
		const style = document.createElement("style");
		style.append("html { outline: 7px solid }");
		document.head.append(style);
		return {
			// biome-ignore lint/security/noGlobalEval: that it is refused is what is shown
			eval: refused(() => globalThis.eval("1")),
			timer: refused(() => setTimeout("globalThis.ranTimer = true" as unknown as () => void)),
			innerHTML: refused(() => {
				div.innerHTML = "<b>words</b>";
			}),
			handler: refused(() => div.setAttribute("onclick", "globalThis.ranHandler = true")),
			scriptText: refused(() => script.append("globalThis.ranInline = true")),
			scriptUrl: refused(() => {
				script.src = "/index.js";
			}),
			ran: await new Promise((resume) => setTimeout(resume, 100, ["ranInline", "ranTimer"])).then((names) =>
				(names as string[]).filter((name) => name in globalThis),
			),
			styled: getComputedStyle(document.documentElement).outlineStyle,
		};
	});
	expect(outcomes).toEqual({
		eval: "EvalError",
		timer: expect.stringMatching(/^(done|TypeError|EvalError)$/),
		innerHTML: "TypeError",
		handler: "TypeError",
		scriptText: "TypeError",
		scriptUrl: "TypeError",
		ran: [],
		styled: "none",
	});
});

test("7: only the paste policy may be made, once", async ({ page }) => {
	const outcomes = await page.evaluate(() => {
		type Policies = { createPolicy(name: string, rules: object): unknown };
		const { trustedTypes } = window as unknown as { trustedTypes: Policies };
		return ["default", "other"].map((name) => {
			try {
				trustedTypes.createPolicy(name, {});
				return "made";
			} catch {
				return "refused";
			}
		});
	});
	expect(outcomes).toEqual(["refused", "refused"]);
});
