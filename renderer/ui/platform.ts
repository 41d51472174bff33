/** Whether keys are those of a Mac: Cmd where others have Ctrl. */
export const isMac = globalThis.navigator?.platform.startsWith("Mac") ?? false;
