import { importBy } from "../state/case-actions.ts";
import { filesThatNeedALook, noticeGroups } from "../state/notices.ts";
import { openToEdit } from "../state/read-only.ts";
import { store } from "../state/store.ts";
import { CommandKey, withKeys } from "../ui/command-keys.tsx";
import { inkOn } from "../ui/contrast.ts";
import { EditButton } from "../ui/edit-button.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { ViewButtons } from "./view-buttons.tsx";

/** The case's title, what can be brought in, and who works here; below it why nothing can be changed, if so. */
export function CaseHeader() {
	const title = useWorkspace((state) => state.open?.title ?? "");
	const readOnly = useWorkspace((state) => state.open?.readOnly ?? null);
	return (
		<header>
			<div className="case-header">
				<h1>
					<EditButton
						className="case-title"
						title="Rename the case"
						onPress={() => openToEdit({ kind: "rename" })}
					>
						{title}
					</EditButton>
				</h1>
				<NoticeButton />
				<button
					type="button"
					className="find-anything"
					onClick={() => store.setState({ dialog: { kind: "palette" } })}
				>
					<span>Search sources, claims, actions</span>
					<CommandKey id="open-palette" />
				</button>
				<div className="header-actions">
					<EditButton className="plain" onPress={() => void importBy("sources.importFiles", {})}>
						Import files…
					</EditButton>
					<EditButton className="plain" onPress={() => openToEdit({ kind: "paste" })}>
						Paste text…
					</EditButton>
					<ViewButtons />
					<button
						type="button"
						className="plain icon"
						aria-label="All keys"
						title={withKeys("All keys", "show-keys")}
						onClick={() => store.setState({ dialog: { kind: "keys" } })}
					>
						?
					</button>
				</div>
				<Analysts />
			</div>
			{readOnly === null ? null : <p className="read-only">{readOnly}</p>}
		</header>
	);
}

/** How many files need a look, and how many notes there are besides. */
function NoticeButton() {
	const notices = useWorkspace((state) => state.open?.notices);
	if (!notices || notices.length === 0) return null;
	const { problems, done } = noticeGroups(notices);
	const notes = done.length === 1 ? "● 1 note" : `● ${done.length} notes`;
	return (
		<button
			type="button"
			className={problems.length > 0 ? "notice-button" : "notice-button quiet"}
			onClick={() => store.setState({ dialog: { kind: "notices" } })}
		>
			{problems.length > 0 ? `▲ ${filesThatNeedALook(problems.length)}` : null}
			{problems.length > 0 && done.length > 0 ? " · " : null}
			{done.length > 0 ? notes : null}
		</button>
	);
}

function Analysts() {
	const analysts = useWorkspace((state) => state.open?.analysts);
	const analyst = useWorkspace((state) => state.open?.analyst);
	return (
		<ul className="analysts" aria-label="Analysts">
			{[...(analysts ?? [])]
				.sort((a, b) => Number(b.id === analyst?.id) - Number(a.id === analyst?.id))
				.map(({ id, name, colour }) => (
					<li
						key={id}
						style={{ background: colour, color: inkOn(colour) }}
						title={id === analyst?.id ? `${name} (you)` : name}
						aria-label={id === analyst?.id ? `${name}, you` : name}
					>
						{name.slice(0, 1).toUpperCase()}
					</li>
				))}
		</ul>
	);
}
