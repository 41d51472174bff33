/** News agencies by the names they print, in lower case. A list, because nothing in "AP" or "Xinhua" says agency. */
const agencies: ReadonlySet<string> = new Set(
	[
		"reuters, thomson reuters, ap, associated press, afp, agence france-presse, upi, united press international",
		"bloomberg, bloomberg news, dow jones, dow jones newswires, pa, pa media, press association, pa news agency",
		"dpa, dpa-afx, apa, sid, kna, epd, keystone-sda, ats, belga, anp, ritzau, tt, ntb, stt, pap, čtk, ctk, mti",
		"efe, epa, epa-efe, europa press, lusa, ansa, adnkronos, agi, lapresse, hina, tanjug, srna, fena, beta",
		"tass, itar-tass, ria, ria novosti, interfax, interfax-ukraine, ukrinform, belta, sputnik, agerpres, bta",
		"xinhua, china news service, cns, kyodo, kyodo news, jiji, jiji press, yonhap, kcna, cna, central news agency",
		"pti, press trust of india, ani, ians, uni, app, bss, unb, antara, bernama, vna, tna, pna, aap",
		"anadolu, anadolu agency, aa, dha, iha, irna, isna, wam, spa, qna, kuna, petra, mena, wafa, nna, ina, sana",
		"map, aps, tap, sapa, nan, gna, panapress, apanews",
		"agência brasil, agencia brasil, estadão conteúdo, folhapress, télam, telam, notimex, prensa latina, colprensa",
		"andina, inter press service, ips, canadian press, the canadian press, cp",
	].flatMap((line) => line.split(", ")),
);

/** Agency names that are also ordinary words or common initials: believed only where they stand as a name, in capitals. */
const believedInCapitals: ReadonlySet<string> = new Set(
	"pa apa ap beta map tap spa mena petra app uni ani ina aa tt sid tna pna ats cp agi ips ria".split(" "),
);

/** Whether a name as printed ("AP", "The Associated Press", "Reuters Staff") is that of a known news agency. */
export function isKnownAgency(name: string): boolean {
	const bare = bareAgencyName(name);
	const known = agencies.has(bare.toLowerCase());
	return known && (!believedInCapitals.has(bare.toLowerCase()) || bare === bare.toUpperCase());
}

/** Whether a name can be nothing but an agency's, even alone on a line, where "MAP" may be a menu's. */
export function isUnmistakableAgency(name: string): boolean {
	return isKnownAgency(name) && !believedInCapitals.has(bareAgencyName(name).toLowerCase());
}

/** The name without "The" before it and "Staff" after it, which say nothing about whose name it is. */
export function bareAgencyName(name: string): string {
	return name.replace(/^the (?=\S)/i, "").replace(/ staff$/i, "");
}
