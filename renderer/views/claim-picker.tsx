import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import type { ClaimView } from "../../shared/ipc/views.ts";
import type { StateName } from "../../shared/matrix/claim-state.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { chooseClaim, chooseNewClaim } from "../state/claim-choosing.ts";
import { findClaims } from "../state/claim-finder.ts";
import { claimState } from "../state/claim-states.ts";
import { listedClaims } from "../state/claims.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { shortened } from "../state/shortened.ts";
import { countStances } from "../state/sources.ts";
import { Combobox, type ComboboxOption } from "../ui/combobox.tsx";
import { Key } from "../ui/key.tsx";
import { isMac } from "../ui/platform.ts";
import { type AnchorBox, Popover } from "../ui/popover.tsx";
import { StanceCounts } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { letterOf } from "./keyboard-letters.ts";

/** Claims that are listed at once: who does not see theirs types another word. */
const mostListed = 60;

/** The key of the row that makes a new claim of the words. */
const newRow = "new claim";

const stanceOfLetter: Readonly<Record<string, Stance>> = { a: "agrees", c: "conflicts", x: "context" };

const stateWords: Readonly<Record<StateName, string>> = {
	disputed: "Disputed",
	corroborated: "Corroborated",
	contradicted: "Contradicted",
	single: "Single source",
	open: "Open",
};

const noClaims: Readonly<Record<string, ClaimView>> = {};
const nobody: ReadonlySet<string> = new Set();

/** Finds a claim by its words, or makes one of them: for tags to join, for selected words, or for evidence to move to. */
export function ClaimPicker(props: {
	evidenceKey: string | null;
	anchor: readonly AnchorBox[];
	onClose: () => void;
}) {
	const { evidenceKey, onClose } = props;
	const [typed, setTyped] = useState("");
	const words = useDeferredValue(typed).trim();
	const claims = useWorkspace((state) => state.open?.claims ?? noClaims);
	const tagging = useWorkspace((state) => evidenceKey === null && state.selection !== null);
	const moved = useWorkspace((state) => state.open?.evidence.byKey.get(evidenceKey ?? ""));
	const live = useMemo(
		() => listedClaims(claims, nobody).flatMap(({ claim }) => (claim && !claim.deletedBy ? claim : [])),
		[claims],
	);
	const found = useMemo(
		() => findClaims(live, words).filter(({ id }) => id !== moved?.claimId),
		[live, words, moved],
	);
	const options: ComboboxOption[] = [
		...found.slice(0, mostListed).map((claim) => ({ key: claim.id, content: <ClaimRow claim={claim} /> })),
		...(typed.trim()
			? [{ key: newRow, className: "new", content: <span>+ New claim “{shortened(typed.trim())}”</span> }]
			: []),
	];
	const choose = (key: string | null, stance: Stance | null = null) => {
		if (key === null) return;
		onClose();
		if (key === newRow) void chooseNewClaim(typed.trim(), evidenceKey, stance);
		else void chooseClaim(key, evidenceKey, stance);
	};
	const onKey = (event: KeyboardEvent, key: string | null): boolean => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			if (typed.trim()) choose(newRow);
			return true;
		}
		const stance = event.altKey ? stanceOfLetter[letterOf(event.nativeEvent)] : undefined;
		if (!stance || !tagging) return false;
		choose(key, stance);
		return true;
	};
	const purpose = moved ? "Move the tag to another claim" : "Choose a claim";
	return (
		<Popover label={purpose} className="claim-picker" anchor={props.anchor} onClose={onClose}>
			<Combobox
				label={purpose}
				listLabel="Claims"
				placeholder={moved ? "Move to the claim…" : "Find a claim, or word a new one…"}
				typed={typed}
				onType={setTyped}
				options={options}
				onChoose={choose}
				onKey={onKey}
				maxLength={20_000}
				more={
					<>
						{found.length > mostListed ? (
							<p className="options-more">{(found.length - mostListed).toLocaleString("en")} more: type on</p>
						) : null}
						<p role="status" className="spoken">
							{counted(found.length)}
						</p>
						<p className="popover-hint" aria-hidden="true">
							<span>
								<Key>Enter</Key> {moved ? "moves it there" : "makes it the active claim"}
							</span>
							{tagging ? (
								<span>
									<Key>{isMac ? "⌥" : "Alt"}</Key>
									<Key>A</Key>
									<Key>C</Key>
									<Key>X</Key> tags at once
								</span>
							) : null}
							<span>
								<Key>{isMac ? "⌘ ↵" : "Ctrl Enter"}</Key> new claim
							</span>
						</p>
					</>
				}
			/>
		</Popover>
	);
}

function counted(count: number): string {
	if (count === 0) return "No claim has these words. Enter makes a new one.";
	return count === 1 ? "1 claim" : `${count} claims`;
}

function ClaimRow({ claim }: { claim: ClaimView }) {
	const state = useWorkspace(({ open }) => (open ? claimState(open, claim.id).name : "open"));
	const evidence = useWorkspace(({ open }) => evidenceUnderClaim(open?.evidence ?? noEvidence, claim.id));
	const isActive = useWorkspace(({ open }) => open?.layout.activeClaimId === claim.id);
	return (
		<>
			<span className={claim.statement ? "" : "unworded"}>
				{claim.statement || "A claim without words yet"}
			</span>
			<small>
				<span className={`state-word ${state}`}>{stateWords[state]}</span>
				<StanceCounts counts={countStances(evidence)} />
				{isActive ? <span>active now</span> : null}
			</small>
		</>
	);
}
