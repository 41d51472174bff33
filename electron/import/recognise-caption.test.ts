import { expect, test } from "vitest";
import { isCaption } from "./recognise-caption.ts";

test.each([
	"The ferry at the quay on Monday. (PHOTO / AFP)",
	"The ferry at the quay. (Ana Ruiz/AP)",
	"The ferry at the quay (AP Photo/Ana Ruiz)",
	"The ferry at the quay. [Photo by Ana Ruiz]",
	"The ferry at the quay. (File photo)",
	"The ferry at the quay, March 5, 2025. REUTERS/Ana Ruiz",
	"The ferry at the quay. Photograph: Ana Ruiz/Example",
	"The ferry at the quay. Foto: dpa",
	"The ferry at the quay. Getty Images",
	"Photo: Ana Ruiz",
	"Image source, Example Pictures",
	"Photo credit: Ana Ruiz, via the harbour office. She took it from the tower.",
	"© Ana Ruiz/AFP",
])("a credit makes a caption: %s", (line) => {
	expect(isCaption(line)).toBe(true);
});

test.each([
	"He showed the judge a photo of the quay.",
	"The photos were taken by Ana Ruiz, the court heard.",
	"“Everything is in the picture,” she told Reuters.",
	"The images came from Reuters and AFP.",
	"The port opened again (see the map).",
	"Sources close to the harbour said so. AFP",
	"© 2026 The Example",
	"Reuters",
])("mentioning a picture or an agency does not: %s", (line) => {
	expect(isCaption(line)).toBe(false);
});
