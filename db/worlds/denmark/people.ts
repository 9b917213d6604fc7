// The people of the demo world: what they are called, speak, can do, and when they have time.
import { allPlaces, type Place } from "../../../src/platform/places.ts";
import { groups } from "./groups.ts";
import { worldId } from "./ids.ts";
import { type Culture, chosenName } from "./names.ts";
import { type Random, random } from "./random.ts";
import { type Entry, type Part, storySize } from "./roster.ts";
import type { Row } from "./rows.ts";
import { demoPeople } from "./three.ts";

const day = 86_400_000;

const cultures: Record<Part, Partial<Record<Culture, number>>> = {
  newcomer: { ar: 40, ti: 12, fa: 12, ps: 5, so: 8, uk: 8, ku: 7, tr: 3, fr: 5 },
  neighbour: { da: 86, ar: 4, tr: 3, fa: 2, so: 1, ku: 1, uk: 1, fr: 2 },
};

/** What somebody of this culture speaks beside Danish and English. */
const mothers: Record<Culture, readonly string[]> = {
  da: ["da"],
  ar: ["ar"],
  fa: ["fa", "prs"],
  ps: ["ps", "prs"],
  ti: ["ti"],
  so: ["so"],
  uk: ["uk"],
  tr: ["tr"],
  ku: ["kmr", "ckb"],
  fr: ["fr"],
};

const skillShares: Record<Part, Record<string, number>> = {
  neighbour: {
    car: 0.38,
    van: 0.05,
    trailer: 0.08,
    lifting: 0.5,
    bike_repair: 0.12,
    tools: 0.22,
    legal: 0.04,
    cooking: 0.3,
    childcare: 0.2,
    homework: 0.28,
    computer: 0.2,
    vetted: 0.12,
  },
  newcomer: {
    car: 0.06,
    lifting: 0.5,
    bike_repair: 0.18,
    tools: 0.12,
    cooking: 0.5,
    childcare: 0.3,
    homework: 0.1,
    computer: 0.15,
  },
};

const areas = new Map<string, Place[]>();
for (const place of allPlaces()) if (place.of) areas.set(place.of, [...(areas.get(place.of) ?? []), place]);

/** The parts of a town people live in: its areas, or the town itself. A lone area is where a centre lies. */
export function areasOf(town: Place): readonly Place[] {
  const inside = areas.get(town.id) ?? [];
  return inside.length > 1 ? inside : [town];
}

/** Everything about a person that their number, part and groups decide; `at` is the world's morning. */
export function personOf(entry: Entry, at: Date): Row<"people"> {
  const chance = random(`person ${entry.person}`);
  const culture = chance.weighted(cultures[entry.part] as Record<Culture, number>);
  const speaks = languages(entry.part, culture, chance);
  // Those of the story were here before anything in it happened.
  const joinedBefore = entry.person < storySize ? 45 : 2;
  const home = homeOf(entry, chance);
  const person = {
    id: worldId("person", entry.person),
    name: chosenName(culture, chance),
    lang: pageLanguage(entry.part, speaks, chance),
    speaks,
    place_id: home.id,
    ...scattered(home, chance),
    skills: skills(entry.part, speaks, chance),
    free_week: freeWeek(chance),
    created_at: new Date(at.getTime() - Math.floor((joinedBefore + 700 * chance.next() ** 1.6) * day)),
  };
  return { ...person, ...demoPeople[entry.person] };
}

/** Residents of a centre live there; the others in some part of their town. */
function homeOf(entry: Entry, chance: Random): Place {
  const centre = entry.joined.map((i) => groups[i]).find((group) => group?.kind === "centre");
  const town = (groups[entry.city] ?? groups[0])?.place as Place;
  const lives = chance.pick(areasOf(town));
  return centre && entry.part === "newcomer" ? centre.place : lives;
}

function languages(part: Part, culture: Culture, chance: Random): string[] {
  const mother = chance.pick(mothers[culture]);
  const speaks = [mother];
  if (part === "neighbour" && mother !== "da") speaks.push("da");
  if (part === "newcomer" && chance.chance(0.35)) speaks.push("da");
  if (chance.chance(part === "neighbour" ? 0.8 : 0.45)) speaks.push("en");
  if (part === "neighbour" && mother === "da" && chance.chance(0.08)) speaks.push("fr");
  if (part === "newcomer" && mother === "kmr" && chance.chance(0.5)) speaks.push("ar");
  return speaks;
}

/** Nabo's pages exist in Danish, English and Arabic: each gets the one they read best. */
function pageLanguage(part: Part, speaks: readonly string[], chance: Random): string {
  if (part === "newcomer" && speaks.includes("ar")) return "ar";
  if (part === "newcomer" && speaks.includes("en")) return "en";
  return speaks.includes("da") || !chance.chance(0.5) ? "da" : "en";
}

function skills(part: Part, speaks: readonly string[], chance: Random): string[] {
  const has = Object.entries(skillShares[part]).flatMap(([skill, share]) =>
    chance.chance(share) ? [skill] : [],
  );
  if (part === "neighbour") has.push("danish");
  const interprets = speaks.includes("da") && speaks.some((lang) => lang !== "da" && lang !== "en");
  if (interprets && chance.chance(0.6)) has.push("interpreting");
  return has;
}

/** Of the parts of the week, evenings and weekends are freer; one in six has filled in nothing. */
function freeWeek(chance: Random): number {
  if (chance.chance(1 / 6)) return 0;
  const share = (bit: number) => (bit >= 15 ? 0.5 : bit % 3 === 2 ? 0.45 : 0.15);
  return Array.from({ length: 21 }, (_, bit) => (chance.chance(share(bit)) ? 2 ** bit : 0)).reduce(
    (a, b) => a + b,
    0,
  );
}

/** Somewhere in the area, to a few hundred metres: nobody's address. */
function scattered(area: Place, chance: Random): { lat: number; lon: number } {
  const about = (value: number, spread: number) =>
    Math.round((value + spread * (chance.next() + chance.next() - 1)) * 200) / 200;
  return { lat: about(area.lat, 0.012), lon: about(area.lon, 0.02) };
}
