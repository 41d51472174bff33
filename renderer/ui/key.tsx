/** A key as printed on the keyboard. */
export function Key({ children }: { children: string }) {
	return <kbd aria-hidden="true">{children}</kbd>;
}
