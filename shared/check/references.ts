import { recordKey } from "../model/layer.ts";
import type { LayerRecord } from "../schema/records.ts";
import type { Found } from "./finding.ts";
import { count } from "./layer-file.ts";

interface Naming {
	readonly file: string;
	readonly where: string;
	tags: number;
}

/**
 * What the records of a case name, file by file: what is named and not there is found once all files have been
 * added. Layers arrive file by file, so most of it is on its way (rule F10). Deleted records name nothing.
 */
export class References {
	private readonly claims = new Set<string>();
	/** By file and claim, and by source. */
	private readonly underClaims = new Map<string, Naming & { readonly claimId: string }>();
	private readonly onSources = new Map<string, Naming & { imports: number }>();
	private readonly merged: { file: string; claimId: string; into: string }[] = [];
	/** The file in which each piece of evidence and each silence of an analyst's layer stands. */
	private readonly places = new Map<string, string>();
	private readonly repeated: Found[] = [];

	/** Notes claims that are known although no file here has them. */
	know(records: Iterable<LayerRecord>): void {
		for (const record of records) if (record.kind === "claim") this.claims.add(record.id);
	}

	/** Notes what the records of one file name. */
	add(file: string, layerId: string, records: readonly LayerRecord[]): void {
		for (const record of records) {
			if (record.kind === "claim") this.claims.add(record.id);
			if (record.kind === "evidence" || record.kind === "silence") this.notePlace(file, layerId, record);
			if (!record.deleted) this.note(file, record);
		}
	}

	/**
	 * What is named and not there.
	 *
	 * @param isHere Whether a source's folder is in the case, whatever state its text is in.
	 */
	findings(isHere: (sourceId: string) => boolean): Found[] {
		return [...this.repeated, ...this.lostClaims(), ...this.lostMerges(), ...this.lostSources(isHere)];
	}

	private note(file: string, record: LayerRecord): void {
		switch (record.kind) {
			case "claim":
				if (record.mergedInto !== undefined)
					this.merged.push({ file, claimId: record.id, into: record.mergedInto });
				return;
			case "evidence":
			case "silence":
				this.noteClaim(file, record.claimId, record);
				this.onSource(file, record.sourceId, record).tags += 1;
				return;
			case "rank":
				this.noteClaim(file, record.claimId, record);
				return;
			case "import":
				this.onSource(file, record.sourceId, record).imports += 1;
		}
	}

	private noteClaim(file: string, claimId: string, record: LayerRecord): void {
		const key = `${file} ${claimId}`;
		const under = this.underClaims.get(key) ?? { file, claimId, where: recordKey(record), tags: 0 };
		under.tags += 1;
		this.underClaims.set(key, under);
	}

	private onSource(file: string, sourceId: string, record: LayerRecord): Naming & { imports: number } {
		const present = this.onSources.get(sourceId);
		if (present) return present;
		const naming = { file, where: recordKey(record), tags: 0, imports: 0 };
		this.onSources.set(sourceId, naming);
		return naming;
	}

	private notePlace(file: string, layerId: string, record: LayerRecord): void {
		const key = recordKey(record);
		const first = this.places.get(`${layerId} ${key}`);
		if (first === undefined) this.places.set(`${layerId} ${key}`, file);
		else if (first !== file) {
			const message = `${key} stands in ${first} too, and only one of the two counts.`;
			const otherwise = "Tag the words of the other one again.";
			this.repeated.push({ code: "id-in-two-files", file, where: key, message, remedy: null, otherwise });
		}
	}

	private lostClaims(): Found[] {
		return [...this.underClaims.values()].flatMap(({ file, claimId, where, tags }) => {
			if (this.claims.has(claimId)) return [];
			const message =
				`${count(tags, "record")} of ${file} ${tags === 1 ? "names" : "name"} the claim ${claimId}, which has not ` +
				`arrived yet. ${tags === 1 ? "It shows" : "They show"} as soon as it does.`;
			return [{ code: "claim-not-here", file, where, message, remedy: null }];
		});
	}

	private lostMerges(): Found[] {
		return this.merged.flatMap(({ file, claimId, into }) => {
			if (this.claims.has(into)) return [];
			const message = `The claim ${claimId} was merged into the claim ${into}, which has not arrived yet.`;
			return [{ code: "merged-into-nowhere", file, where: `claim/${claimId}`, message, remedy: null }];
		});
	}

	private lostSources(isHere: (sourceId: string) => boolean): Found[] {
		return [...this.onSources].flatMap(([sourceId, { file, where, tags, imports }]) => {
			if (isHere(sourceId)) return [];
			const named = [
				...(imports > 0 ? [count(imports, "import")] : []),
				...(tags > 0 ? [count(tags, "tag or silence", "tags and silences")] : []),
			].join(" and ");
			const message = `The source ${sourceId} is not here, so it and what was tagged in it are not shown (${named}).`;
			const otherwise =
				"Either it has not arrived yet, or its folder was removed: then import the article again.";
			return [{ code: "source-not-here", file, where, message, remedy: null, otherwise }];
		});
	}
}
