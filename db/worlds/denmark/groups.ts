// Every group of the demo world, with the people it is drawn from.
import { distanceKm, type Place, placeById } from "../../../src/platform/places.ts";
import { cities } from "./cities.ts";
import { worldId } from "./ids.ts";
import { branches, organisations } from "./organisations.ts";

export interface Group {
  id: string;
  slug: string;
  name: string;
  kind: "city" | "centre" | "shop" | "club" | "cafe";
  organisation: string | null;
  place: Place;
  /** Members when the world is at its real size. */
  members: number;
  /** Index of the city group whose people come here; its own index for a city group. */
  city: number;
}

/** The place, or a complaint: a world that names places which are not there must not load. */
export function placeOf(id: string): Place {
  const place = placeById(id);
  if (!place) throw new Error(`there is no place ${id}`);
  return place;
}

function make(): Group[] {
  const cityGroups = cities.map(([placeId, members], city) => {
    const place = placeOf(placeId);
    const slug = `venligboerne-${place.id.replace(/-\d+$/, "")}`;
    return {
      slug,
      name: `Venligboerne ${place.name}`,
      kind: "city" as const,
      organisation: "venligboerne",
      place,
      members,
      city,
    };
  });
  const others = branches.map(({ place: placeId, ...branch }) => {
    const place = placeOf(placeId);
    const distances = cityGroups.map((group) =>
      group.place.id === place.of ? 0 : distanceKm(group.place, place),
    );
    return { ...branch, place, city: distances.indexOf(Math.min(...distances)) };
  });
  return [...cityGroups, ...others].map((group, i) => ({ id: worldId("group", i), ...group }));
}

/** City groups first, in the order of cities.ts. */
export const groups: readonly Group[] = make();
export const cityCount = cities.length;
export const copenhagen = 0;

/** Which centres, shops, clubs and cafés draw on each city group. */
export const branchesOf: readonly (readonly number[])[] = cities.map((_, city) =>
  groups.flatMap((group, i) => (group.kind !== "city" && group.city === city ? [i] : [])),
);

export const groupIndex = (slug: string): number => groups.findIndex((group) => group.slug === slug);

export const organisationId = (slug: string): string =>
  worldId(
    "organisation",
    organisations.findIndex((organisation) => organisation.slug === slug),
  );
