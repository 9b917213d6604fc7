// Groups to choose from, each with its picture, its place and how far it is.
import type { T } from "../../../platform/words.ts";
import { Chip } from "../../../ui/chip.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { type Want, WantChip } from "../../demand/public.ts";
import { type GroupKind, membersWords, placeWords } from "../../groups/public.ts";

export interface GroupLine {
  slug: string;
  name: string;
  kind: GroupKind;
  placeId: string;
  memberCount: number;
  organisation?: string | null;
  km?: number | null;
  role?: "member" | "host";
  want?: Want;
}

export const GroupList = ({ t, groups }: { t: T; groups: GroupLine[] }) => (
  <ul class="board">
    {groups.map((group) => (
      <li>
        <GroupCard t={t} group={group} />
      </li>
    ))}
  </ul>
);

const GroupCard = ({ t, group }: { t: T; group: GroupLine }) => (
  <article class="card group">
    <div class="pict">
      <Icon name={group.kind} />
    </div>
    <div>
      <p class="kicker">
        <span>{t(`groups:kind.${group.kind}`)}</span>
        {group.role === "host" ? <Chip tone="accent">{t("groups:members.host")}</Chip> : null}
        <WantChip t={t} want={group.want} />
      </p>
      <h3>
        <a class="cover" href={`/groups/${group.slug}`}>
          <bdi>{group.name}</bdi>
        </a>
      </h3>
      <ul class="facts aside">
        <li>
          <Icon name="place" />
          <span>{whereWords(t, group)}</span>
        </li>
        <li>
          <Icon name="people" />
          <span>{membersWords(t, group.memberCount)}</span>
        </li>
        {group.organisation ? (
          <li>
            <Icon name="tie" />
            <bdi>{group.organisation}</bdi>
          </li>
        ) : null}
      </ul>
    </div>
  </article>
);

function whereWords(t: T, group: GroupLine): string {
  const place = placeWords(t, group);
  if (group.km === null || group.km === undefined) return place;
  if (group.km < 1) return t("finding:where.close", { place });
  const distance = new Intl.NumberFormat(t.locale, {
    style: "unit",
    unit: "kilometer",
    maximumFractionDigits: 0,
  });
  return t("finding:where.away", { place, distance: distance.format(group.km).replace(" ", "\u00a0") });
}
