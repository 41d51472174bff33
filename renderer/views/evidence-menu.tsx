import { type KeyboardEvent, useEffect, useRef } from "react";
import type { CommandId } from "../../shared/ipc/commands.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { deleteEvidence, goToEvidence } from "../state/desk-actions.ts";
import { changeStanceInText } from "../state/evidence-actions.ts";
import { evidenceOnSource, noEvidence } from "../state/evidence-index.ts";
import { shortened } from "../state/shortened.ts";
import { type OpenPopover, store } from "../state/store.ts";
import { CommandKey, keysOf } from "../ui/command-keys.tsx";
import { type AnchorBox, Popover } from "../ui/popover.tsx";
import { StanceSign, stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { letterOf } from "./keyboard-letters.ts";
import { selectAgain } from "./tag-commands.ts";

interface MenuItem {
	readonly title: string;
	readonly command?: CommandId;
	readonly run: () => void;
	readonly stance?: Stance;
	/** Whether it is as the item says already. */
	readonly isSo?: boolean;
}

const stanceCommands = { agrees: "tag-agrees", conflicts: "tag-conflicts", context: "tag-context" } as const;

/** Other tags on the same words that the menu leads to. */
const mostOthers = 5;

/** All that can be done with a tag, each with its key, which works here, too. */
export function EvidenceMenu(props: {
	evidence: EvidenceView;
	anchor: readonly AnchorBox[];
	onClose: () => void;
}) {
	const { evidence, onClose } = props;
	const menu = useRef<HTMLDivElement>(null);
	const mayChange = useWorkspace((state) => evidence.own && state.open?.readOnly === null);
	const statement = useWorkspace((state) => state.open?.claims[evidence.claimId]?.statement);
	const author = useWorkspace(
		(state) => state.open?.analysts.find(({ id }) => id === evidence.analystId)?.name ?? "a teammate",
	);
	const others = useOthers(evidence);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another tag begins anew
	useEffect(() => menu.current?.querySelector("button")?.focus(), [evidence.key]);
	const items = [...(mayChange ? changesOf(evidence) : []), ...usesOf(evidence)];
	const choose = (item: MenuItem) => {
		onClose();
		// Once the menu has given the keyboard back.
		setTimeout(item.run);
	};
	const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
		const buttons = [...event.currentTarget.querySelectorAll("button")];
		const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
		const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
		const letter = event.key.length === 1 ? letterOf(event.nativeEvent).toUpperCase() : event.key;
		const item = items.find(({ command }) => command && keysOf(command) === letter);
		if (next !== undefined) buttons.at(next % buttons.length)?.focus();
		else if (item && !event.ctrlKey && !event.metaKey && !event.altKey) choose(item);
		else return;
		event.preventDefault();
	};
	return (
		<Popover label="The tag" className="evidence-menu" anchor={props.anchor} onClose={onClose}>
			<p className="popover-head">
				<StanceSign stance={evidence.stance} />
				<span>
					{evidence.own ? "Your tag" : <bdi>{author}’s tag</bdi>} under{" "}
					<bdi>{statement ? `“${shortened(statement)}”` : "a claim without words yet"}</bdi>
				</span>
			</p>
			<div ref={menu} role="menu" aria-label="The tag" onKeyDown={onKeyDown} tabIndex={-1}>
				{items.map((item) => (
					<button key={item.title} type="button" role="menuitem" onClick={() => choose(item)}>
						<span className="menu-sign">{item.stance ? <StanceSign stance={item.stance} /> : null}</span>
						<span>
							{item.title}
							{item.isSo ? <small> · now</small> : null}
						</span>
						{item.command ? <CommandKey id={item.command} /> : null}
					</button>
				))}
				{others.length > 0 ? <hr /> : null}
				{others.map((other) => (
					<button
						key={other.key}
						type="button"
						role="menuitem"
						onClick={() => store.setState(({ popover }) => ({ popover: withEvidence(popover, other.key) }))}
					>
						<span className="menu-sign">
							<StanceSign stance={other.stance} />
						</span>
						<OtherTag evidence={other} />
					</button>
				))}
			</div>
		</Popover>
	);
}

function withEvidence(popover: OpenPopover | null, evidenceKey: string): OpenPopover | null {
	return popover?.kind === "actions" ? { ...popover, evidenceKey } : popover;
}

/** What can be changed of one's own tag. */
function changesOf(evidence: EvidenceView): MenuItem[] {
	const { key } = evidence;
	const show = (popover: OpenPopover) => () => store.setState({ popover });
	return [
		...(Object.keys(stanceMarks) as Stance[]).map((stance) => ({
			title: stanceMarks[stance].name,
			command: stanceCommands[stance],
			stance,
			isSo: evidence.stance === stance,
			run: () => void changeStanceInText(evidence, stance),
		})),
		{ title: "Another claim…", command: "pick-claim", run: show({ kind: "claims", evidenceKey: key }) },
		{
			title: evidence.note ? "Change the note…" : "Note…",
			command: "write-note",
			run: show({ kind: "note", evidenceKey: key }),
		},
		{ title: "According to…", command: "attribute", run: show({ kind: "attribution", evidenceKey: key }) },
		{ title: "Delete the tag", command: "delete-tag", run: () => void deleteEvidence(evidence) },
	];
}

/** What can be done with anybody's tag. */
function usesOf(evidence: EvidenceView): MenuItem[] {
	return [
		{
			title: "Select its words again",
			command: "select-again",
			run: () => {
				store.setState({ focusedEvidence: evidence.key });
				goToEvidence(evidence);
				requestAnimationFrame(selectAgain);
			},
		},
	];
}

/** Other tags that share words with one. */
function useOthers(evidence: EvidenceView): readonly EvidenceView[] {
	const all = useWorkspace(({ open }) => evidenceOnSource(open?.evidence ?? noEvidence, evidence.sourceId));
	return all
		.filter(({ key, start, end }) => key !== evidence.key && start < evidence.end && evidence.start < end)
		.slice(0, mostOthers);
}

function OtherTag({ evidence }: { evidence: EvidenceView }) {
	const statement = useWorkspace((state) => state.open?.claims[evidence.claimId]?.statement);
	return (
		<span>
			Also here: <bdi>“{shortened(evidence.quote)}”</bdi>
			<small>
				{" "}
				{stanceMarks[evidence.stance].name.toLowerCase()}, under{" "}
				<bdi>{statement ? `“${shortened(statement)}”` : "a claim without words yet"}</bdi>
			</small>
		</span>
	);
}
