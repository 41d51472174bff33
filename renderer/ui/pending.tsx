/** Stands where a count will be once all of the case's files are read. */
export function Pending() {
	return (
		<span className="pending" title="Still reading the case">
			<span aria-hidden="true">…</span>
			<span className="spoken">not counted yet</span>
		</span>
	);
}
