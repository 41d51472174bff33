import { readFileSync } from "node:fs";
import { z } from "../../shared/schema/validator.ts";

/** Size below which not even one pane can be read. */
export const smallestWindow = { width: 640, height: 480 } as const;

const usualWindow = { width: 1440, height: 900 } as const;

const coordinate = z.int().min(-100_000).max(100_000);

const windowState = z.object({
	format: z.literal("parallax/window"),
	version: z.literal(1),
	x: coordinate,
	y: coordinate,
	width: z.int().min(1).max(100_000),
	height: z.int().min(1).max(100_000),
	maximized: z.boolean(),
});

/** Where the window stood when it was closed last. */
export type WindowState = z.infer<typeof windowState>;

/** A rectangle in the desktop's pixels. */
export interface Rectangle {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Where a window is to be made; without `x` and `y` the desktop places it. */
export interface Placement {
	readonly x?: number;
	readonly y?: number;
	readonly width: number;
	readonly height: number;
	readonly maximized: boolean;
}

/**
 * The remembered state, or null when there is none that can be used: it is a comfort, never a reason to
 * fail.
 */
export function readWindowState(file: string): WindowState | null {
	try {
		return windowState.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		return null;
	}
}

/** The file's text for a window that stands at `bounds`. */
export function describeWindowState(bounds: Rectangle, maximized: boolean): string {
	const { x, y, width, height } = bounds;
	const state: WindowState = { format: "parallax/window", version: 1, x, y, width, height, maximized };
	return `${JSON.stringify(state, null, "\t")}\n`;
}

/**
 * Places the window as remembered, made to fit the screens of today: `workAreas` holds the usual screen
 * first. A window that no screen shows any more is placed by the desktop.
 */
export function placeWindow(state: WindowState | null, workAreas: readonly Rectangle[]): Placement {
	const wanted = state ?? usualWindow;
	const home = state === null ? undefined : workAreas.find((area) => shows(area, state));
	const area = home ?? workAreas[0] ?? { x: 0, y: 0, ...usualWindow };
	const size = {
		width: clamp(wanted.width, smallestWindow.width, area.width),
		height: clamp(wanted.height, smallestWindow.height, area.height),
		maximized: state?.maximized ?? false,
	};
	if (state === null || home === undefined) {
		return size;
	}
	return {
		...size,
		x: clamp(state.x, home.x, home.x + home.width - size.width),
		y: clamp(state.y, home.y, home.y + home.height - size.height),
	};
}

/** Whether enough of a window's upper edge is on a screen to take hold of it. */
function shows(area: Rectangle, { x, y, width }: Rectangle): boolean {
	const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
	return visible >= 100 && y >= area.y && y < area.y + area.height;
}

/** `value` within the borders; where they cross (a screen smaller than the window) the lower one holds. */
function clamp(value: number, lowest: number, highest: number): number {
	return Math.max(lowest, Math.min(value, highest));
}
