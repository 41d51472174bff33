import type { AnswerResult, Payload, RequestName } from "../../shared/ipc/channels.ts";
import type { CaseView, Edited, ImportReport, WelcomeView } from "../../shared/ipc/views.ts";
import { ask } from "../bridge/bridge.ts";
import { noFind } from "./find.ts";
import { leavingLayout } from "./layout-keeping.ts";
import { say, sayProblem } from "./messages.ts";
import { openCase, withDelta } from "./open-case.ts";
import { mayEdit } from "./read-only.ts";
import { refusalNews } from "./saving.ts";
import { noSearch } from "./search.ts";
import { store, updateCase } from "./store.ts";

type CaseRequest = "cases.create" | "cases.open" | "cases.openRecent" | "cases.openSample";
type EditRequest = {
	[Name in RequestName]: AnswerResult<Name> extends AnswerResult<"claims.edit"> ? Name : never;
}[RequestName];
type ImportRequest = "sources.importFiles" | "sources.importDropped" | "sources.importPasted";

/** Asks what to show first: the case opened at the start, or the welcome screen. */
export async function start(): Promise<void> {
	const welcomed = ask("app.welcome", {});
	const current = await ask("cases.current", {});
	// At once: what is told of the case from now on changes what the answer holds.
	if (current.ok && current.value) showCase(current.value);
	const welcome = await welcomed;
	if (!welcome.ok) return void sayProblem(welcome.problem);
	store.setState({ welcome: welcome.value });
	if (!current.ok) sayProblem(current.problem);
}

/** Names the analyst. */
export async function nameAnalyst(name: string): Promise<void> {
	const named = await ask("app.setAnalyst", { name });
	if (!named.ok) return void sayProblem(named.problem);
	await start();
}

/** Opens a case in one of the ways there are. */
export async function openCaseBy<Name extends CaseRequest>(
	name: Name,
	payload: Payload<Name>,
): Promise<void> {
	const opened = await alone<AnswerResult<CaseRequest>>("Opening…", () =>
		leavingLayout(() => ask<CaseRequest>(name, payload)),
	);
	if (opened?.ok) showCase(opened.value);
	else if (opened) sayProblem(opened.problem);
}

/** Says which of the namesakes the person at the window is, null for none (rule F5). */
export async function identify(namesakeId: string | null): Promise<void> {
	const opened = await alone("Opening…", () => ask("cases.identify", { namesakeId }));
	if (opened?.ok) showCase(opened.value);
	else if (opened) sayProblem(opened.problem);
}

/** Takes a case off the list of recent ones. */
export async function forgetCase(id: string): Promise<void> {
	const answer = await ask("cases.forget", { id });
	if (answer.ok) store.setState({ welcome: answer.value });
	else sayProblem(answer.problem);
}

/** Back to the welcome screen. */
export async function closeCase(): Promise<void> {
	const closed = await alone("Closing…", () => leavingLayout(() => ask("cases.close", {})));
	if (closed) showWelcome(closed);
}

/** Does an edit and shows what it changed. Null when it was refused, with the reason on screen. */
export async function edit<Name extends EditRequest>(
	name: Name,
	payload: Payload<Name>,
): Promise<Edited | null> {
	if (!mayEdit()) return null;
	const edited: AnswerResult<EditRequest> = await ask<EditRequest>(name, payload);
	if (!edited.ok) {
		sayProblem(edited.problem);
		return null;
	}
	updateCase((open) => withDelta(open, edited.value.delta));
	return edited.value;
}

/** Takes back, or does again, and says what it was. */
export async function travel(direction: "undo" | "redo"): Promise<void> {
	if (!mayEdit()) return;
	const label = store.getState().open?.history[direction];
	if (!label) return void say(`There is nothing to ${direction}.`);
	if (await edit(`case.${direction}`, {}))
		say(`${direction === "undo" ? "Undone" : "Done again"}: ${label}.`);
}

/** Imports articles in one of the ways there are, and says what came of it. */
export async function importBy<Name extends ImportRequest>(
	name: Name,
	payload: Payload<Name>,
): Promise<void> {
	if (!mayEdit()) return;
	const answer = await alone<AnswerResult<ImportRequest>>("Importing…", () =>
		ask<ImportRequest>(name, payload),
	);
	if (!answer) return;
	if (!answer.ok) return void sayProblem(answer.problem);
	const report = answer.value;
	updateCase((open) => withDelta(open, report.delta));
	const first = report.imported.find((item) => item.isNew);
	if (first) updateCase((open) => showingNew(open, report));
	if (report.refused.length > 0) store.setState({ dialog: { kind: "refused", report } });
	else say(importSentence(report));
}

/** Tries again to write what the disk refused. */
export async function retrySaving(): Promise<void> {
	const status = await ask("case.retrySaving", {});
	if (!status.ok) return void sayProblem(status.problem);
	const save = status.value;
	updateCase((open) => ({ ...open, save }));
	if (save.state === "failed") say(refusalNews(save, true), "problem");
}

/** One thing at a time: what an import brings in must find the case that it was asked for. */
async function alone<T>(busy: string, act: () => Promise<T>): Promise<T | null> {
	if (store.getState().busy !== null) {
		say("One moment: something else is still under way.");
		return null;
	}
	store.setState({ busy });
	try {
		return await act();
	} finally {
		store.setState({ busy: null });
	}
}

function showCase(view: CaseView): void {
	const open = openCase(view);
	const asks = view.namesakes.length > 0 && !store.getState().welcome?.unattended;
	store.setState({
		open,
		focusWanted: open.layout.panes[0]?.sourceId ?? null,
		dialog: asks ? { kind: "identity", namesakes: view.namesakes } : null,
		selection: null,
		popover: null,
		similar: null,
		focusedEvidence: null,
		editingClaim: null,
		reveal: null,
		wordsWanted: null,
		search: noSearch,
		find: noFind,
	});
}

function showWelcome(answer: AnswerResult<"cases.close">): void {
	if (!answer.ok) return void sayProblem(answer.problem);
	const welcome: WelcomeView = answer.value;
	store.setState({
		welcome,
		open: null,
		dialog: null,
		popover: null,
		selection: null,
		focusedEvidence: null,
		reveal: null,
	});
}

/** Fills empty panes with what has just come in, up to three. */
function showingNew(open: Parameters<typeof withDelta>[0], report: ImportReport) {
	const shown = open.layout.panes.map((pane) => pane.sourceId);
	const wanted = report.imported.map((item) => item.sourceId).filter((id) => !shown.includes(id));
	const ids = [...shown, ...new Set(wanted)].slice(0, Math.max(3, shown.length));
	if (ids.length === shown.length) return open;
	const panes = ids.map((sourceId) => ({ sourceId, share: 1 / ids.length }));
	return { ...open, layout: { ...open.layout, panes } };
}

function importSentence({ imported }: ImportReport): string {
	const fresh = imported.filter((item) => item.isNew).length;
	const known = imported.length - fresh;
	const parts = [
		fresh > 0 ? `${fresh === 1 ? "One source" : `${fresh} sources`} imported.` : "",
		known > 0 ? `${known === 1 ? "One was" : `${known} were`} here already.` : "",
	];
	return parts.filter(Boolean).join(" ");
}
