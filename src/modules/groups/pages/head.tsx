// The head of every page of a group: its name and place, how many belong to it, join or leave, and its parts.
import type { Child } from "hono/jsx";
import { placeById, placeName } from "../../../platform/places.ts";
import type { T } from "../../../platform/words.ts";
import { ButtonLink, PostButton } from "../../../ui/button.tsx";
import { Masthead } from "../../../ui/layout.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { type Group, type Membership, roundedMembers } from "../rules.ts";

export interface GroupHeadProps {
  t: T;
  group: Group;
  /** What the reader is here; undefined for everybody else. */
  me: Membership | undefined;
  signedIn: boolean;
  at: "board" | "questions" | "about" | "desk";
  /** More buttons beside join and leave. */
  actions?: Child;
}

/** Holds the page's h1. */
export const GroupHead = ({ t, group, me, signedIn, at, actions }: GroupHeadProps) => (
  <>
    <Masthead
      kicker={placeWords(t, group)}
      title={<bdi>{group.name}</bdi>}
      lead={
        <div class="row">
          <span>{membersWords(t, group.memberCount)}</span>
          {me?.role === "member" && at !== "about" ? <Leave t={t} slug={group.slug} /> : null}
          {me || at === "about" ? null : <a href={`/groups/${group.slug}/needs`}>{t("groups:needs")}</a>}
        </div>
      }
      actions={
        <>
          {actions}
          {me || at === "about" ? null : <Join t={t} slug={group.slug} signedIn={signedIn} />}
        </>
      }
    />
    <Tabs label={t("groups:tabs.label")} items={tabs(t, group.slug, me, at)} />
  </>
);

const Leave = ({ t, slug }: { t: T; slug: string }) => (
  <PostButton action={`/groups/${slug}/membership/end`} kind="quiet">
    {t("groups:leave")}
  </PostButton>
);

/** One tap for who is signed in; who is not is asked for a name first. */
const Join = ({ t, slug, signedIn }: { t: T; slug: string; signedIn: boolean }) =>
  signedIn ? (
    <PostButton action={`/groups/${slug}/membership`} icon="plus">
      {t("groups:join")}
    </PostButton>
  ) : (
    <ButtonLink href={`/groups/${slug}/about#join`} icon="plus">
      {t("groups:join")}
    </ButtonLink>
  );

function tabs(t: T, slug: string, me: Membership | undefined, at: GroupHeadProps["at"]) {
  const parts = [
    { at: "board", href: `/groups/${slug}` },
    { at: "questions", href: `/groups/${slug}/questions` },
    { at: "about", href: `/groups/${slug}/about` },
    ...(me?.role === "host" || me?.lacksKey ? [{ at: "desk", href: `/groups/${slug}/desk` }] : []),
  ];
  return parts.map((part) => ({
    href: part.href,
    label: t(`groups:tabs.${part.at}`),
    current: part.at === at,
  }));
}

/** The place in the reader's language; for an area also the town it is part of. */
export function placeWords(t: T, { placeId }: Pick<Group, "placeId">): string {
  const place = placeById(placeId);
  if (!place) return "";
  const town = place.of ? placeById(place.of) : undefined;
  const name = placeName(place, t.lang);
  return town ? t("groups:place.part", { area: name, town: placeName(town, t.lang) }) : name;
}

/** "about 340 members". */
export function membersWords(t: T, members: number): string {
  const { few, count } = roundedMembers(members);
  if (few) return t("groups:count.few");
  return t("groups:count.about", { count, number: numbers(t.locale).format(count) });
}

const formats = new Map<string, Intl.NumberFormat>();
function numbers(locale: string): Intl.NumberFormat {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.NumberFormat(locale)));
  return format;
}
