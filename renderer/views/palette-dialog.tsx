import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { wordsOf } from "../../shared/search/match-words.ts";
import { activateClaim, showSource } from "../state/desk-actions.ts";
import { findInPalette, type PaletteGroup, type PaletteItem, paletteContents } from "../state/palette.ts";
import { noteChoice, recentChoices } from "../state/palette-recents.ts";
import { store } from "../state/store.ts";
import { Combobox } from "../ui/combobox.tsx";
import { CommandKey } from "../ui/command-keys.tsx";
import { isMac } from "../ui/platform.ts";
import { useModal } from "../ui/use-modal.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { canRun, runCommand } from "./command-actions.ts";
import { PaletteRow } from "./palette-row.tsx";
import { searchCase } from "./search-commands.ts";

const nothing = {};

/** One field that finds sources, claims and actions; what is chosen is opened or done. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [typed, setTyped] = useState("");
	const groups = usePaletteGroups(typed);
	useModal(dialog);
	const mayBeInTexts = useWorkspace((state) => state.open !== null) && typed.trim() !== "";
	const choose = (key: string | null, isBeside = false) => {
		if (key === inTexts) {
			flushSync(onClose);
			return void searchCase(typed);
		}
		const item = groups.flatMap(({ items }) => items).find((other) => other.key === key);
		if (!item) return;
		// The keyboard is back where it was before anything is done there.
		flushSync(onClose);
		noteChoice(item.key);
		open(item, isBeside);
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
			<Combobox
				label="Search sources, claims, actions"
				listLabel="Found"
				placeholder="Search sources, claims, actions"
				maxLength={200}
				typed={typed}
				onType={setTyped}
				options={[
					...groups.flatMap((group) =>
						group.items.map((item) => ({
							key: item.key,
							className: "palette-item",
							group: headingOf(group),
							content: <PaletteRow item={item} />,
						})),
					),
					...(mayBeInTexts ? [optionOfTexts(typed)] : []),
				]}
				onChoose={choose}
				onKey={(event, key) => {
					const isBeside = event.key === "Enter" && (isMac ? event.metaKey : event.ctrlKey);
					if (isBeside) choose(key, true);
					return isBeside;
				}}
				more={
					<p className="palette-status" role="status">
						{groups.length === 0 ? "No source, claim or action is called that." : ""}
					</p>
				}
			/>
		</dialog>
	);
}

/** The key of the option that searches for what was typed in all texts, claims and notes. */
const inTexts = "in texts";

function optionOfTexts(typed: string) {
	const content = (
		<>
			<b>
				Search texts and notes for “<bdi>{typed.trim()}</bdi>”
			</b>
			<CommandKey id="search-case" />
		</>
	);
	return { key: inTexts, className: "palette-item", group: "Everywhere", content };
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

function headingOf({ title, items, count }: PaletteGroup): string {
	return count > items.length ? `${title} · ${items.length} of ${count.toLocaleString("en")}` : title;
}

function open(item: PaletteItem, isBeside: boolean): void {
	if (item.kind === "source") showSource(item.source.id, isBeside);
	else if (item.kind === "claim") activateClaim(item.claim.id);
	else runCommand(item.id);
}
