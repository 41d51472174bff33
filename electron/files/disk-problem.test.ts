import { expect, test } from "vitest";
import { diskProblem, diskReason, errorCode, readReason } from "./disk-problem.ts";

function systemError(code: string): Error {
	return Object.assign(new Error(`${code}: the system's words, open '/home/ada/secret'`), { code });
}

test.each([
	"ENOSPC",
	"EDQUOT",
	"EROFS",
	"EACCES",
	"EPERM",
	"ENOENT",
	"EIO",
	"EBUSY",
	"EMFILE",
	"ENOTDIR",
	"EISDIR",
	"EEXIST",
])("F13 %s is said in a sentence with a way out, without the system's words", (code) => {
	const reason = diskReason(systemError(code));
	expect(reason).toMatch(/^[A-Z].*\. .*(try again|Choose another name)\.$/);
	expect(reason).not.toContain(code);
	expect(reason).not.toContain("/home");
});

test("F13 a code that has no sentence is named", () => {
	expect(diskReason(systemError("ESTRANGE"))).toBe("The disk refused with the code ESTRANGE.");
	expect(diskProblem("It was not saved.", systemError("ENOSPC"))).toEqual({
		ok: false,
		problem: {
			code: "disk",
			message: "It was not saved. The disk is full. Free some space, then try again.",
		},
	});
});

test("a bug is no disk problem: it is thrown on", () => {
	const bug = new TypeError("x is not a function");
	expect(errorCode(bug)).toBeNull();
	expect(errorCode("ENOSPC")).toBeNull();
	expect(errorCode(Object.assign(new Error(), { code: 5 }))).toBeNull();
	expect(() => diskReason(bug)).toThrow(bug);
	expect(() => readReason(bug)).toThrow(bug);
	expect(() => diskProblem("It was not saved.", bug)).toThrow(bug);
});

test("what cannot be read is said as reading, not as writing", () => {
	for (const code of ["EACCES", "EPERM"])
		expect(readReason(systemError(code))).toContain("You may not read it");
	expect(readReason(systemError("ENOENT"))).toBe("It is not there.");
	expect(readReason(systemError("EIO"))).toContain("The disk reported an error.");
});
