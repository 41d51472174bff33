/**
 * Words around dates in publication lines, as sources of regular expressions (flags `iu`). Longer
 * alternatives stand before shorter ones that begin alike.
 */

/** "Published" in its forms. */
export const publishedPattern = [
	"(?:first |originally |date |article )?(?:published|posted|released|issued)(?: on| at| date)?",
	"publication date",
	"created(?: on)?",
	"(?:fecha de |data de |date de )?(?:publicación|publicação|publication)",
	"(?:publicado|publicada)(?: el| em)?",
	"publiée?(?: le)?",
	"mise? en ligne(?: le)?",
	"(?:veröffentlicht|erschienen|erstellt)(?: am)?",
	"pubblicato(?: il)?",
	"(?:date|fecha|data|datum)(?=\\s*:)",
].join("|");

/** "Updated" in its forms. */
export const updatedPattern = [
	"(?:last |latest )?(?:updated|update|modified|edited|revised|changed)(?: on| at)?",
	"(?:última |ultima )(?:actualización|atualização|modificación|modificação)",
	"(?:actualizado|actualizada|atualizado|atualizada|modificado|modificada|editado)(?: el| em)?",
	"(?:dernière )?(?:mise à jour|modification)(?: le)?",
	"(?:mis à jour|modifiée?)(?: le)?",
	"(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)(?: am)?",
	"(?:letztes update|letzte änderung|stand)(?= ?:| am| \\d)(?: am)?",
	"(?:ultimo aggiornamento|aggiornato(?: il)?)",
].join("|");

/** Words that join dates, times and labels and mean nothing alone; time zones known only by name among them. */
export const fillerPattern = [
	"at|on|the|of|às|as|a las|a la|a|le|à|um|am|vom|den|der|el|em|il|alle|de|do|del|da|and|e|et|y|und",
	"uhr|hs|hrs?|h|horas|heures|local time|time",
	"e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|bst|cest|cet|eest|eet|mesz|mez|ist|sgt|hkt|jst|brt|cot|art|wib|msk",
].join("|");

/** "2 hours ago" and "5 min read" in their forms: they belong to a publication line and give no date. */
export const relativePattern = [
	"(?:an?|\\d{1,3}) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago",
	"(?:hace|há|il y a|vor) \\d{1,3} \\p{L}{1,12}",
	"\\d{1,3}[ -]?min(?:ute)?s?[ -](?:read|de lectura|de leitura|de lecture|lesezeit)",
	"(?:reading time|tiempo de lectura|tempo de leitura|temps de lecture|lesezeit):? \\d{1,3} ?(?:min(?:ut[eo])?[sn]?\\.?)",
].join("|");
