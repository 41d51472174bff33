import { defaultPreferences, preferenceRanges } from "../../shared/model/preferences.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { markClass } from "../editor/mark-look.ts";
import { preferencesOf, resetZoom, setPreferences, zoomBy } from "../state/preferences.ts";
import { Amount } from "../ui/amount.tsx";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** How the window looks; every change shows at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
	const preferences = useWorkspace(preferencesOf);
	const { theme, contrast, motion, textFont, textSize, lineWidth, lineHeight, zoom } = preferences;
	return (
		<Dialog
			title="Settings"
			onClose={onClose}
			onSubmit={onClose}
			actions={
				<>
					<button
						type="button"
						className="plain apart"
						onClick={() => void setPreferences(defaultPreferences)}
					>
						Reset to defaults
					</button>
					<button type="submit" className="main">
						Close
					</button>
				</>
			}
		>
			<section className="settings">
				<Choice
					name="Theme"
					value={theme}
					ways={[
						["system", "As the system"],
						["light", "Light"],
						["dark", "Dark"],
					]}
					onChoose={(value) => void setPreferences({ theme: value })}
				/>
				<Choice
					name="Contrast"
					value={contrast}
					ways={[
						["system", "As the system"],
						["high", "High"],
					]}
					onChoose={(value) => void setPreferences({ contrast: value })}
				/>
				<Choice
					name="Movement"
					value={motion}
					ways={[
						["system", "As the system"],
						["reduced", "None"],
					]}
					onChoose={(value) => void setPreferences({ motion: value })}
				/>
				<Zoom percent={zoom} />
			</section>
			<section className="settings" aria-labelledby="settings-articles">
				<h3 id="settings-articles">Articles</h3>
				<Choice
					name="Typeface"
					value={textFont}
					ways={[
						["serif", "Serif"],
						["sans", "Sans serif"],
					]}
					onChoose={(value) => void setPreferences({ textFont: value })}
				/>
				<Amount
					name="Size"
					value={textSize}
					range={preferenceRanges.textSize}
					words={`${textSize} px`}
					onSet={(value) => void setPreferences({ textSize: value })}
				/>
				<Amount
					name="Line length"
					value={lineWidth}
					range={preferenceRanges.lineWidth}
					words={`${lineWidth} letters`}
					onSet={(value) => void setPreferences({ lineWidth: value })}
				/>
				<Amount
					name="Line height"
					value={lineHeight}
					range={preferenceRanges.lineHeight}
					words={`× ${lineHeight.toFixed(1)}`}
					onSet={(value) => void setPreferences({ lineHeight: value })}
				/>
				<Sample />
			</section>
		</Dialog>
	);
}

/** Steps, not a slider: it would slip from under the pointer as the window grows. */
function Zoom({ percent }: { percent: number }) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset with one value in it would only say its name twice
		<div className="setting" role="group" aria-label="Zoom">
			<span>Zoom</span>
			<span className="zoom-steps">
				<button type="button" className="plain icon" aria-label="Zoom out" onClick={() => zoomBy(-1)}>
					−
				</button>
				<output>{percent} %</output>
				<button type="button" className="plain icon" aria-label="Zoom in" onClick={() => zoomBy(1)}>
					+
				</button>
			</span>
			<button type="button" className="quiet" onClick={resetZoom}>
				Reset
			</button>
		</div>
	);
}

function sampleLook(stance: Stance): string {
	return markClass({ lanes: [stance], ground: stance, edge: "none" });
}

/** A few tagged words in the letters that articles have. */
function Sample() {
	return (
		<p className="settings-sample">
			The ferry reached Port Ellery <mark className={sampleLook("agrees")}>shortly before midnight</mark>, the
			operator said; a passenger remembered{" "}
			<mark className={sampleLook("conflicts")}>that it was past one</mark>. Sea and wind had{" "}
			<mark className={sampleLook("context")}>calmed by then</mark>.
		</p>
	);
}
