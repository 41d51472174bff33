import { useEffect, useMemo, useRef, useState } from "react";
import type { SaveStatus, SourceText } from "../../shared/ipc/views.ts";
import { ReadingView } from "../editor/reading-view.ts";
import { shownText, showText, textsMoved } from "../editor/shown-texts.ts";
import { edit } from "../state/case-actions.ts";
import {
	closePane,
	focusPane,
	keepScroll,
	keyboardTaken,
	loadText,
	revealed,
} from "../state/desk-actions.ts";
import { evidenceOnSource, noEvidence } from "../state/evidence-index.ts";
import { withMovingBorders } from "../state/moving-borders.ts";
import { chooseByClick, openFromCaret, openingEnded } from "../state/opening-evidence.ts";
import { sourceFacts, sourceName } from "../state/sources.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { BorderHandles } from "./border-handles.tsx";
import { caretMoved } from "./caret-teller.tsx";
import { FindBar } from "./find-bar.tsx";
import { dropCard, usePointing } from "./point-at-evidence.ts";
import { Strip } from "./strip.tsx";
import { useFoundWords } from "./use-found-words.ts";

/** Milliseconds of quiet before the place that a text is scrolled to is kept. */
const scrollSettles = 150;

const nothingUnsaved: ReadonlySet<string> = new Set();

/** One source's text with its head line and the strip that shows where its tags are. */
export function Pane({ sourceId, index }: { sourceId: string; index: number }) {
	const source = useWorkspace((state) => state.open?.sources[sourceId]);
	const isFocused = useWorkspace((state) => state.open?.layout.focusedPane === index);
	const several = useWorkspace((state) => (state.open?.layout.panes.length ?? 0) > 1);
	const section = useRef<HTMLElement>(null);
	useEffect(() => {
		if (isFocused) section.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
	}, [isFocused]);
	if (!source) return null;
	const name = sourceName(source);
	return (
		<section
			ref={section}
			className={isFocused && several ? "pane has-keyboard" : "pane"}
			aria-label={`Pane ${index + 1}: ${name}`}
			onFocus={() => focusPane(index)}
		>
			<header className="pane-head">
				<b dir="auto" title={source.metadata.title || name}>
					{name}
				</b>
				<span>{sourceFacts(source)}</span>
				<span className="pane-actions">
					<button
						type="button"
						className="quiet"
						title="Details: title, outlet, dates"
						aria-label={`Details of ${name}`}
						onClick={() => store.setState({ dialog: { kind: "source", sourceId } })}
					>
						⋯
					</button>
					<button
						type="button"
						className="quiet"
						title="Close this pane"
						aria-label={`Close the pane of ${name}`}
						onClick={() => closePane(sourceId)}
					>
						×
					</button>
				</span>
			</header>
			<FindBar sourceId={sourceId} />
			<Text sourceId={sourceId} label={`Text of ${name}`} />
		</section>
	);
}

/** Fetches the text, and draws it once it is there. */
function Text(props: { sourceId: string; label: string }) {
	const { sourceId } = props;
	const text = useWorkspace((state) => state.open?.texts[sourceId]);
	useEffect(() => {
		if (!text) void loadText(sourceId);
	}, [sourceId, text]);
	// A text never changes: another source, or another case, is another component.
	return text ? <ShownText key={sourceId} {...props} text={text} /> : <div className="reading-place" />;
}

function ShownText(props: { sourceId: string; label: string; text: SourceText }) {
	const { sourceId } = props;
	const mount = useRef<HTMLDivElement>(null);
	const first = useRef(props);
	const [view, setView] = useState<ReadingView | null>(null);
	useEffect(() => {
		if (!mount.current) return;
		const created = createView(mount.current, first.current);
		const hide = showText(first.current.sourceId, created);
		// Folds that open and borders that are dragged move words as scrolling does.
		const sizes = new ResizeObserver(textsMoved);
		for (const element of [mount.current, mount.current.parentElement]) if (element) sizes.observe(element);
		setView(created);
		return () => {
			sizes.disconnect();
			hide();
			created.destroy();
			forgetSelection(first.current.sourceId);
		};
	}, []);
	useEffect(() => view?.rename(props.label), [view, props.label]);
	useHighlights(view, sourceId);
	const onScroll = useKeptScroll(view, sourceId);
	useReveal(view, sourceId);
	useKeyboardFocus(view, sourceId);
	useFoundWords(view, sourceId);
	useSpentSelection(view, sourceId);
	const pointing = usePointing(view, sourceId);
	return (
		<div className="reading-place">
			{/* biome-ignore lint/a11y/noStaticElementInteractions: the card that the pointer brings comes by a key, too */}
			<div className="reading-frame" onScroll={onScroll} onBlur={openingEnded} {...pointing}>
				<div ref={mount} className="text" />
				{view ? <BorderHandles view={view} sourceId={sourceId} /> : null}
			</div>
			<Strip view={view} sourceId={sourceId} />
		</div>
	);
}

