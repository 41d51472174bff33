import type { CommandNeed } from "../../shared/ipc/commands.ts";
import type { CaseView, Edited, WelcomeView } from "../../shared/ipc/views.ts";
import { failure, type Problem, type Result, success } from "../../shared/result.ts";
import { diskProblem, errorCode } from "../files/disk-problem.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { accountName } from "./account-name.ts";
import { readArticleFiles } from "./article-files.ts";
import { AutomaticBackups } from "./automatic-backups.ts";
import { backupsView, makeBackup, restoreCopy } from "./backup-requests.ts";
import { Backups } from "./backups.ts";
import { deltaOf } from "./case-deltas.ts";
import { CaseDesk } from "./case-desk.ts";
import type { CaseSession } from "./case-session.ts";
import { createClaim, deleteClaim, editClaim, renameCase, settleOffers } from "./claims.ts";
import { deleteEvidence, editEvidence, tagSpan } from "./evidence.ts";
import { importFiles, importPasted } from "./import-sources.ts";
import { writeLayout } from "./layouts.ts";
import { mergeClaims, splitClaim } from "./merge-claims.ts";
import { OpenCaseCheck } from "./open-case-check.ts";
import { placeClaim } from "./place-claim.ts";
import type { Dialogs, Emit, Handlers, Log, Workbench, World } from "./ports.ts";
import type { KeptPreferences } from "./preferences.ts";
import { Profile } from "./profile.ts";
import { CaseSearch } from "./search-case.ts";
import { separateClaim } from "./separate-claim.ts";
import { setRestSilent, setSilent } from "./silences.ts";
import { setExcluded, setFolded, setMetadata } from "./sources.ts";
import { welcomeView } from "./welcome.ts";

/** What the use cases are built with. */
export interface WorkbenchOptions {
	readonly dataFolder: string;
	/** Folder of the sample's articles and tags, which is only read. */
	readonly sampleFolder: string;
	readonly world: World;
	readonly dialogs: Dialogs;
	readonly emit: Emit;
	readonly log: Log;
	readonly preferences: Pick<KeptPreferences, "current" | "set">;
	/** Shows the person what commands may need at the most as things are. */
	readonly showReach: (reach: CommandNeed) => void;
	readonly appVersion: string;
	/** Whether nobody is there to answer questions. */
	readonly unattended: boolean;
}

interface Ready {
	readonly profile: Profile;
	readonly desk: CaseDesk;
}

