// The three one can sign in as, and who they are.
import { worldId } from "./ids.ts";
import type { Row } from "./rows.ts";

export type Who = "newcomer" | "neighbour" | "host";

/** Ids for the sign-in links: Amal asks, Jonas helps, Karen hosts Copenhagen. */
export const demo: Readonly<Record<Who, string>> = {
  newcomer: worldId("person", 0),
  neighbour: worldId("person", 1),
  host: worldId("person", 2),
};

export const amal = 0;
export const jonas = 1;
export const karen = 2;

const bits = (...parts: number[]) => parts.reduce((week, bit) => week + 2 ** bit, 0);
const noerrebro = { place_id: "noerrebro-101", lat: 55.695, lon: 12.55 };

export const demoPeople: Partial<Record<number, Partial<Row<"people">>>> = {
  [amal]: {
    ...noerrebro,
    name: "Amal Morgendug",
    lang: "ar",
    speaks: ["ar", "en"],
    skills: ["cooking", "childcare"],
    free_week: bits(0, 3, 6, 9, 12, 16, 19),
  },
  [jonas]: {
    ...noerrebro,
    lat: 55.69,
    name: "Jonas Fyrtårn",
    lang: "da",
    speaks: ["da", "en"],
    skills: ["car", "lifting", "bike_repair", "tools", "danish"],
    free_week: bits(2, 5, 8, 11, 14, 15, 16, 18, 19),
  },
  [karen]: {
    place_id: "vesterbro-101",
    lat: 55.67,
    lon: 12.545,
    name: "Karen Kornblomst",
    lang: "da",
    speaks: ["da", "en", "fr"],
    skills: ["danish", "homework", "vetted", "legal"],
    free_week: bits(2, 5, 8, 11, 15, 18),
  },
};
