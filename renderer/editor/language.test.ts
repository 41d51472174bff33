import fc from "fast-check";
import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

const blocks = (...texts: string[]) => texts.map((text) => ({ kind: "paragraph" as const, text }));

test.each([
	["ja", "港で漁船が燃えた。けが人はいなかったと警察は話している。"],
	["zh-Hans", "码头上的渔船昨晚起火。警方说这个时候没有人在船上。"],
	["zh-Hant", "碼頭上的漁船昨晚起火。警方說這個時候沒有人在船上。"],
	["ko", "항구에서 어선이 불탔다. 경찰은 다친 사람이 없다고 밝혔다."],
	["el", "Ένα αλιευτικό κάηκε στο λιμάνι."],
	["he", "סירת דייגים נשרפה בנמל."],
])("a text in the script of one language is in it: %s", (language, text) => {
	expect(languageOf(blocks(text))).toBe(language);
	expect(languageOf(blocks("Reuters", text, text))).toBe(language);
});

test.each(["A boat burned.", "Лодка сгорела.", "احترق قارب.", "नाव जल गई।", "12:40", ""])(
	"a script that several languages are written in tells none: %s",
	(text) => {
		expect(languageOf(blocks(text || " "))).toBe("");
	},
);

test("a foreign name or quote does not change the language of a text", () => {
	expect(languageOf(blocks("The boat, called 海の星, burned in the harbour of Ελληνικό."))).toBe("");
	expect(
		languageOf(
			blocks("警方說這個時候沒有人在船上，船名是「ひかり」。碼頭上的漁船昨晚起火，火勢在一小時後撲滅。"),
		),
	).toBe("zh-Hant");
});

test("any text has a language that pages can be marked with", () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: "binary" })), (texts) =>
			/^(|[a-z]{2}(-[A-Z][a-z]{3})?)$/.test(languageOf(blocks(...texts))),
		),
	);
});
