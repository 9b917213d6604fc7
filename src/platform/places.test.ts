// Finding Danish places by name, in any spelling, and by nearness.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makePlaces } from "../../tools/places.ts";
import { allPlaces, distanceKm, near, placeById, placeName, searchPlaces } from "./places.ts";
import { ROOT } from "./root.ts";

const found = (text: string) => searchPlaces(text)[0]?.id;

describe("searching", () => {
  test.each([
    ["København", "koebenhavn-101"],
    ["koebenhavn", "koebenhavn-101"],
    ["kobenhavn", "koebenhavn-101"],
    ["KØBEN", "koebenhavn-101"],
    ["Copenhagen", "koebenhavn-101"],
    ["copen", "koebenhavn-101"],
    ["كوبنهاغن", "koebenhavn-101"],
    ["كوبنهاجن", "koebenhavn-101"],
    ["کپنهاگ", "koebenhavn-101"],
    ["Копенгаген", "koebenhavn-101"],
    ["Århus", "aarhus-751"],
    ["aarhus", "aarhus-751"],
    ["arhus", "aarhus-751"],
    ["آرهوس", "aarhus-751"],
    ["ارهوس", "aarhus-751"],
    ["Aalborg", "aalborg-851"],
    ["hjorring", "hjoerring-860"],
    ["Hjoerring", "hjoerring-860"],
    ["naestved", "naestved-370"],
    ["nastved", "naestved-370"],
    ["Sonderborg", "soenderborg-540"],
    ["norrebro", "noerrebro-101"],
    ["نوربرو", "noerrebro-101"],
    ["Vollsmose", "vollsmose-461"],
    ["Gellerup", "gellerup-751"],
    ["Bornholm", "roenne-400"],
    ["lyngby", "kongens-lyngby-173"],
    ["sandholmlejren", "sandholm-201"],
    ["avnstrup", "avnstrup-350"],
    ["Kongelunden", "kongelunden-155"],
    ["Ranum", "ranum-820"],
    ["jelling", "jelling-630"],
    ["brovst", "brovst-849"],
    ["Hanstholm", "hanstholm-787"],
  ])("%s is %s", (text, id) => expect(found(text)).toBe(id));

  test("nothing is found for nothing, for nonsense, for patterns", () => {
    for (const text of ["", "   ", "!!", "qqqq", ".*", "%"]) expect(searchPlaces(text)).toEqual([]);
  });

  test("at most as many as asked for, each once, and what begins so comes first", () => {
    const places = searchPlaces("vi", 6).map((place) => place.name);
    expect(places).toHaveLength(6);
    expect(new Set(places).size).toBe(6);
    expect(places.every((name) => name.startsWith("Vi"))).toBe(true);
  });

  test("places of one name are told apart by their municipality", () => {
    const ejby = searchPlaces("Ejby").filter((place) => place.name === "Ejby");
    expect(ejby.map((place) => place.municipality).sort()).toEqual(["Køge", "Lejre", "Middelfart"]);
  });
});

test("the nearest place comes first", () => {
  expect(near(55.6947, 12.549, 3).map((place) => place.id)[0]).toBe("noerrebro-101");
  expect(near(57.4642, 9.9823, 1)[0]?.id).toBe("hjoerring-860");
});

test("distances are kilometres", () => {
  const [copenhagen, aarhus] = [placeById("koebenhavn-101"), placeById("aarhus-751")];
  if (!copenhagen || !aarhus) throw new Error("missing");
  expect(distanceKm(copenhagen, aarhus)).toBeCloseTo(156.2, 0);
  expect(distanceKm(aarhus, aarhus)).toBe(0);
});

test("a name is said in the reader's language where it has one", () => {
  const place = placeById("noerrebro-101");
  if (!place) throw new Error("missing");
  expect([placeName(place, "ar"), placeName(place, "da"), placeName(place, "en")]).toEqual([
    "نوربرو",
    "Nørrebro",
    "Nørrebro",
  ]);
});

test("every place lies in Denmark, in a named municipality, and areas belong to a place", () => {
  for (const place of allPlaces()) {
    expect(place.municipality, place.id).not.toBe("");
    expect(place.lat > 54.5 && place.lat < 57.8 && place.lon > 8 && place.lon < 15.3, place.id).toBe(true);
    if (!place.of) continue;
    const town = placeById(place.of);
    expect(town && distanceKm(town, place) < 15, place.id).toBe(true);
  }
  expect(placeById("nowhere")).toBeUndefined();
});

test("the committed file is what tools/places.ts makes", () => {
  expect(readFileSync(join(ROOT, "db/places/denmark.json"), "utf8")).toBe(makePlaces());
});
