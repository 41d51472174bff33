import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CaseView } from "../../shared/ipc/views.ts";
import { closeCase, importBy, openCaseBy } from "./case-actions.ts";
import { resizeSide } from "./desk-actions.ts";
import { keepLayout } from "./layout-keeping.ts";
import { openCase } from "./open-case.ts";
import { store } from "./store.ts";

function view(id: string): CaseView {
	const analyst = { id: "ada", name: "Ada", colour: "#3b6fb5" };
	return {
		id,
		title: id,
		folder: id,
		analyst,
		analysts: [analyst],
		sources: [],
		claims: [],
		evidence: [],
		silences: [],
		notices: [],
		history: { undo: null, redo: null },
		save: { state: "saved" },
		layout: null,
		readOnly: null,
		namesakes: [],
		loading: false,
	};
}

const asked: string[] = [];
let answerOpen: (json: string) => void = () => {};
let stop = () => {};

beforeEach(() => {
	vi.useFakeTimers();
	asked.length = 0;
	const requests = new Proxy(
		{},
		{
			get: (_target, name: string) => (payload: { layout?: { sides: { sources: number } } }) => {
				asked.push(payload.layout ? `${name} ${payload.layout.sides.sources}` : name);
				return new Promise<string>((resolve) => {
					answerOpen = resolve;
				});
			},
		},
	);
	vi.stubGlobal("window", { parallax: { requests } });
	store.setState({ open: openCase(view("one")), busy: null, message: null });
	stop = keepLayout();
});

afterEach(() => {
	stop();
	vi.runAllTimers();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test("an arrangement is kept once it has settled", () => {
	resizeSide("sources", 200);
	resizeSide("sources", 210);
	expect(asked).toEqual([]);
	vi.advanceTimersByTime(1_000);
	expect(asked).toEqual(["case.saveLayout 210"]);
});

test("an arrangement is kept before its case is left, and never while another one is being opened", async () => {
	resizeSide("sources", 200);
	const opened = openCaseBy("cases.open", {});
	expect(asked).toEqual(["case.saveLayout 200", "cases.open"]);
	resizeSide("sources", 300);
	vi.advanceTimersByTime(1_000);
	expect(asked).toHaveLength(2);
	answerOpen(JSON.stringify({ ok: true, value: view("two") }));
	await opened;
	vi.advanceTimersByTime(1_000);
	expect(asked).toHaveLength(2);
	resizeSide("sources", 220);
	vi.advanceTimersByTime(1_000);
	expect(asked).toEqual(["case.saveLayout 200", "cases.open", "case.saveLayout 220"]);
});

test("no case is left while articles come in: they are of the case that is open", async () => {
	const imported = importBy("sources.importFiles", {});
	await closeCase();
	await openCaseBy("cases.openSample", {});
	expect(asked).toEqual(["sources.importFiles"]);
	answerOpen(JSON.stringify({ ok: false, problem: { code: "cancelled", message: "" } }));
	await imported;
	void closeCase();
	expect(asked).toEqual(["sources.importFiles", "cases.close"]);
});
