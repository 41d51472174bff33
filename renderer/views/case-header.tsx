import { importBy } from "../state/case-actions.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";

/** The case's title, what can be brought in, and who works here. */
export function CaseHeader() {
	const title = useWorkspace((state) => state.open?.title ?? "");
	const analysts = useWorkspace((state) => state.open?.analysts);
	const analyst = useWorkspace((state) => state.open?.analyst);
	const notices = useWorkspace((state) => state.open?.notices.length ?? 0);
	return (
		<header className="case-header">
			<h1>
				<button
					type="button"
					className="case-title"
					title="Rename the case"
					onClick={() => store.setState({ dialog: { kind: "rename" } })}
				>
					{title}
				</button>
			</h1>
			{notices > 0 ? (
				<button
					type="button"
					className="notice-button"
					onClick={() => store.setState({ dialog: { kind: "notices" } })}
				>
					▲ {notices === 1 ? "1 file needs a look" : `${notices} files need a look`}
				</button>
			) : null}
			<div className="header-actions">
				<button type="button" className="plain" onClick={() => void importBy("sources.importFiles", {})}>
					Import files…
				</button>
				<button type="button" className="plain" onClick={() => store.setState({ dialog: { kind: "paste" } })}>
					Paste text…
				</button>
				<button
					type="button"
					className="plain icon"
					aria-label="All keys"
					title="All keys (?)"
					onClick={() => store.setState({ dialog: { kind: "keys" } })}
				>
					?
				</button>
			</div>
			<ul className="analysts" aria-label="Analysts">
				{[...(analysts ?? [])]
					.sort((a, b) => Number(b.id === analyst?.id) - Number(a.id === analyst?.id))
					.map(({ id, name, colour }) => (
						<li
							key={id}
							style={{ background: colour }}
							title={id === analyst?.id ? `${name} (you)` : name}
							aria-label={id === analyst?.id ? `${name}, you` : name}
						>
							{name.slice(0, 1).toUpperCase()}
						</li>
					))}
			</ul>
		</header>
	);
}
