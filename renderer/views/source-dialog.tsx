import { useEffect, useState } from "react";
import type { MetadataField } from "../../shared/schema/records.ts";
import { edit } from "../state/case-actions.ts";
import { sourceName } from "../state/sources.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

const fields: readonly { field: MetadataField; label: string; hint?: string }[] = [
	{ field: "title", label: "Title" },
	{ field: "outlet", label: "Outlet" },
	{ field: "author", label: "Author" },
	{ field: "publishedAt", label: "Published", hint: "2026-02-03 or 2026-02-03T14:30" },
	{ field: "updatedAt", label: "Updated", hint: "2026-02-03 or 2026-02-03T14:30" },
];

/** What is known of a source, to be corrected; and whether it belongs to the case. */
export function SourceDialog({ sourceId, onClose }: { sourceId: string; onClose: () => void }) {
	const source = useWorkspace((state) => state.open?.sources[sourceId]);
	const readOnly = useWorkspace((state) => state.open?.readOnly ?? null);
	const [found] = useState(source?.metadata);
	const [values, setValues] = useState(found);
	useEffect(() => {
		if (!source) onClose();
	}, [source, onClose]);
	if (!source || !values || !found) return null;
	const save = async () => {
		// Compared with what was found: what a teammate has corrected meanwhile is not taken back.
		const changed = fields.filter(({ field }) => values[field].trim() !== found[field]);
		const corrected = Object.fromEntries(changed.map(({ field }) => [field, values[field]]));
		if (changed.length > 0 && !(await edit("sources.setMetadata", { sourceId, values: corrected }))) return;
		onClose();
	};
	const exclude = async () => {
		if (await edit("sources.setExcluded", { sourceId, excluded: true })) onClose();
	};
	return (
		<Dialog
			title="Details of the source"
			onClose={onClose}
			onSubmit={() => (readOnly === null ? void save() : onClose())}
			actions={
				readOnly === null ? (
					<>
						<button type="button" className="plain apart" onClick={() => void exclude()}>
							Exclude from the case
						</button>
						<button type="button" className="plain" onClick={onClose}>
							Cancel
						</button>
						<button type="submit" className="main">
							Save
						</button>
					</>
				) : (
					<button type="submit" className="main">
						Close
					</button>
				)
			}
		>
			{fields.map(({ field, label, hint }) => (
				<label key={field} className="field">
					<span>{label}</span>
					<input
						dir="auto"
						value={values[field]}
						maxLength={2_000}
						readOnly={readOnly !== null}
						placeholder={hint ?? "not known"}
						onChange={(event) => setValues({ ...values, [field]: event.target.value })}
					/>
				</label>
			))}
			{readOnly === null ? null : <p>{readOnly}</p>}
			<p className="hint">
				{source.fileNames.length > 0 ? `Imported from ${source.fileNames.join(", ")} · ` : ""}
				{source.words} words. The text of {sourceName(source)} is kept as imported and never edited.
			</p>
			{source.warnings.length > 0 ? (
				<ul className="warnings">
					{source.warnings.map((warning) => (
						<li key={warning}>▲ {warning}</li>
					))}
				</ul>
			) : null}
		</Dialog>
	);
}
