/** A key as printed on the keyboard; screen readers are told of keys by the sheet of all keys. */
export function Key({ children }: { children: string }) {
	return <kbd aria-hidden>{children}</kbd>;
}
