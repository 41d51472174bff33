import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

/** Something that can be chosen. */
export interface ComboboxOption {
	/** Unique in the list. */
	readonly key: string;
	readonly content: ReactNode;
	readonly className?: string;
	/** Heading that it stands under, together with those beside it that have the same. */
	readonly group?: string;
}

/** Options that Page Up and Page Down pass. */
const page = 8;

/** A field above a list: what is typed decides what is listed, Up and Down go through it, Enter or a click chooses. */
export function Combobox(props: {
	label: string;
	listLabel: string;
	placeholder: string;
	typed: string;
	onType: (typed: string) => void;
	options: readonly ComboboxOption[];
	/** Told the option's key; null where nothing is listed. */
	onChoose: (key: string | null) => void;
	/** Keys that mean something of their own; true where it took the key. Told the option that is chosen at the moment. */
	onKey?: (event: KeyboardEvent, key: string | null) => boolean;
	/** What stands below the list. */
	more?: ReactNode;
	maxLength: number;
}) {
	const { options } = props;
	const id = useId();
	const list = useRef<HTMLDivElement>(null);
	const field = useRef<HTMLInputElement>(null);
	const [place, setPlace] = useState(0);
	// Fewer may be listed than a moment ago.
	const current = Math.min(place, options.length - 1);
	const chosen = options[current]?.key ?? null;
	useEffect(() => field.current?.focus(), []);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another option is brought into view
	useEffect(() => {
		list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
	}, [chosen]);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.nativeEvent.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
		if (step !== undefined) {
			const next = current + step;
			const around = Math.abs(step) === 1 ? (next + options.length) % options.length : next;
			setPlace(Math.min(Math.max(around, 0), options.length - 1));
		} else if (props.onKey?.(event, chosen)) event.stopPropagation();
		else if (event.key === "Enter") props.onChoose(chosen);
		else return;
		event.preventDefault();
	};
	const draw = ({ option, index }: PlacedOption) => (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, for all options
		<div
			key={option.key}
			id={`${id}${index}`}
			className={option.className ? `option ${option.className}` : "option"}
			role="option"
			tabIndex={-1}
			aria-selected={index === current}
			onMouseMove={() => setPlace(index)}
			// The click must not take the keyboard out of the field.
			onMouseDown={(event) => event.preventDefault()}
			onClick={() => props.onChoose(option.key)}
		>
			{option.content}
		</div>
	);
	return (
		<>
			<input
				ref={field}
				className="popover-field"
				dir="auto"
				role="combobox"
				aria-label={props.label}
				aria-expanded={options.length > 0}
				aria-controls={`${id}list`}
				aria-autocomplete="list"
				aria-activedescendant={chosen === null ? undefined : `${id}${current}`}
				placeholder={props.placeholder}
				autoComplete="off"
				spellCheck={false}
				maxLength={props.maxLength}
				value={props.typed}
				onChange={(event) => {
					props.onType(event.target.value);
					setPlace(0);
				}}
				onKeyDown={onKeyDown}
			/>
			<div ref={list} id={`${id}list`} className="options" role="listbox" aria-label={props.listLabel}>
				{grouped(options).map(({ group, items }) =>
					group === undefined ? (
						items.map(draw)
					) : (
						// biome-ignore lint/a11y/useSemanticElements: options under a heading are no fieldset
						<div key={group} role="group" aria-label={group}>
							<p className="options-title" aria-hidden="true">
								{group}
							</p>
							{items.map(draw)}
						</div>
					),
				)}
			</div>
			{props.more}
		</>
	);
}

interface PlacedOption {
	readonly option: ComboboxOption;
	/** Place among all options. */
	readonly index: number;
}

/** The options in their order, those of one heading together. */
function grouped(options: readonly ComboboxOption[]): { group: string | undefined; items: PlacedOption[] }[] {
	const groups: { group: string | undefined; items: PlacedOption[] }[] = [];
	for (const [index, option] of options.entries()) {
		const last = groups.at(-1);
		if (last && last.group === option.group) last.items.push({ option, index });
		else groups.push({ group: option.group, items: [{ option, index }] });
	}
	return groups;
}
