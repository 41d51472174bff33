import { commands } from "../../shared/ipc/commands.ts";
import type { ClaimView, SourceView } from "../../shared/ipc/views.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import type { PaletteItem } from "../state/palette.ts";
import { countStances, shownDate, sourceName } from "../state/sources.ts";
import { CommandKey } from "../ui/command-keys.tsx";
import { StanceCounts } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** What the palette shows of something found: its name, what tells it from its like, and on the right a fact. */
export function PaletteRow({ item }: { item: PaletteItem }) {
	if (item.kind === "source") return <SourceItem source={item.source} />;
	if (item.kind === "claim") return <ClaimItem claim={item.claim} />;
	return (
		<>
			<b>{commands[item.id].title}</b>
			<CommandKey id={item.id} />
		</>
	);
}

function SourceItem({ source }: { source: SourceView }) {
	const name = sourceName(source);
	const { title, publishedAt } = source.metadata;
	return (
		<>
			<b>
				<bdi>{name}</bdi>
			</b>
			<small>
				<bdi>{title === name ? "" : title}</bdi>
			</small>
			<span>{publishedAt ? shownDate(publishedAt).split(",")[0] : "no date"}</span>
		</>
	);
}

function ClaimItem({ claim }: { claim: ClaimView }) {
	const evidence = useWorkspace((state) => evidenceUnderClaim(state.open?.evidence ?? noEvidence, claim.id));
	return (
		<>
			<b className="palette-claim">
				<bdi>{claim.statement}</bdi>
			</b>
			<span>
				{evidence.length === 0 ? "no evidence yet" : <StanceCounts counts={countStances(evidence)} />}
			</span>
		</>
	);
}
