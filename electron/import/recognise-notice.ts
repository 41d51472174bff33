import { listHeadings, menuLines, sectionLines, toolLines } from "./notice-words.ts";

/**
 * What a line of a saved page is that is obviously not the article:
 * `menu` a site's navigation, `section` the name of a section (a menu entry only at the page's top or bottom),
 * `tool` buttons and advertising marks, `link` a pointer to another article, `prompt` a request to subscribe, log
 * in or accept cookies, `copyright` a footer, `remnant` a file ending left over from a picture.
 */
export type Notice = "menu" | "section" | "tool" | "link" | "prompt" | "copyright" | "remnant";

/** In UTF-16 code units; a longer line is a paragraph whatever it begins with, except a cookie notice. */
const longestNotice = 200;
const longestCookieNotice = 700;

const remnant = /^(?:[\w()%+-]{0,100})?\.(?:jpe?g|png|gif|webp|svg|avif|bmp|mp[34])[)\]]?$/i;
const count =
	/^(?:\d{1,6}(?:[.,]\d)?k? )(?:comments?|shares?|views?|likes?|comentarios|comentários|commentaires|kommentare)$/i;
/** "5 min read", "This article is more than 2 months old". */
const readerNote =
	/^(?:\d{1,3}[ -]min(?:ute)?s? read|(?:estimated )?(?:read(?:ing)? time|tiempo de lectura|tempo de leitura|temps de lecture|lesezeit):? .{1,20}|this article is more than .{1,30} old)$/i;
const gallery =
	/^(?:image|photo|picture|slide|foto|imagen|imagem|bild) \d{1,3} (?:of|de|von|sur|\/) \d{1,3}$/i;
const copyright =
	/^(?:(?:©|\(c\)|copyright ?(?:©|\(c\)|[:,-])?) ?(?:copyright )?(?:19|20)\d\d\b|(?:©|\(c\)|copyright (?:©|\(c\))).{1,80}\b(?:19|20)\d\d\b)/i;
const rights =
	/(?:all rights reserved|tous droits réservés|todos los derechos reservados|todos os direitos reservados|alle rechte vorbehalten)\.?$/i;

const pointer = new RegExp(
	`^(?:${[
		"read more(?: about| on)?|read next|read also|also read|read|see also|see more|more on this|related(?: article| story| coverage| news)?",
		"watch(?: live| now)?|listen|view|don['’]t miss|recommended|you may (?:also )?like|up next|next",
		"l(?:ea|ee) también|l[ée]a también|lee más|leer más|lea más|ver también|vea también|te puede interesar|más información",
		"leia também|leia mais|veja também|saiba mais|ouça",
		"à lire aussi|a lire aussi|lire aussi|à lire|voir aussi",
		"lesen sie auch|lesen sie mehr|mehr dazu|mehr zum thema|siehe auch|auch interessant",
	].join("|")})(?: ?[:|>»→]| [–—-]) ?\\S|^read more (?:about|on|at|here)\\b`,
	"iu",
);
/** "READ MORE Something happened": without a colon only capitals set the words apart from a sentence. */
const pointerInCapitals =
	/^(?:READ MORE|READ NEXT|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH LIVE|LEIA MAIS|LEIA TAMBÉM|LEA TAMBIÉN|LIRE AUSSI)\s\S/;

/**
 * Each begins the line and says what it wants in the words of a subscription desk: "Sign up for health insurance",
 * "Log in to the ministry's portal" and "Donate to the Red Cross" are advice that articles give.
 */
