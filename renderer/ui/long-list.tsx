import {
	type FocusEvent,
	Fragment,
	type ReactNode,
	type RefObject,
	useCallback,
	useEffect,
	useLayoutEffect,
	useMemo,
	useRef,
	useState,
} from "react";
import { covers, drawnItems, type Range, rangeBetween, startsOf } from "./long-list-layout.ts";
import { keepOneTabStop } from "./one-tab-stop.ts";
import { walkThrough } from "./walk.ts";

/** Up to so many items a list is drawn whole. */
const short = 60;

/** CSS pixels above and below the place in sight that are drawn with it. */
const margin = 500;

interface LongListProps<Item> {
	readonly items: readonly Item[];
	/** Unique in the list. */
	readonly keyOf: (item: Item) => string;
	readonly classOf: (item: Item) => string;
	/** What stands in an item. */
	readonly draw: (item: Item) => ReactNode;
	/** Height of an item that has not been drawn yet, in CSS pixels. */
	readonly estimate: number;
	/** Room that the items' margin leaves below each, in CSS pixels. */
	readonly gap: number;
	/** Keys of items that are drawn wherever they are. */
	readonly kept: readonly string[];
}

/**
 * A list whose parent scrolls, and of which only what is near the place in sight is drawn, and what has the
 * keyboard with its neighbours. What is drawn stands in the page as in any list, with room left for the rest:
 * so the browser keeps what is in sight where it is when items above come, go, or turn out to be higher than
 * was thought. Up and Down walk through what is marked `data-walk`.
 */
export function LongList<Item>(props: LongListProps<Item>) {
	const { items, keyOf, kept, estimate, gap } = props;
	const list = useRef<HTMLUListElement>(null);
	const [heights] = useState(() => new Map<string, number>());
	const [range, setRange] = useState<Range>({ first: 0, end: short / 2 });
	const [focused, setFocused] = useState("");
	const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
	const places = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
	// Asked for in every frame that scrolls: worked out anew only when an item came, went, or is of another height.
	const known = useRef<{ keys: readonly string[]; starts: readonly number[] } | null>(null);
	const starts = () => {
		if (known.current?.keys !== keys)
			known.current = { keys, starts: startsOf(keys, heights, estimate + gap) };
		return known.current.starts;
	};
	const look = useLook(list, () => setRange(rangeToDraw(list.current, starts(), range)));
	const measure = useHeights(heights, gap, () => {
		known.current = null;
		look();
	});
	const here = places.get(focused);
	const single = [
		...(here === undefined ? [] : [here - 1, here, here + 1]),
		...kept.flatMap((key) => places.get(key) ?? []),
	];
	useEffect(() => (list.current ? keepOneTabStop(list.current) : undefined), []);
	const drawn = drawnItems(starts(), range, single);
	return (
		<ul
			ref={list}
			onKeyDown={walkThrough}
			onFocus={(event: FocusEvent<HTMLElement>) =>
				setFocused(event.target.closest<HTMLElement>("[data-key]")?.dataset.key ?? "")
			}
		>
			{drawn.items.map(({ index, roomBefore }) => {
				const item = items[index];
				return item === undefined ? null : (
					<Fragment key={keys[index]}>
						<Room height={roomBefore} />
						<li
							ref={measure}
							data-key={keys[index]}
							className={props.classOf(item)}
							aria-setsize={items.length}
							aria-posinset={index + 1}
						>
							{props.draw(item)}
						</li>
					</Fragment>
				);
			})}
			<Room height={drawn.roomAfter} />
		</ul>
	);
}

/**
 * Room for items that are not drawn. An element of its own: where the margin of an item changes, the browser
 * does not keep that item in its place.
 */
function Room({ height }: { height: number }) {
	return height > 0 ? <li style={{ height }} aria-hidden="true" /> : null;
}

/** Looks what is in sight after each drawing and whenever the list's parent scrolls or changes its size. */
function useLook(list: RefObject<HTMLElement | null>, now: () => void): () => void {
	const latest = useRef(now);
	const look = useCallback(() => latest.current(), []);
	useLayoutEffect(() => {
		latest.current = now;
		now();
	});
	useLayoutEffect(() => {
		const scroller = list.current?.parentElement;
		if (!scroller) return;
		const sizes = new ResizeObserver(look);
		sizes.observe(scroller);
		scroller.addEventListener("scroll", look, { passive: true });
		return () => {
			sizes.disconnect();
			scroller.removeEventListener("scroll", look);
		};
	}, [list, look]);
	return look;
}

/** Notes how high items are while they are drawn. Returns the `ref` for each. */
function useHeights(heights: Map<string, number>, gap: number, look: () => void) {
	const [sizes] = useState(
		() =>
			new ResizeObserver((entries) => {
				for (const { target, borderBoxSize } of entries) {
					const height = borderBoxSize[0]?.blockSize ?? 0;
					const { key } = (target as HTMLElement).dataset;
					if (key !== undefined && height > 0) heights.set(key, height + gap);
				}
				look();
			}),
	);
	return useCallback(
		(item: HTMLElement | null) => {
			if (!item) return undefined;
			sizes.observe(item);
			return () => sizes.unobserve(item);
		},
		[sizes],
	);
}

/** What to draw: as it was while that is enough, so that scrolling a little draws nothing anew. */
function rangeToDraw(list: HTMLElement | null, starts: readonly number[], drawn: Range): Range {
	const scroller = list?.parentElement;
	const count = starts.length - 1;
	if (!list || !scroller) return drawn;
	if (count <= short) return covers(drawn, { first: 0, end: count }) ? drawn : { first: 0, end: short };
	const top = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
	const bottom = top + scroller.clientHeight;
	if (covers(drawn, rangeBetween(starts, top - margin / 2, bottom + margin / 2))) return drawn;
	return rangeBetween(starts, top - margin, bottom + margin);
}