function createView(
	mount: HTMLElement,
	{ sourceId, text, label }: Parameters<typeof ShownText>[0],
): ReadingView {
	return new ReadingView(mount, {
		blocks: text.blocks,
		label,
		onSelect: (words) => store.setState({ selection: words ? { sourceId, ...words } : null }),
		onEvidence: (found, by) => {
			if (by === "click") chooseByClick(found);
			else openFromCaret(found, sourceId, shownText(sourceId)?.caret ?? 0);
		},
		onCaret: () => {
			dropCard("caret");
			caretMoved(sourceId);
		},
		onKeepRun: async ({ first, last }) => {
			for (let block = first; block <= last; block++) {
				if (!(await edit("sources.setFolded", { sourceId, block, folded: false }))) return;
			}
			// The button that was pressed is gone with its line.
			shownText(sourceId)?.focus();
		},
	});
}

function forgetSelection(sourceId: string): void {
	store.setState(({ selection }) => (selection?.sourceId === sourceId ? { selection: null } : {}));
}

function useHighlights(view: ReadingView | null, sourceId: string): void {
	const kept = useWorkspace((state) => evidenceOnSource(state.open?.evidence ?? noEvidence, sourceId));
	const borders = useWorkspace((state) => state.borders);
	const evidence = useMemo(() => withMovingBorders(kept, borders), [kept, borders]);
	const boilerplate = useWorkspace((state) => state.open?.sources[sourceId]?.boilerplate);
	const focused = useWorkspace((state) => state.focusedEvidence);
	const activeClaimId = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const save = useWorkspace((state) => state.open?.save);
	useEffect(() => {
		view?.highlight({ evidence, focused, activeClaimId, unsaved: unsavedKeys(save) });
		textsMoved();
	}, [view, evidence, focused, activeClaimId, save]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: a block with evidence, drawn by now, does not fold
	useEffect(() => {
		view?.fold(boilerplate ?? []);
		textsMoved();
	}, [view, boilerplate, evidence]);
}

function unsavedKeys(save: SaveStatus | undefined): ReadonlySet<string> {
	return save?.state === "failed" ? new Set(save.unsaved) : nothingUnsaved;
}

/** A text that comes back on screen stands where it was left. Returns what to call when it is scrolled. */
function useKeptScroll(view: ReadingView | null, sourceId: string): () => void {
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => {
		const offset = store.getState().open?.layout.scroll[sourceId];
		if (view && offset !== undefined) view.places.restoreScroll(offset);
		return () => clearTimeout(timer.current);
	}, [view, sourceId]);
	return () => {
		textsMoved();
		clearTimeout(timer.current);
		timer.current = setTimeout(
			() => view && keepScroll(sourceId, view.places.firstVisibleOffset()),
			scrollSettles,
		);
	};
}

/** Words that have been tagged are not selected any more: their highlight is what is to be seen. */
function useSpentSelection(view: ReadingView | null, sourceId: string): void {
	const isSelected = useWorkspace((state) => state.selection?.sourceId === sourceId);
	useEffect(() => {
		// Effects run late: what is selected may be other words by now.
		const isSpent = !isSelected && store.getState().selection?.sourceId !== sourceId;
		const words = isSpent ? view?.selectedWords() : null;
		if (words) view?.placeCaret(words.end);
	}, [view, isSelected, sourceId]);
}

/** Brings evidence into view when asked. */
function useReveal(view: ReadingView | null, sourceId: string): void {
	const reveal = useWorkspace((state) => state.reveal);
	useEffect(() => {
		const { open } = store.getState();
		if (!view || !reveal || !open) return;
		const wanted = reveal.evidenceKeys
			.map((key) => open.evidence.byKey.get(key))
			.find((item) => item?.sourceId === sourceId);
		if (!wanted) return;
		view.scrollTo(wanted.start);
		revealed(wanted.key);
		if (!reveal.focus) return;
		view.focus();
		view.placeCaret(wanted.start);
	}, [view, reveal, sourceId]);
}

/** The text that is to take the keyboard takes it once it is drawn. */
function useKeyboardFocus(view: ReadingView | null, sourceId: string): void {
	const isWanted = useWorkspace((state) => state.focusWanted === sourceId);
	useEffect(() => {
		if (!view || !isWanted) return;
		view.focus();
		keyboardTaken();
	}, [view, isWanted]);
}

/** Gives the keyboard to the text in a pane. */
export function focusText(index: number): void {
	const sourceId = store.getState().open?.layout.panes[index]?.sourceId;
	if (sourceId !== undefined) shownText(sourceId)?.focus();
}
