import { homedir } from "node:os";
import { join } from "node:path";
import type { Low } from "lowdb";
import { newId } from "../../shared/model/identifier.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { type ProfileFile, profileFile, type RecentEntry } from "../../shared/schema/local-files.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { jsonFile } from "../files/json-file.ts";
import { olderFilesIn } from "./choose-layer.ts";
import type { World } from "./ports.ts";

/** Colours that keep white initials readable (contrast at least 4.5 to 1). */
const colours = ["#3b6fb5", "#8a4fa3", "#a55a22", "#2b7a5b", "#a63d57", "#5c6470"];

const mostRecents = 12;

const emptyProfile: ProfileFile = {
	format: "parallax/profile",
	version: 1,
	analyst: null,
	confirmed: false,
	device: null,
	recents: [],
};

/** Who works here, on which device, and on what lately. One file in the data folder. */
export class Profile {
	private constructor(
		private readonly file: Low<ProfileFile>,
		private readonly world: World,
	) {}

	/** Reads the profile. Throws `UnreadableFile` when it is there but broken: it is never replaced silently. */
	static async read(dataFolder: string, world: World): Promise<Profile> {
		const path = join(dataFolder, "profile.json");
		const schema = profileFile as unknown as FileSchema;
		const file = jsonFile(path, schema, path, emptyProfile as never, {
			olderFiles: olderFilesIn(dataFolder),
		}) as unknown as Low<ProfileFile>;
		await file.read();
		return new Profile(file, world);
	}

	/** The analyst, once named by a person. */
	get analyst(): Analyst | null {
		return this.file.data.confirmed ? this.file.data.analyst : null;
	}

	get recents(): readonly RecentEntry[] {
		return this.file.data.recents;
	}

	/** Names the analyst; the id and the colour stay what they are. */
	async setAnalyst(name: string, confirmed: boolean): Promise<Analyst> {
		const known = this.file.data.analyst;
		const id = known?.id ?? newId(this.world.random);
		const colour = known?.colour ?? colours[(this.world.random(1)[0] ?? 0) % colours.length] ?? "#3b6fb5";
		const analyst: Analyst = { ...known, id, colour, name: name.trim() };
		await this.update({ analyst, confirmed });
		return analyst;
	}

	/**
	 * The analyst and the device, made up on first use: the name is then the one given. In a case in which this
	 * person has said who they are, the analyst has that id.
	 */
	async identity(
		fallbackName: string,
		deviceName: string,
		caseId?: string,
	): Promise<{ analyst: Analyst; device: Device }> {
		const usual = this.file.data.analyst ?? (await this.setAnalyst(fallbackName, false));
		const id = caseId === undefined ? undefined : this.file.data.identities?.[caseId];
		const analyst = id === undefined ? usual : { ...usual, id };
		let device = this.file.data.device;
		if (!device) {
			device = { id: newId(this.world.random), name: deviceName };
			await this.update({ device });
		}
		return { analyst, device };
	}

	/** As `identity`, without making anything up: null until something was done here. */
	identityIn(caseId: string): { readonly analyst: Analyst; readonly device: Device } | null {
		const { analyst, device, identities } = this.file.data;
		return analyst && device
			? { analyst: { ...analyst, id: identities?.[caseId] ?? analyst.id }, device }
			: null;
	}

	/** Whether this person has said who they are in a case. */
	hasIdentityIn(caseId: string): boolean {
		return this.file.data.identities?.[caseId] !== undefined;
	}

	/** Says who this person is in a case: an analyst who was there before, or, with null, nobody of them. */
	async setIdentityIn(caseId: string, analystId: string | null): Promise<void> {
		const id = analystId ?? this.file.data.analyst?.id;
		if (id === undefined) throw new Error("An analyst is named before a case is open.");
		await this.update({ identities: { ...this.file.data.identities, [caseId]: id } });
	}

	/** Puts a case first on the list of recent ones. */
	async remember(path: string, title: string, madeFrom?: string): Promise<void> {
		const known = this.recents.find((recent) => recent.path === path);
		const entry: RecentEntry = {
			id: newId(this.world.random),
			...known,
			path,
			title: title.slice(0, 2_000),
			openedAt: this.world.now(),
			...(madeFrom === undefined ? {} : { madeFrom }),
		};
		const others = this.recents.filter((recent) => recent.path !== path);
		await this.update({ recents: [entry, ...others].slice(0, mostRecents) });
	}

	/** Takes a case off the list. */
	async forget(id: string): Promise<void> {
		await this.update({ recents: this.recents.filter((recent) => recent.id !== id) });
	}

	private async update(changes: Partial<ProfileFile>): Promise<void> {
		this.file.data = { ...this.file.data, ...changes };
		await this.file.write();
	}
}

/** A path as people write it: `~` for the home folder. */
export function shownPath(path: string): string {
	const home = homedir();
	return path === home || path.startsWith(join(home, "/")) ? `~${path.slice(home.length)}` : path;
}
