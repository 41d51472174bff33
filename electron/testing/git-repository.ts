import { execFile, execFileSync } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A clone of a repository that holds one case. */
export interface GitClone {
	/** The case's folder, which is the clone's. */
	readonly folder: string;
	/**
	 * Commits everything, pulls and pushes, again for as long as others were faster. Returns how many pushes were
	 * refused; throws where Git reports a merge conflict.
	 */
	readonly exchange: () => Promise<number>;
	/** What `git status` has to say: nothing where all is committed. */
	readonly status: () => string;
}

/** As the guide for teams says: no line endings are changed, and nothing half-written is committed. */
const gitAttributes = "* -text\n";
const gitIgnore = ".*.tmp\n";

const mostAttempts = 50;

/** The user's own settings must not change what the tests find. */
const environment = {
	...process.env,
	GIT_CONFIG_GLOBAL: devNull,
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_TERMINAL_PROMPT: "0",
	GIT_EDITOR: "true",
	LC_ALL: "C",
};

/** The version of the Git that is installed, or null where none is. */
export function gitVersion(): string | null {
	try {
		return execFileSync("git", ["--version"], { encoding: "utf8" }).trim();
	} catch {
		return null;
	}
}

/** A bare repository below `place` that holds a case, and so many clones of it. */
export async function gitClones(place: string, caseFolder: string, count: number): Promise<GitClone[]> {
	const bare = join(place, "repository.git");
	execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", bare], { env: environment });
	const first = join(place, "clone-0", "Ferry.parallax");
	await clone(bare, first);
	await cp(caseFolder, first, { recursive: true });
	await writeFile(join(first, ".gitattributes"), gitAttributes);
	await writeFile(join(first, ".gitignore"), gitIgnore);
	const clones = [cloneAt(first)];
	await clones[0]?.exchange();
	for (let index = 1; index < count; index++) {
		const folder = join(place, `clone-${index}`, "Ferry.parallax");
		await clone(bare, folder);
		clones.push(cloneAt(folder));
	}
	return clones;
}

async function clone(bare: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	execFileSync("git", ["clone", "--quiet", bare, folder], { env: environment, stdio: "ignore" });
	const settings = { "user.name": "Somebody", "user.email": "somebody@example.org", "gc.auto": "0" };
	for (const [name, value] of Object.entries(settings))
		execFileSync("git", ["config", name, value], { cwd: folder, env: environment });
}

function cloneAt(folder: string): GitClone {
	const git = async (...words: string[]) =>
		(await promisify(execFile)("git", words, { cwd: folder, env: environment })).stdout;
	return {
		folder,
		status: () =>
			execFileSync("git", ["status", "--porcelain"], { cwd: folder, env: environment, encoding: "utf8" }),
		exchange: async () => {
			for (let refused = 0; refused < mostAttempts; refused++) {
				await git("add", "--all");
				if ((await git("status", "--porcelain")) !== "") await git("commit", "--quiet", "-m", "Tags");
				if ((await git("ls-remote", "--heads", "origin")) !== "")
					await git("pull", "--quiet", "--no-rebase", "origin", "main");
				if (await isPushed(git)) return refused;
			}
			throw new Error(`Git refused ${mostAttempts} pushes one after the other.`);
		},
	};
}

/** Whether the repository took it; false where somebody else was faster. Anything else throws. */
async function isPushed(git: (...words: string[]) => Promise<string>): Promise<boolean> {
	try {
		await git("push", "--quiet", "origin", "HEAD:main");
		return true;
	} catch (error) {
		const told = error instanceof Error ? error.message : "";
		if (/\[(?:remote )?rejected\]/.test(told)) return false;
		throw error;
	}
}
