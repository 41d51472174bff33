import type { NoticeView } from "../../shared/ipc/views.ts";
import { dismissMessage, say } from "./messages.ts";
import { noticeArrival, noticeGroups } from "./notices.ts";
import type { OpenCase } from "./open-case.ts";
import { type Message, type State, store } from "./store.ts";

const showThem = { label: "Show", run: () => store.setState({ dialog: { kind: "notices" } }) };

/** The case whose notices are told, and what has been said of them. */
interface Telling {
	readonly caseId: string | null;
	readonly told: readonly NoticeView[];
	/** What was said last, if it was of notices. */
	readonly message: Message | null;
}

/**
 * Says once of every notice that it has come. Those that a case is opened with are in its header, and those
 * that come while they are being looked at are in their dialog. Returns the function that stops it.
 */
export function tellOfNotices(): () => void {
	let telling = beginning(null);
	return store.subscribe((state) => {
		const { open, dialog } = state;
		if (!open || open.id !== telling.caseId) {
			telling = beginning(open);
		} else if (open.notices !== telling.told && !mustWait(state)) {
			const came = newIn(open.notices, telling.told);
			// Before it is said, because saying it changes the state again.
			telling = { ...telling, told: open.notices };
			if (came.length > 0 && dialog === null) telling = { ...telling, message: tell(came) };
			else if (telling.message === state.message && !hasProblem(open.notices)) dismissMessage();
		}
	});
}

function beginning(open: OpenCase | null): Telling {
	return { caseId: open?.id ?? null, told: open?.notices ?? [], message: null };
}

function newIn(notices: readonly NoticeView[], told: readonly NoticeView[]): readonly NoticeView[] {
	const known = new Set(told.map(({ id }) => id));
	return notices.filter(({ id }) => !known.has(id));
}

function tell(came: readonly NoticeView[]): Message | null {
	say(noticeArrival(came), hasProblem(came) ? "problem" : "done", showThem);
	return store.getState().message;
}

function hasProblem(notices: readonly NoticeView[]): boolean {
	return noticeGroups(notices).problems.length > 0;
}

/** What comes while a case is read is told at the end, in one; and what a dialog says is the answer to what it asked. */
function mustWait({ open, dialog }: State): boolean {
	return open?.loading === true || (dialog !== null && dialog.kind !== "notices");
}
