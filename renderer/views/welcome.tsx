import type { CommandId } from "../../shared/ipc/commands.ts";
import type { RecentCase, WelcomeView } from "../../shared/ipc/views.ts";
import { forgetCase, openCaseBy } from "../state/case-actions.ts";
import { store } from "../state/store.ts";
import { CommandKey, withKeys } from "../ui/command-keys.tsx";

/** What to start with: a new case, one on disk, a recent one, or the sample. */
export function Welcome({ welcome }: { welcome: WelcomeView }) {
	return (
		<main className="welcome">
			<header>
				<ParallaxSign />
				<h1>Parallax</h1>
				<p>Several articles side by side. Who says what, and where they differ.</p>
			</header>
			{welcome.problem ? (
				<p className="welcome-problem" role="alert">
					{welcome.problem}
				</p>
			) : null}
			<nav aria-label="Start">
				<StartButton
					name="New case"
					hint="Start a fact-check from articles"
					command="new-case"
					run={() => store.setState({ dialog: { kind: "new-case" } })}
				/>
				<StartButton
					name="Open a case…"
					hint="A folder ending in .parallax"
					command="open-case"
					run={() => void openCaseBy("cases.open", {})}
				/>
				<StartButton
					name="Look at the sample"
					hint="An invented event in five invented outlets"
					run={() => void openCaseBy("cases.openSample", {})}
				/>
			</nav>
			<section aria-labelledby="recent-cases">
				<h2 id="recent-cases">Recent cases</h2>
				{welcome.recents.length === 0 ? (
					<p className="hint">Cases that you open will be listed here.</p>
				) : (
					<ul>
						{welcome.recents.map((recent) => (
							<RecentRow key={recent.id} recent={recent} />
						))}
					</ul>
				)}
			</section>
			<footer>
				Parallax {welcome.version} · works offline; nothing leaves this computer
				{welcome.analyst ? ` · you are ${welcome.analyst.name}` : ""}{" "}
				<button
					type="button"
					className="quiet"
					title={withKeys("Settings: letters, colours, zoom", "settings")}
					onClick={() => store.setState({ dialog: { kind: "settings" } })}
				>
					Settings
				</button>
			</footer>
		</main>
	);
}

function StartButton(props: { name: string; hint: string; command?: CommandId; run: () => void }) {
	return (
		<button type="button" className="start" onClick={props.run}>
			<b>{props.name}</b>
			{props.command ? <CommandKey id={props.command} /> : null}
			<small>{props.hint}</small>
		</button>
	);
}

function RecentRow({ recent }: { recent: RecentCase }) {
	return (
		<li>
			<button
				type="button"
				className="recent"
				disabled={recent.missing}
				onClick={() => void openCaseBy("cases.openRecent", { id: recent.id })}
			>
				<b>{recent.title}</b>
				<small>{recent.missing ? `Not found any more in ${recent.place}` : recent.place}</small>
			</button>
			<button
				type="button"
				className="quiet"
				aria-label={`Take “${recent.title}” off the list`}
				title="Take off the list; the case itself stays where it is"
				onClick={() => void forgetCase(recent.id)}
			>
				×
			</button>
		</li>
	);
}

/** Two lines of sight that cross in one point. */
function ParallaxSign() {
	return (
		<svg className="sign" viewBox="0 0 48 48" aria-hidden="true">
			<path className="agrees" d="M6 43 L33 5" />
			<path className="conflicts" d="M42 43 L15 5" />
			<circle cx="24" cy="17.7" r="5" />
		</svg>
	);
}
