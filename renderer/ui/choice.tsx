import { useId } from "react";

/** One of a few ways, chosen by arrow keys or a click. */
export function Choice<Value extends string>(props: {
	name: string;
	value: Value;
	/** Each way with its name on screen. */
	ways: readonly (readonly [value: Value, name: string])[];
	onChoose: (value: Value) => void;
}) {
	const group = useId();
	return (
		<fieldset className="setting with-ways">
			<legend>{props.name}</legend>
			<div className="setting-ways">
				{props.ways.map(([value, name]) => (
					<label key={value}>
						<input
							type="radio"
							name={group}
							checked={value === props.value}
							onChange={() => props.onChoose(value)}
						/>
						<span>{name}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
