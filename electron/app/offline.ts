import type { CommandLine } from "electron";

/**
 * Chromium's own ways out, closed before it starts: no name resolves (which also covers preconnecting and
 * prefetching, which no request filter sees), no component updates, no reports.
 */
export function keepOffline(commandLine: CommandLine, devServer: string | null): void {
	const exception = devServer === null ? "" : `, EXCLUDE ${new URL(devServer).hostname}`;
	commandLine.appendSwitch("host-resolver-rules", `MAP * ~NOTFOUND${exception}`);
	for (const name of quietSwitches) {
		commandLine.appendSwitch(name);
	}
}

const quietSwitches = [
	"disable-background-networking",
	"disable-component-update",
	"disable-domain-reliability",
	"no-pings",
];
