// Which place a typed name means.
import { expect, test } from "vitest";
import type { Place } from "../../platform/places.ts";
import { meantPlace } from "./rules.ts";

const place = (id: string, name: string): Place => ({
  id,
  name,
  municipality: "",
  municipalityCode: "",
  lat: 56,
  lon: 10,
});
const aarhus = place("aarhus-751", "Aarhus");
const ejby = ["koege", "lejre", "middelfart"].map((town) => place(`ejby-${town}`, "Ejby"));
const beginning = [place("a", "Vejle"), place("b", "Vejen")];
const called = (name: string) => (one: Place) => one.name === name;

test.each([
  ["none found", [], undefined, "X", { unknown: true }],
  ["one called just so", [aarhus, place("x", "Aarhus Nord")], undefined, "Aarhus", { place: aarhus }],
  ["the only one found", [aarhus], undefined, "aar", { place: aarhus }],
  ["several of one name", ejby, undefined, "Ejby", { oneOf: ejby }],
  ["several that begin so", beginning, undefined, "Vej", { oneOf: beginning }],
  ["several, and one chosen", ejby, "ejby-lejre", "Ejby", { place: ejby[1] }],
  ["a choice that was not offered", ejby, "aarhus-751", "Ejby", { oneOf: ejby }],
])("%s", (_, found, chosen, typed, meant) => expect(meantPlace(found, chosen, called(typed))).toEqual(meant));
