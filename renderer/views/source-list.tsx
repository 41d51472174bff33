import { memo, useMemo } from "react";
import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type { SourceView } from "../../shared/ipc/views.ts";
import { edit } from "../state/case-actions.ts";
import { showSource } from "../state/desk-actions.ts";
import { evidenceOnSource, noEvidence } from "../state/evidence-index.ts";
import { examinedOn, examinedSentence } from "../state/examined.ts";
import { mostPanes } from "../state/layout.ts";
import { noSilences, silencesOnSource } from "../state/silence-index.ts";
import { countStances, shownDate, sourceName } from "../state/sources.ts";
import { store } from "../state/store.ts";
import { EditButton } from "../ui/edit-button.tsx";
import { LongList } from "../ui/long-list.tsx";
import { Pending } from "../ui/pending.tsx";
import { StanceCounts } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";

const nothing = {};

/** The case's sources: which are open, how each is tagged; the excluded ones below. */
export function SourceList() {
	const sources = useWorkspace((state) => state.open?.sources);
	const panes = useWorkspace((state) => state.open?.layout.panes);
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const ordered = useMemo(() => inReadingOrder(Object.values(sources ?? {})), [sources]);
	const included = useMemo(() => ordered.filter((source) => !source.excluded), [ordered]);
	const excluded = useMemo(() => ordered.filter((source) => source.excluded), [ordered]);
	const shown = panes?.map(({ sourceId }) => sourceId) ?? [];
	return (
		<nav className="sources" aria-label="Sources">
			<h2>Sources · {isLoading ? <Pending /> : included.length}</h2>
			{included.length === 0 && !isLoading ? (
				<p className="hint">Drop article files here, or import them from the bar above.</p>
			) : (
				<LongList
					items={included}
					keyOf={idOf}
					classOf={({ id }) => (shown.includes(id) ? "source shown" : "source")}
					draw={(source) => <SourceRow source={source} />}
					estimate={50}
					gap={2}
					kept={shown}
				/>
			)}
			{excluded.length > 0 ? (
				<>
					<h2>Excluded · {isLoading ? <Pending /> : excluded.length}</h2>
					<LongList
						items={excluded}
						keyOf={idOf}
						classOf={() => "source excluded"}
						draw={(source) => <ExcludedRow source={source} />}
						estimate={34}
						gap={2}
						kept={[]}
					/>
				</>
			) : null}
		</nav>
	);
}

function idOf({ id }: SourceView): string {
	return id;
}

const SourceRow = memo(function SourceRow({ source }: { source: SourceView }) {
	const panes = useWorkspace((state) => state.open?.layout.panes);
	const evidence = useWorkspace((state) => evidenceOnSource(state.open?.evidence ?? noEvidence, source.id));
	const silences = useWorkspace((state) => silencesOnSource(state.open?.silences ?? noSilences, source.id));
	const claims = useWorkspace((state) => state.open?.claims ?? nothing);
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const examined = useMemo(() => examinedOn(evidence, silences, claims), [evidence, silences, claims]);
	const shown = panes?.some((pane) => pane.sourceId === source.id) ?? false;
	const roomBeside = !shown && (panes?.length ?? 0) < mostPanes;
	const { title, publishedAt } = source.metadata;
	const name = sourceName(source);
	return (
		<>
			<button
				type="button"
				className="source-name"
				data-walk
				aria-current={shown ? "true" : undefined}
				title={[title || source.fileNames[0], isLoading ? "" : examinedSentence(examined)]
					.filter(Boolean)
					.join("\n")}
				onClick={() => showSource(source.id)}
			>
				<b dir="auto">{name}</b>
				<small>
					<span>{publishedAt ? shownDate(publishedAt).split(",")[0] : "no date"}</span>
					{isLoading ? <Pending /> : <StanceCounts counts={countStances(evidence)} />}
					{isLoading || examined.silent === 0 ? null : <SilentCount count={examined.silent} />}
				</small>
			</button>
			<span className="source-actions">
				{roomBeside ? (
					<button
						type="button"
						className="quiet"
						title="Open beside the others"
						aria-label={`Open ${name} beside the others`}
						onClick={() => showSource(source.id, true)}
					>
						+
					</button>
				) : null}
				<button
					type="button"
					className="quiet"
					title="Details"
					aria-label={`Details of ${name}`}
					onClick={() => store.setState({ dialog: { kind: "source", sourceId: source.id } })}
				>
					⋯
				</button>
			</span>
		</>
	);
});

/** On how many claims a source was found to say nothing. */
function SilentCount({ count }: { count: number }) {
	return (
		<span className="silent-count">
			<span aria-hidden="true">− {count}</span>
			<span className="spoken">silent on {count}</span>
		</span>
	);
}

function ExcludedRow({ source }: { source: SourceView }) {
	const name = sourceName(source);
	return (
		<>
			<span className="source-name">
				<b dir="auto">{name}</b>
			</span>
			<EditButton
				className="plain"
				walk
				label={`Bring back ${name}`}
				onPress={() => void edit("sources.setExcluded", { sourceId: source.id, excluded: false })}
			>
				Bring back
			</EditButton>
		</>
	);
}
