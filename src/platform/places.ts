// Danish places: towns, the areas of the large ones and where asylum centres lie. Works offline; asks nobody.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { around, distance } from "geokdbush";
import KDBush from "kdbush";
import { ROOT } from "./root.ts";

export interface Place {
  /** Stable, as stored in `place_id`: "aarhus-751". */
  id: string;
  name: string;
  names?: { ar?: string };
  municipality: string;
  /** The municipality's number in Danish registers, three digits. */
  municipalityCode: string;
  lat: number;
  lon: number;
  /** For an area: the town it is part of, or is reached from. */
  of?: string;
}

export interface Point {
  lat: number;
  lon: number;
}

interface File {
  municipalities: Record<string, string>;
  places: {
    id: string;
    name: string;
    code: string;
    at: [number, number];
    of?: string;
    ar?: string;
    aliases?: string[];
  }[];
}

interface Atlas {
  /** The well-known first, then areas, then towns by name. */
  places: Place[];
  byId: Map<string, Place>;
  /** Every folded name a place is found under, its own first. */
  keys: { key: string; own: boolean; place: number }[];
  index: KDBush;
}

let atlas: Atlas | undefined;

function load(): Atlas {
  const file = JSON.parse(readFileSync(join(ROOT, "db/places/denmark.json"), "utf8")) as File;
  const index = new KDBush(file.places.length);
  const keys: Atlas["keys"] = [];
  const places = file.places.map(({ id, name, code, at: [lat, lon], of, ar, aliases = [] }, place): Place => {
    index.add(lon, lat);
    keys.push({ key: foldName(name), own: true, place });
    for (const alias of ar ? [ar, ...aliases] : aliases)
      keys.push({ key: foldName(alias), own: false, place });
    const names = ar ? { names: { ar } } : {};
    const municipality = file.municipalities[code] ?? "";
    return { id, name, ...names, municipality, municipalityCode: code, lat, lon, ...(of ? { of } : {}) };
  });
  index.finish();
  return { places, byId: new Map(places.map((place) => [place.id, place])), keys, index };
}

const open = () => (atlas ??= load());

/** All places; the well-known first. */
export const allPlaces = (): readonly Place[] => open().places;

export const placeById = (id: string): Place | undefined => open().byId.get(id);

/** The name in the reader's language where it has one, otherwise the Danish name. */
export function placeName(place: Place, lang: string): string {
  return (lang === "ar" && place.names?.ar) || place.name;
}

/**
 * Places whose name, or another spelling of it in any script, fits `text`; the best first, at most `limit`.
 * Exact before beginning, the place's own name before other spellings, the well-known before the rest.
 */
export function searchPlaces(text: string, limit = 8): Place[] {
  const wanted = foldName(text);
  if (!wanted) return [];
  const { keys, places } = open();
  const best = new Map<number, number>();
  for (const { key, own, place } of keys) {
    const rank = fit(key, wanted, own);
    if (rank < (best.get(place) ?? Number.POSITIVE_INFINITY)) best.set(place, rank);
  }
  return [...best]
    .sort(([a, x], [b, y]) => x - y || a - b)
    .slice(0, limit)
    .flatMap(([place]) => places[place] ?? []);
}

function fit(key: string, wanted: string, own: boolean): number {
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return own ? 1 : 2;
  if (key.includes(` ${wanted}`)) return 3;
  return wanted.length > 2 && key.includes(wanted) ? 4 : Number.POSITIVE_INFINITY;
}

/** The places closest to a point, nearest first. */
export function near(lat: number, lon: number, limit = 5): Place[] {
  const { index, places } = open();
  return around(index, lon, lat, limit).flatMap((i) => places[i] ?? []);
}

/** Kilometres along the great circle. */
export function distanceKm(a: Point, b: Point): number {
  return distance(a.lon, a.lat, b.lon, b.lat);
}

/**
 * A name as it is compared: København, Koebenhavn, Kobenhavn and KØBENHAVN are one, so are Århus and Aarhus, and
 * Arabic and Persian letters that are written for each other.
 */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\p{M}ـ'’]/gu, "")
    .replaceAll(/æ|ae|aa/g, "a")
    .replaceAll(/ø|oe/g, "o")
    .replaceAll("ة", "ه")
    .replaceAll(/[ىی]/g, "ي")
    .replaceAll("ک", "ك")
    .replaceAll("گ", "غ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
