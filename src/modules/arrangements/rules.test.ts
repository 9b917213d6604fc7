// What those who come must be told of a change.
import { expect, test } from "vitest";
import { news } from "./rules.ts";

const before = {
  startsAt: new Date("2026-06-10T12:00:00Z"),
  endsAt: new Date("2026-06-10T14:00:00Z") as Date | null,
  remote: false,
  placeId: "odense-461",
  area: "Vollsmose",
  meetingPoint: "The library",
  address: "Vestergade 7" as string | null,
};

test.each([
  ["nothing", {}, null],
  ["the same time again", { startsAt: new Date("2026-06-10T12:00:00Z") }, null],
  ["another time", { startsAt: new Date("2026-06-10T12:30:00Z") }, "moved"],
  ["another end", { endsAt: null }, "moved"],
  ["another area", { area: "Bolbro" }, "moved"],
  ["from anywhere now", { remote: true }, "moved"],
  ["another address", { address: "Vestergade 9" }, "elsewhere"],
  ["no address any more", { address: null }, "elsewhere"],
  ["another meeting point", { meetingPoint: "The station" }, "elsewhere"],
  ["another time and address", { address: null, endsAt: null }, "moved"],
] as const)("%s", (_, change, expected) => {
  expect(news(before, { ...before, ...change })).toBe(expected);
});
