import { expect, test, vi } from "vitest";
import { createQuitting } from "./quitting.ts";

const settled = () => new Promise((resume) => setTimeout(resume));

function quittingWith(prepare: () => Promise<boolean>, confirm = false) {
	const steps = { prepare: vi.fn(prepare), confirmAfterFailure: vi.fn(async () => confirm), leave: vi.fn() };
	return { steps, quitting: createQuitting(steps) };
}

test("leaving waits for what is still to be written", async () => {
	let finish = (_mayLeave: boolean): void => {};
	const { steps, quitting } = quittingWith(() => new Promise((resume) => (finish = resume)));
	quitting.request();
	await settled();
	expect([quitting.allowed, steps.leave.mock.calls.length]).toEqual([false, 0]);
	finish(true);
	await settled();
	expect([quitting.allowed, steps.leave.mock.calls.length]).toEqual([true, 1]);
});

test("asking again while a question is open asks nothing more", async () => {
	const { steps, quitting } = quittingWith(async () => true);
	quitting.request();
	quitting.request();
	await settled();
	quitting.request();
	await settled();
	expect([steps.prepare.mock.calls.length, steps.leave.mock.calls.length]).toEqual([1, 1]);
});

test("who stays can leave later", async () => {
	const answers = [false, true];
	const { steps, quitting } = quittingWith(async () => answers.shift() ?? true);
	quitting.request();
	await settled();
	expect([quitting.allowed, steps.leave.mock.calls.length]).toEqual([false, 0]);
	quitting.request();
	await settled();
	expect(steps.leave).toHaveBeenCalledOnce();
});

test.each([true, false])("a bug while preparing is put to the person, who decides (%s)", async (leave) => {
	const { steps, quitting } = quittingWith(async () => {
		throw new Error("bug");
	}, leave);
	quitting.request();
	await settled();
	expect([quitting.allowed, steps.leave.mock.calls.length]).toEqual([leave, leave ? 1 : 0]);
});
