import { expect, test } from "vitest";
import { contentSecurityPolicy, contentSecurityPolicyForMeta, developmentPolicy } from "./policy.ts";

test("item 7: the shipped policy is exactly this", () => {
	expect(contentSecurityPolicy).toBe(
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
			"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
			"require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard",
	);
});

test("item 7: the page's own copy differs by frame-ancestors only, which a meta element cannot say", () => {
	expect(contentSecurityPolicyForMeta).toBe(contentSecurityPolicy.replace("frame-ancestors 'none'; ", ""));
});

test("item 7: development adds inline code and one socket, and nothing else", () => {
	const shipped = contentSecurityPolicy.split("; ");
	const relaxed = developmentPolicy("http://localhost:5173").split("; ");
	expect(relaxed.filter((directive) => !shipped.includes(directive))).toEqual([
		"script-src 'self' 'unsafe-inline'",
		"style-src 'self' 'unsafe-inline'",
		"connect-src 'self' ws://localhost:5173",
	]);
});