/** The use cases behind the window, one handler per request. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
	const suggestedName = accountName();
	const backups = new Backups(options.dataFolder, options.world.now);
	const automaticBackups = new AutomaticBackups({ ...options, backups });
	const checks = new OpenCaseCheck(options);
	const searches = new CaseSearch();
	let ready: Promise<Result<Ready>> | null = null;
	// The first screen waits for what was asked for at the start, so that it is not shown for a blink.
	let start: Promise<Problem | null> = Promise.resolve(null);

	async function makeReady(): Promise<Result<Ready>> {
		try {
			const profile = await Profile.read(options.dataFolder, options.world);
			return success({
				profile,
				desk: new CaseDesk({ ...options, profile, suggestedName, automaticBackups }),
			});
		} catch (error) {
			if (!(error instanceof UnreadableFile)) throw error;
			return failure("broken-file", `${error.message} Repair it or move it away, then start Parallax again.`);
		}
	}

	async function withDesk<T>(use: (ready: Ready) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
		ready ??= makeReady();
		const now = await ready;
		// A profile that could not be read is tried again with the next request.
		if (!now.ok) ready = null;
		return now.ok ? guarded(() => use(now.value)) : now;
	}

	function withCase<T>(use: (session: CaseSession) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
		return withDesk(async ({ desk }) => {
			const session = await desk.session();
			return session.ok ? use(session.value) : session;
		});
	}

	/** As `withCase`, for what changes the case; refused with the reason where it may only be read. */
	function changing<T>(use: (session: CaseSession) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
		return withCase((session) =>
			session.readOnly === null ? use(session) : failure("read-only", session.readOnly),
		);
	}

	async function welcome({ profile, desk }: Ready): Promise<Result<WelcomeView>> {
		const problem = (await start)?.message ?? null;
		const { appVersion: version, unattended } = options;
		const about = { unattended, suggestedName, version, caseOpen: desk.isOpen, problem };
		return success(await welcomeView(profile, { ...about, preferences: options.preferences.current }));
	}

	function openFromStart(open: (desk: CaseDesk) => Promise<Result<CaseView>>): Promise<void> {
		const opening = withDesk(({ desk }) => open(desk));
		start = opening.then((opened) => (opened.ok ? null : opened.problem));
		return start.then((problem) => {
			if (problem) options.log.info("start.refused", { code: problem.code });
		});
	}

	const handlers: Handlers = {
		"app.welcome": () => withDesk(welcome),
		"app.setAnalyst": ({ name }) =>
			withDesk(async ({ profile, desk }) => {
				const analyst = await profile.setAnalyst(name, true);
				const session = await desk.session();
				if (session.ok) session.value.renameAnalyst(analyst);
				return success(analyst);
			}),

		"app.showReach": async ({ reach }) => {
			options.showReach(reach);
			return success(null);
		},
		"app.setPreferences": ({ preferences }) =>
			guarded(async () => success(await options.preferences.set(preferences))),

		"cases.create": ({ title, chooseFolder }) =>
			withDesk(async ({ desk }) => {
				const parent = chooseFolder ? await options.dialogs.chooseParentFolder() : desk.casesFolder;
				return parent === null ? cancelled : desk.create(parent, title);
			}),
		"cases.open": () =>
			withDesk(async ({ desk }) => {
				const folder = await options.dialogs.chooseCase();
				return folder === null ? cancelled : desk.openFolder(folder);
			}),
		"cases.openRecent": ({ id }) =>
			withDesk(async ({ desk, profile }) => {
				const recent = profile.recents.find((entry) => entry.id === id);
				return recent
					? desk.openFolder(recent.path)
					: failure("not-found", "This case is not on the list any more.");
			}),
		"cases.forget": ({ id }) =>
			withDesk(async (now) => {
				await now.profile.forget(id);
				return welcome(now);
			}),
		"cases.openSample": () => withDesk(({ desk }) => desk.openSample()),
		"cases.current": () =>
			withDesk(async ({ desk }) => {
				await start;
				return success(await desk.view());
			}),
		"cases.identify": ({ namesakeId }) => withDesk(({ desk }) => desk.identify(namesakeId)),
		"cases.close": () => withDesk(async (now) => ((await now.desk.close()) ? welcome(now) : cancelled)),

		"case.rename": ({ title }) => changing((session) => renameCase(session, title)),
		"case.undo": () => changing((session) => reversed(session, "undo")),
		"case.redo": () => changing((session) => reversed(session, "redo")),
		"case.retrySaving": () => withCase(async (session) => success(await session.retrySaving())),
		"case.search": ({ query }) => withCase((session) => searches.run(session, query)),
		"case.saveLayout": ({ layout }) =>
			withCase(async (session) => {
				await writeLayout(options.dataFolder, session.case.id, layout);
				return success(null);
			}),

		"case.check": ({ repair }) => {
			const signal = checks.begin();
			return withDesk(async ({ desk }) => {
				const session = await desk.session();
				if (!session.ok) return session;
				return checks.run(session.value, repair, (putRight) => desk.look(putRight), signal);
			});
		},
		"case.cancelCheck": async () => {
			checks.cancel();
			return success(null);
		},

		"sources.text": ({ sourceId }) => withDesk(({ desk }) => desk.text(sourceId)),
		"sources.importFiles": () =>
			changing(async (session) => {
				const paths = await options.dialogs.chooseFiles();
				return paths === null
					? cancelled
					: success(await importFiles(session, await readArticleFiles(paths)));
			}),
		"sources.importDropped": ({ files }) =>
			changing(async (session) =>
				success(
					await importFiles(
						session,
						files.map(({ name, bytes }) => ({ name, bytes: success(bytes) })),
					),
				),
			),
		"sources.importPasted": ({ text }) =>
			changing(async (session) => success(await importPasted(session, text))),
		"sources.setMetadata": (payload) => changing((session) => setMetadata(session, payload)),
		"sources.setExcluded": ({ sourceId, excluded }) =>
			changing((session) => setExcluded(session, sourceId, excluded)),
		"sources.setFolded": (payload) => changing((session) => setFolded(session, payload)),

		"claims.create": ({ statement }) => changing((session) => createClaim(session, statement)),
		"claims.edit": ({ claimId, seen, changes }) =>
			changing((session) => editClaim(session, claimId, seen, changes)),
		"claims.settle": ({ claimId, layerId }) => changing((session) => settleOffers(session, claimId, layerId)),
		"claims.delete": ({ claimId }) => changing((session) => deleteClaim(session, claimId)),
		"claims.merge": ({ claimIds, into }) => changing((session) => mergeClaims(session, claimIds, into)),
		"claims.separate": ({ claimId }) => changing((session) => separateClaim(session, claimId)),
		"claims.split": ({ claimId, evidenceIds, statement }) =>
			changing((session) => splitClaim(session, claimId, evidenceIds, statement)),
		"claims.place": ({ claimId, before }) => changing((session) => placeClaim(session, claimId, before)),

		"evidence.tag": (payload) => changing((session) => tagSpan(session, payload)),
		"evidence.edit": ({ evidenceId, changes }) =>
			changing((session) => editEvidence(session, evidenceId, changes)),
		"evidence.delete": ({ evidenceId }) => changing((session) => deleteEvidence(session, evidenceId)),

		"silences.set": ({ claimId, sourceId, silent }) =>
			changing((session) => setSilent(session, claimId, sourceId, silent)),
		"silences.setRest": ({ sourceId }) => changing((session) => setRestSilent(session, sourceId)),

		"backups.list": ({ caseId }) => withDesk(({ desk }) => backupsView(backups, caseId ?? desk.caseId)),
		"backups.make": () => withCase((session) => makeBackup(backups, session)),
		"backups.restore": ({ caseId, backupId }) =>
			withDesk(({ profile }) => restoreCopy(backups, caseId, backupId, options.dialogs, profile)),
	};

	return {
		handlers,
		openAtStart: (paths) => openFromStart((desk) => desk.openPaths(paths)),
		openSampleAtStart: () => openFromStart((desk) => desk.openSample()),
		prepareToQuit: async () => {
			await checks.end();
			const closed = await withDesk(async ({ desk }) => success(await desk.close()));
			return closed.ok ? closed.value : true;
		},
	};
}

const cancelled: { ok: false; problem: Problem } = {
	ok: false,
	problem: { code: "cancelled", message: "Nothing was done." },
};

async function reversed(session: CaseSession, direction: "undo" | "redo"): Promise<Result<Edited>> {
	await session.readHistory();
	const change = session.reverse(direction);
	return change.ok ? success({ delta: deltaOf(session, change.value.edits) }) : change;
}

/** What the disk refuses is an expected failure everywhere; anything else is a bug and goes on. */
async function guarded<T>(use: () => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
	try {
		return await use();
	} catch (error) {
		if (errorCode(error) === null) throw error;
		return diskProblem("That could not be done.", error);
	}
}
