// What is said about a language that does not say what English says.
import { expect, test } from "vitest";
import { compare } from "./words.ts";

const words = (entries: Record<string, string>) => new Map(Object.entries(entries));
const english = words({
  hello: "Hello {{name}}, come in",
  people_one: "one person",
  people_other: "{{count}} people",
});

test("a whole language has exactly the forms of its grammar", () => {
  const danish = words({
    hello: "Hej {{name}}, kom ind",
    people_one: "én person",
    people_other: "{{count}} personer",
  });
  expect(compare(english, danish, "da")).toEqual([]);
  const forms = ["zero", "one", "two", "few", "many", "other"];
  const arabic = Object.fromEntries(
    forms.map((form) => [`people_${form}`, form === "two" ? "شخصان" : "{{count}} أشخاص"]),
  );
  expect(compare(english, words({ hello: "أهلاً {{name}}، تفضّل", ...arabic }), "ar")).toEqual([]);
  delete arabic["people_few"];
  expect(compare(english, words({ hello: "أهلاً {{name}}", ...arabic }), "ar")).toEqual([
    '"people_few" is missing',
  ]);
});

test.each([
  ["missing", { hello: undefined }, /"hello" is missing/],
  ["left over", { goodbye: "Farvel" }, /"goodbye" is not in English/],
  ["a form of another grammar", { people_few: "{{count}} personer" }, /"people_few" is not/],
  ["another blank", { hello: "Hej {{navn}}, kom ind" }, /other blanks than English: name/],
  ["no figure where it is needed", { people_other: "mange personer" }, /"people_other" has other blanks/],
  ["empty", { people_one: " " }, /"people_one" is empty/],
  ["left in English", { hello: "Hello {{name}}, come in" }, /"hello" is left in English/],
])("%s", (_, change, says) => {
  const danish = {
    hello: "Hej {{name}}, kom ind",
    people_one: "én person",
    people_other: "{{count}} personer",
    ...change,
  };
  const given = Object.entries(danish).filter((entry): entry is [string, string] => entry[1] !== undefined);
  expect(compare(english, new Map(given), "da").join("\n")).toMatch(says);
});

test("a sentence in Latin letters is noticed in a language written otherwise", () => {
  const wrong = compare(words({ hello: "Hello there" }), words({ hello: "Please come in" }), "fa");
  expect(wrong).toEqual(['"hello" has a sentence in Latin letters']);
  expect(compare(words({ hello: "Use Nabo" }), words({ hello: "از Nabo استفاده کنید" }), "fa")).toEqual([]);
});
