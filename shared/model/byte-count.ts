const units = ["KB", "MB", "GB", "TB"];

/** A number of bytes in words for people: `812 bytes`, `3.4 MB`. A kilobyte is 1,024 bytes. */
export function byteCount(bytes: number): string {
	if (bytes < 1_024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
	let size = bytes / 1_024;
	let unit = 0;
	// What would be rounded to 1,024.0 is one of the next unit.
	while (size >= 1_023.95 && unit < units.length - 1) {
		size /= 1_024;
		unit++;
	}
	return `${size.toFixed(1)} ${units[unit]}`;
}
