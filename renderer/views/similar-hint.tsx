import { useEffect, useState } from "react";
import type { SimilarStatement } from "../../shared/suggest/similar-statements.ts";
import { prepareSimilar, similarClaim } from "../state/claim-finder.ts";
import { store } from "../state/store.ts";
import { Key } from "../ui/key.tsx";
import { isMac } from "../ui/platform.ts";

/** Milliseconds without a key after which a similar claim is looked for: typing never waits for it. */
const pause = 250;

/** The claim that says much the same as what is being typed, once typing pauses; null where there is none. */
export function useSimilarClaim(claimId: string, words: string): SimilarStatement | null {
	const [similar, setSimilar] = useState<SimilarStatement | null>(null);
	useEffect(() => {
		const claims = store.getState().open?.claims;
		return claims && prepareSimilar(claims);
	}, []);
	useEffect(() => {
		const timer = setTimeout(() => {
			const claims = store.getState().open?.claims;
			setSimilar(claims && words.trim() ? similarClaim(claims, words, [claimId]) : null);
		}, pause);
		return () => clearTimeout(timer);
	}, [claimId, words]);
	return similar;
}

/** Offers a similar claim below the field in which another one is worded. */
export function SimilarHint({ similar, onTake }: { similar: SimilarStatement | null; onTake: () => void }) {
	return (
		<p className="hint similar" role="status">
			{similar ? (
				<>
					Similar: “<bdi>{similar.statement}</bdi>”
					{similar.differences.map((difference) => (
						<span key={difference} className="difference">
							{" "}
							▲ {difference}
						</span>
					))}{" "}
					<button
						type="button"
						className="quiet"
						tabIndex={-1}
						// The field must not be left, which would keep what is typed.
						onMouseDown={(event) => event.preventDefault()}
						onClick={onTake}
					>
						Use it <Key>{isMac ? "⌥U" : "Alt U"}</Key>
					</button>
				</>
			) : null}
		</p>
	);
}
