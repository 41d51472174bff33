/**
 * Captions are recognised by their credit alone: without one, nothing in the text of a caption tells it from a
 * paragraph.
 */
const word =
	"(?:photo(?:graph|graphy|s)?|foto(?:s|grafía|grafia)?|images?|pictures?|imagen|imagem|bild(?:er)?|video|graphic|illustration)";
const owner =
	"(?:reuters|ap photo|ap|afp|epa|epa-efe|efe|xinhua|tass|ansa|dpa|getty images?|getty|shutterstock|alamy|wikimedia commons|bloomberg|pa|anadolu|nurphoto)";

/** "(PHOTO / AFP)", "[Photo by Ana Ruiz]", "(File photo)", "(AP Photo/Ana Ruiz)", "(Ana Ruiz/AFP)" at the end. */
const bracketed = new RegExp(
	`[([](?:${[
		`(?:file |archive |stock |handout )?${word}`,
		`(?:${word} ?(?:credit|source)?|credit) ?(?:[:/|–—-]|by|via|courtesy|von|de|par|por|from)[^()[\\]]{0,100}`,
		`${owner} ?(?:[/|]| via | photo)[^()[\\]]{0,80}`,
		`[^()[\\]]{0,80}(?:/|via )${owner}`,
		"getty images|shutterstock|alamy|wikimedia commons",
	].join("|")})[)\\]]\\.?$`,
	"iu",
);

/** "Photo: AP", "Image credit: …", "Foto: dpa" at the beginning, or after the caption's sentence. */
const labelled = new RegExp(
	`(?:^|[.!?”"'’)] |\\| )(?:(?:file |archive |main )?${word} ?(?:credits?|source|caption|by|courtesy of)?|(?:photo )?credits?|caption) ?[:/|©] ?[^.]{2,80}\\.?$`,
	"iu",
);

/** A caption's own label at its beginning, with any text behind it. */
const introduced = new RegExp(
	`^(?:image (?:source|caption),?$|(?:(?:caption|${word} (?:credits?|caption|source)) ?[:,–—-]|(?:file ${word}|photo by)[:,]?) ?\\S.{0,280}$)`,
	"iu",
);

/** "… REUTERS/Ana Ruiz", "… Ana Ruiz/AFP" after the sentence, as agencies print it; never an agency's name alone. */
const signed =
	/(?:[.!?]["'”’]? |^)(?:(?:REUTERS|AP Photo)\/[^.]{2,60}|[^.]{2,60}\/ ?(?:AFP|EPA|EPA-EFE|AP|Reuters|Anadolu|Getty Images)(?: via Getty Images)?|(?:AFP via )?Getty Images|Shutterstock)\.?$/u;
const sign = /^© ?(?!.*\b(?:19|20)\d\d\b).{2,80}$/u;

const longestCaption = 600;

/** Whether a line is a picture's caption or credit, told by the credit it carries. Linear in the line's length. */
export function isCaption(line: string): boolean {
	if (line.length > longestCaption) return false;
	const end = line.slice(-200);
	return (
		bracketed.test(end) || labelled.test(end) || signed.test(end) || sign.test(line) || introduced.test(line)
	);
}
