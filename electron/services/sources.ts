import type { Payload } from "../../shared/ipc/channels.ts";
import type { Edited, SourceText } from "../../shared/ipc/views.ts";
import type { Edit } from "../../shared/model/change.ts";
import { describeSource, excludeSource, foldBlock } from "../../shared/model/edits.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { metadataFields } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";
import { deltaOf, perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";

const isoDate =
	/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?)?$/;

/** The blocks of a source, for its pane. */
export function sourceText(session: CaseSession, sourceId: string): Result<SourceText> {
	const source = findSource(session, sourceId);
	return source.ok ? success({ id: sourceId, blocks: source.value.blocks }) : source;
}

/** Corrects what is known of a source (rule F4), all of it or nothing. Dates are ISO 8601; an empty value means unknown. */
export function setMetadata(session: CaseSession, request: Payload<"sources.setMetadata">): Result<Edited> {
	const source = findSource(session, request.sourceId);
	if (!source.ok) return source;
	const editing = session.editing();
	const edits: Edit[] = [];
	for (const field of metadataFields) {
		const value = request.values[field]?.trim();
		if (value === undefined) continue;
		const isTime = field === "publishedAt" || field === "updatedAt";
		if (isTime && value !== "" && !isCalendarDate(value)) {
			return failure(
				"invalid-request",
				`“${value}” is no date that Parallax can keep. Write it as 2026-02-03 or 2026-02-03T14:30.`,
			);
		}
		edits.push(describeSource(editing, request.sourceId, field, value));
	}
	const delta = edits.length > 0 ? perform(session, "edit a source's details", edits) : deltaOf(session, []);
	return success({ delta });
}

/** Leaves a source out of the case, or brings it back; its evidence is kept either way (rule F4). */
export function setExcluded(session: CaseSession, sourceId: string, excluded: boolean): Result<Edited> {
	const source = findSource(session, sourceId);
	if (!source.ok) return source;
	const label = excluded ? "exclude a source" : "bring a source back";
	return success({ delta: perform(session, label, [excludeSource(session.editing(), sourceId, excluded)]) });
}

/** Marks a block as boilerplate, or as part of the article after all. */
export function setFolded(session: CaseSession, request: Payload<"sources.setFolded">): Result<Edited> {
	const source = findSource(session, request.sourceId);
	if (!source.ok) return source;
	if (request.block >= source.value.blocks.length)
		return failure("not-found", "This source has no such paragraph.");
	const edit = foldBlock(session.editing(), request.sourceId, request.block, request.folded);
	return success({
		delta: perform(session, request.folded ? "fold a paragraph" : "unfold a paragraph", [edit]),
	});
}

function findSource(session: CaseSession, sourceId: string): Result<StoredSource> {
	const source = session.sources.get(sourceId);
	return source ? success(source) : failure("not-found", "This source is not in the case.");
}

function isCalendarDate(value: string): boolean {
	if (!isoDate.test(value)) return false;
	// 31 February passes the pattern; a real calendar gives it back as another day.
	const day = value.slice(0, 10);
	return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
