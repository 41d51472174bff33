import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { wordsOf } from "../../shared/search/match-words.ts";
import { activateClaim, showSource } from "../state/desk-actions.ts";
import { findInPalette, type PaletteGroup, type PaletteItem, paletteContents } from "../state/palette.ts";
import { noteChoice, recentChoices } from "../state/palette-recents.ts";
import { store } from "../state/store.ts";
import { isMac } from "../ui/platform.ts";
import { useModal } from "../ui/use-modal.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { canRun, runCommand } from "./command-actions.ts";
import { PaletteRow } from "./palette-row.tsx";

const nothing = {};

/** One field that finds sources, claims and actions; what is chosen is opened or done. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const [typed, setTyped] = useState("");
	const [place, setPlace] = useState(0);
	const groups = usePaletteGroups(typed);
	const items = groups.flatMap((group) => group.items);
	const here = Math.min(place, items.length - 1);
	useModal(dialog);
	useLayoutEffect(() => {
		list.current?.querySelector(`#${idOf(here)}`)?.scrollIntoView({ block: "nearest" });
	}, [here]);
	const choose = (item: PaletteItem, isBeside: boolean) => {
		// The keyboard is back where it was before anything is done there.
		flushSync(onClose);
		noteChoice(item.key);
		open(item, isBeside);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.nativeEvent.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const item = items[here];
		if (step !== undefined) setPlace((here + step + items.length) % Math.max(items.length, 1));
		else if (event.key === "Enter" && item) choose(item, isMac ? event.metaKey : event.ctrlKey);
		else return;
		event.preventDefault();
	};
	return (
		<dialog
			ref={dialog}
			className="palette"
			aria-label="Search sources, claims, actions"
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
			onClose={() => {
				// A second Escape in a row closes the element without asking.
				if (dialog.current?.open === false) onClose();
			}}
			onMouseDown={(event) => {
				if (event.target === dialog.current) onClose();
			}}
		>
			<input
				role="combobox"
				aria-label="Search sources, claims, actions"
				aria-expanded="true"
				aria-controls="palette-list"
				aria-autocomplete="list"
				aria-activedescendant={items.length > 0 ? idOf(here) : undefined}
				autoComplete="off"
				spellCheck={false}
				placeholder="Search sources, claims, actions"
				value={typed}
				onChange={(event) => {
					setTyped(event.target.value);
					setPlace(0);
				}}
				onKeyDown={onKeyDown}
			/>
			<div ref={list} id="palette-list" className="palette-list" role="listbox" aria-label="Found">
				{withStarts(groups).map(({ group, start }) => (
					<PaletteSection key={group.title} group={group} start={start} here={here} onChoose={choose} />
				))}
			</div>
			<p className="palette-status" role="status">
				{items.length === 0 ? "Nothing is called that. In the articles’ words it may be all the same." : ""}
			</p>
		</dialog>
	);
}

function PaletteSection(props: {
	group: PaletteGroup;
	/** Place of its first item among all. */
	start: number;
	/** Place of the item that Enter chooses. */
	here: number;
	onChoose: (item: PaletteItem, isBeside: boolean) => void;
}) {
	const { title, items, count } = props.group;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a group of options in a list box is no fieldset
		<div role="group" aria-label={title}>
			<p className="palette-title" aria-hidden="true">
				{title}
				{count > items.length ? ` · ${items.length} of ${count.toLocaleString("en")}` : null}
			</p>
			{items.map((item, index) => (
				// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the keyboard
				<div
					key={item.key}
					id={idOf(props.start + index)}
					className="palette-item"
					role="option"
					tabIndex={-1}
					aria-selected={props.start + index === props.here}
					onMouseDown={(event) => event.preventDefault()}
					onClick={(event: MouseEvent) => props.onChoose(item, isMac ? event.metaKey : event.ctrlKey)}
				>
					<PaletteRow item={item} />
				</div>
			))}
		</div>
	);
}

function usePaletteGroups(typed: string): readonly PaletteGroup[] {
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	const claims = useWorkspace((state) => state.open?.claims ?? nothing);
	const contents = useMemo(() => {
		// As things are without the palette in front.
		const behind = { ...store.getState(), dialog: null };
		return paletteContents(sources, claims, (id) => id !== "open-palette" && canRun(id, behind));
	}, [sources, claims]);
	return useMemo(() => findInPalette(contents, wordsOf(typed), recentChoices()), [contents, typed]);
}

function withStarts(groups: readonly PaletteGroup[]): { group: PaletteGroup; start: number }[] {
	return groups.map((group, index) => ({
		group,
		start: groups.slice(0, index).reduce((sum, { items }) => sum + items.length, 0),
	}));
}

function idOf(place: number): string {
	return `palette-item-${place}`;
}

function open(item: PaletteItem, isBeside: boolean): void {
	if (item.kind === "source") showSource(item.source.id, isBeside);
	else if (item.kind === "claim") activateClaim(item.claim.id);
	else runCommand(item.id);
}
