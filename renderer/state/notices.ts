import type { NoticeView } from "../../shared/ipc/views.ts";

type Notices = readonly NoticeView[];

/** Notices by what they ask for. */
export function noticeGroups(notices: Notices): { readonly problems: Notices; readonly done: Notices } {
	return {
		problems: notices.filter(({ tone }) => tone === "problem"),
		done: notices.filter(({ tone }) => tone === "done"),
	};
}

/** How many notices there are, in a sentence. */
export function noticeSummary(notices: Notices): string {
	const { problems, done } = noticeGroups(notices);
	const parts = [
		problems.length > 0 ? filesThatNeedALook(problems.length) : "",
		done.length > 0 ? `${done.length} ${done.length === 1 ? "was" : "were"} put right` : "",
	];
	const sentence = parts.filter(Boolean).join(", ");
	return sentence ? `${sentence}.` : "All is well: every file of the case is shown.";
}

/** "1 file needs a look", or as many as there are. */
export function filesThatNeedALook(count: number): string {
	return count === 1 ? "1 file needs a look" : `${count} files need a look`;
}

/** What to say when notices have come: one in its own words, several as a count. */
export function noticeArrival(came: Notices): string {
	const [first] = came;
	if (!first || came.length > 1) return noticeSummary(came);
	return first.tone === "problem" ? `A file needs a look. ${first.message}` : first.message;
}
