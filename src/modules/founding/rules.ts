// Which place somebody means who types its name.
import type { Place } from "../../platform/places.ts";

export type Meant = { place: Place } | { unknown: true } | { oneOf: Place[] };

/**
 * The place that is meant: the one chosen by id, else the only one found. `found` fits the typed name, the best first;
 * `exact` says which are called just so. Several of one name are asked about.
 */
export function meantPlace(
  found: Place[],
  chosen: string | undefined,
  exact: (place: Place) => boolean,
): Meant {
  const picked = found.find((place) => place.id === chosen);
  if (picked) return { place: picked };
  const [first] = found;
  if (!first) return { unknown: true };
  const same = found.filter(exact);
  const [only] = same;
  if (only && same.length === 1) return { place: only };
  return found.length === 1 ? { place: first } : { oneOf: same.length > 1 ? same : found };
}