const prompt = new RegExp(
	`^(?:${[
		"sign up (?:for|to) (?:our\\b|.{0,60}\\b(?:newsletters?|briefings?|alerts?|e-?mails?|digest)\\b)|sign up (?:here|now|today|free)\\b",
		"(?:sign|log) ?in (?:or|to (?:read|continue|comment|your account|save|unlock|post|join))\\b|(?:log in|login) / ",
		"register (?:now|for free|to (?:read|continue|comment|unlock))\\b|subscribe (?:to|for|now|from|today|and)\\b",
		"become an? (?:member|subscriber|patron|supporter)\\b|join (?:us|our|now)\\b",
		"try (?:pro|premium|it free|for free|free|us free)\\b|start your (?:free )?trial|unlock (?:premium|unlimited|full|this|all)\\b",
		"get (?:unlimited|full) access|get (?:our|the) (?:free |daily |weekly |morning |best |latest )*(?:newsletter|app|briefing|headlines)\\b",
		"already (?:have an?|a) .{0,40}\\b(?:account|subscriber|member|subscription)\\b|already subscribed|not a (?:subscriber|member)\\b",
		"create (?:a|your) (?:free )?account|you have (?:read|reached|used) (?:your|all|\\d)",
		"(?:this|the) (?:article|story|content) is (?:for|only for|reserved for|exclusive to) (?:subscribers|members)",
		"(?:follow|like|find|join) us on\\b|follow .{1,60} on (?:facebook|twitter|x|instagram|whatsapp|telegram|google news)\\b",
		"download (?:our|the) .{0,30}app\\b|enter your e-?mail|(?:please )?enable javascript|your browser does not support",
		"support (?:our|independent|quality) (?:work|journalism|reporting)|donate (?:now|today)\\b|share this (?:article|story|post|page)\\b",
		"suscríbe(?:te|se) (?:a|para|al)\\b|regístrate (?:para|gratis)|inicia sesión|síguenos en|únete a nuestr|descarga nuestra",
		"assine (?:a|o|já|agora|nossa)\\b|inscreva-se n|cadastre-se|siga-nos|entre no (?:canal|grupo)|receba (?:as|nossas) (?:notícias|newsletter)",
		"abonnez-vous|inscrivez-vous à (?:notre|la newsletter)|suivez-nous|rejoignez-nous|connectez-vous|déjà abonné",
		"jetzt (?:abonnieren|anmelden|registrieren|testen)|abonnieren sie|folgen sie uns|newsletter (?:abonnieren|bestellen)",
	].join("|")})`,
	"iu",
);
const cookies =
	/^(?:we(?: and our (?:\d+ )?partners)? use cookies|(?:this|our) (?:web)?site uses cookies|by (?:continuing|using|clicking|browsing).{1,80}cookies|accept (?:all )?cookies|reject (?:all )?cookies|accept all|reject all|manage (?:cookies|consent|my choices)|utilizamos cookies|usamos cookies|este (?:sitio|site) (?:usa|utiliza) cookies|nous utilisons des cookies|ce site utilise des cookies|(?:wir|diese (?:web)?seite) (?:verwenden|verwendet|nutzen|nutzt) cookies)/iu;

/** What notice a line is, or undefined for a line that may be the article's. Looks at this line alone; linear in its length. */
export function readNotice(line: string): Notice | undefined {
	if (line.length > longestCookieNotice) return undefined;
	if (cookies.test(line)) return "prompt";
	if (line.length > longestNotice) return undefined;
	const words = line.toLowerCase().replace(/^[\s>»›→•·+#-]+|[\s.:>»›→▼▾+!-]+$/g, "");
	if (toolLines.has(words) || count.test(words) || gallery.test(words) || readerNote.test(words))
		return "tool";
	if (menuLines.has(words)) return "menu";
	if (sectionLines.has(words)) return "section";
	if (isMenuRow(line)) return "menu";
	if (remnant.test(line)) return "remnant";
	if (copyright.test(line) || rights.test(line)) return "copyright";
	if (prompt.test(line)) return "prompt";
	const sentence = /[.。]["'”’)]*$/.test(line);
	if (!sentence && (pointer.test(line) || pointerInCapitals.test(line))) return "link";
	return undefined;
}

/** Whether a line heads a list of other articles ("Most Read"). */
export function isListHeading(line: string): boolean {
	return listHeadings.has(line.toLowerCase().replace(/[\s.:>»›→]+$/, ""));
}

/** "Home > World > Headline", and "News | World | Sport": three or more short entries between bars, most of them known from menus. */
function isMenuRow(line: string): boolean {
	if (/^(?:home|inicio|início|accueil|startseite) ?[|>/»›] ?\S/i.test(line)) return true;
	const entries = line
		.toLowerCase()
		.split(/\s*[|•·›»>/]\s*/)
		.filter((entry) => entry !== "");
	if (entries.length < 3 || entries.some((entry) => entry.length > 30)) return false;
	const known = entries.filter(
		(entry) => menuLines.has(entry) || sectionLines.has(entry) || toolLines.has(entry),
	);
	return known.length * 2 >= entries.length;
}
