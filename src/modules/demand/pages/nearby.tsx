// Groups near somebody where people are missing, nearest first.
import type { T } from "../../../platform/words.ts";
import { Icon } from "../../../ui/icon.tsx";
import { type GroupKind, placeWords } from "../../groups/public.ts";
import { said } from "../rules.ts";

export interface Nearby {
  slug: string;
  name: string;
  kind: GroupKind;
  placeId: string;
  km: number;
  needed: number;
  found: number;
}

export const NearbyGroups = ({ t, nearby }: { t: T; nearby: Nearby[] }) => (
  <ul class="lines">
    {nearby.map((group) => (
      <li class="line">
        <Icon name={group.kind} />
        <div class="words">
          <a class="cover" href={`/groups/${group.slug}/needs`}>
            <bdi>{group.name}</bdi>
          </a>
          <p class="hint">{whereWords(t, group)}</p>
          <p>{countWords(t, group)}</p>
        </div>
        <Icon name="more" />
      </li>
    ))}
  </ul>
);

/** Of a group in want: of fewer than five places nothing would follow. */
const countWords = (t: T, { needed, found }: Nearby): string =>
  said(found) === null
    ? t("demand:nearby.counts_under", { count: needed })
    : t("demand:nearby.counts", { count: needed, found });

function whereWords(t: T, group: Nearby): string {
  const place = placeWords(t, group);
  if (group.km < 1) return place;
  const distance = new Intl.NumberFormat(t.locale, {
    style: "unit",
    unit: "kilometer",
    maximumFractionDigits: 0,
  }).format(group.km);
  return t("demand:nearby.away", { place, distance: distance.replace(" ", "\u00a0") });
}
