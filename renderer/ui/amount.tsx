import { useId } from "react";

/** A number between two borders, set by arrow keys or by dragging. */
export function Amount(props: {
	name: string;
	value: number;
	range: { readonly least: number; readonly most: number; readonly step: number };
	/** The number in words, with its unit. */
	words: string;
	onSet: (value: number) => void;
}) {
	const id = useId();
	const { least, most, step } = props.range;
	return (
		<div className="setting">
			<label htmlFor={id}>{props.name}</label>
			<input
				id={id}
				type="range"
				min={least}
				max={most}
				step={step}
				value={props.value}
				aria-valuetext={props.words}
				onChange={(event) => props.onSet(event.currentTarget.valueAsNumber)}
			/>
			<span aria-hidden="true">{props.words}</span>
		</div>
	);
}
