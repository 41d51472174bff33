import { afterEach, beforeEach, expect, test } from "vitest";
import type { CaseDelta, NoticeView } from "../../shared/ipc/views.ts";
import { tellOfNotices } from "./notice-telling.ts";
import { noticeArrival, noticeSummary } from "./notices.ts";
import { openCase, withDelta } from "./open-case.ts";
import { store, updateCase } from "./store.ts";
import { caseView } from "./testing/views.ts";

function notice(id: string, tone: NoticeView["tone"]): NoticeView {
	return { id, file: `layers/${id}.json`, message: `About ${id}.`, tone };
}

const [torn, newer, restored] = [
	notice("torn", "problem"),
	notice("newer", "problem"),
	notice("old", "done"),
];
let stop = () => {};

function open(changes: Parameters<typeof caseView>[0] = {}): void {
	store.setState({ open: openCase(caseView(changes)) });
}

function arrive(notices: readonly NoticeView[], more: Partial<CaseDelta> = {}): void {
	const delta = { notices, history: { undo: null, redo: null }, ...more };
	updateCase((now) => withDelta(now, delta));
}

const said = () => store.getState().message?.text ?? null;

beforeEach(() => {
	store.setState({ open: null, message: null, dialog: null });
	stop = tellOfNotices();
});

afterEach(() => stop());

test("notices are counted by what they ask for; without any, all is well", () => {
	expect(noticeSummary([torn])).toBe("1 file needs a look.");
	expect(noticeSummary([torn, newer, restored])).toBe("2 files need a look, 1 was put right.");
	expect(noticeSummary([restored, notice("older", "done")])).toBe("2 were put right.");
	expect(noticeSummary([])).toBe("All is well: every file of the case is shown.");
	expect(noticeArrival([torn])).toBe("A file needs a look. About torn.");
	expect(noticeArrival([restored])).toBe("About old.");
	expect(noticeArrival([torn, newer])).toBe("2 files need a look.");
});

test("a notice that comes is said once, several in one go, with the way to them", () => {
	open({ notices: [torn] });
	expect(said()).toBeNull();
	arrive([torn, newer]);
	expect(store.getState().message).toMatchObject({
		text: "A file needs a look. About newer.",
		tone: "problem",
	});
	store.getState().message?.action?.run();
	expect(store.getState().dialog).toEqual({ kind: "notices" });
	store.setState({ dialog: null, message: null });
	arrive([torn, newer]);
	expect(said()).toBeNull();
	arrive([torn, newer, restored, notice("stray", "problem")]);
	expect(said()).toBe("1 file needs a look, 1 was put right.");
	// A notice that has gone and comes again is news again.
	arrive([torn]);
	store.setState({ message: null });
	arrive([torn, newer]);
	expect(said()).toBe("A file needs a look. About newer.");
});

test("what was said goes when nothing needs a look any more; other messages stay", () => {
	open();
	arrive([torn]);
	arrive([]);
	expect(said()).toBeNull();
	arrive([torn]);
	store.setState({ message: { id: 0, tone: "done", text: "Tag deleted." } });
	arrive([]);
	expect(said()).toBe("Tag deleted.");
});

test("what comes while the case is read is said at the end, at once", () => {
	open({ loading: true, notices: [torn] });
	arrive([torn, newer]);
	arrive([torn, newer, restored]);
	expect(said()).toBeNull();
	arrive([torn, newer, restored], { loading: false });
	expect(said()).toBe("1 file needs a look, 1 was put right.");
});

test("a dialog is left alone until it is closed, and the one that lists notices says them itself", () => {
	open();
	store.setState({ dialog: { kind: "rename" } });
	arrive([torn]);
	expect(said()).toBeNull();
	store.setState({ dialog: null });
	expect(said()).toBe("A file needs a look. About torn.");
	store.setState({ dialog: { kind: "notices" }, message: null });
	arrive([torn, newer]);
	store.setState({ dialog: null });
	expect(said()).toBeNull();
});

test("the notices of another case are its own", () => {
	open({ notices: [torn] });
	open({ id: "other", notices: [newer] });
	expect(said()).toBeNull();
	arrive([newer, restored]);
	expect(said()).toBe("About old.");
});
