import { expect, test } from "vitest";
import { refusal, refusalNews, unsavedMark } from "./saving.ts";

const failed = { state: "failed", reason: "The disk is full.", unsaved: ["k"] } as const;

test("F13 what the disk refused is said with its reason, and whether this computer has it", () => {
	expect(refusal({ ...failed, changes: 1, kept: false })).toBe("1 change is not saved: The disk is full.");
	expect(refusal({ ...failed, changes: 3, kept: false })).toBe("3 changes are not saved: The disk is full.");
	expect(refusal({ ...failed, changes: 1, kept: true })).toBe(
		"1 change is not in the case's folder yet: The disk is full. It is kept on this computer.",
	);
	expect(refusal({ ...failed, changes: 3, kept: true })).toBe(
		"3 changes are not in the case's folder yet: The disk is full. They are kept on this computer.",
	);
	expect(refusalNews({ ...failed, changes: 1, kept: false })).toBe("Not saved. The disk is full.");
	expect(refusalNews({ ...failed, changes: 1, kept: true }, true)).toBe(
		"Still not in the case's folder. The disk is full. Your work is kept on this computer.",
	);
});

test("F13 only what the disk refused is marked", () => {
	expect(unsavedMark({ ...failed, changes: 1, kept: false }, "k")).toBe("▲ not saved");
	expect(unsavedMark({ ...failed, changes: 1, kept: true }, "k")).toBe("▲ not in the folder yet");
	expect(unsavedMark({ ...failed, changes: 1, kept: false }, "l")).toBeNull();
	expect(unsavedMark({ state: "saving", changes: 1 }, "k")).toBeNull();
	expect(unsavedMark(undefined, "k")).toBeNull();
});
