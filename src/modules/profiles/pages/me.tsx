// My page: everything Nabo knows about me, each with the way to change it, and the ways out.
import type { Child, PropsWithChildren } from "hono/jsx";
import { placeById, placeName } from "../../../platform/places.ts";
import { isLang, langName, type T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";
import type { Profile } from "../../people/public.ts";
import { freeCount } from "../rules.ts";
import { skills } from "../schema.ts";
import { tongueName } from "./tongues.tsx";

interface Props {
  t: T;
  profile: Profile;
}

export const MePage = ({ t, profile }: Props) => (
  <Narrow>
    <Masthead title={<bdi>{profile.name}</bdi>} lead={<p>{t("profiles:me.lead")}</p>} />
    <Part t={t} title={t("profiles:me.about")} href="/me/about">
      <AboutFacts t={t} profile={profile} />
    </Part>
    <Part t={t} title={t("profiles:area.title")} href="/me/area">
      <p>{areaWords(t, profile.placeId)}</p>
    </Part>
    <Part t={t} title={t("profiles:week.title")} href="/me/week">
      <p>{weekWords(t, freeCount(profile.freeWeek))}</p>
    </Part>
    <Part t={t} title={t("profiles:email.title")} href="/me/email">
      <p>{profile.email ? <bdi dir="ltr">{profile.email}</bdi> : t("profiles:email.none")}</p>
    </Part>
    <Part t={t} title={t("profiles:me.asking")} href="/me/asking">
      <p>{t("profiles:me.asking_hint")}</p>
    </Part>
    <Part t={t} title={t("profiles:channels.title")} href="/me/channels">
      <p>{t("profiles:channels.hint")}</p>
    </Part>
    <Card title={t("profiles:me.way_back")}>
      <p>{t("profiles:me.way_back_hint")}</p>
      <ButtonRow>
        <ButtonLink href="/me/code" icon="key">
          {t("profiles:me.code")}
        </ButtonLink>
        <ButtonLink href="/me/keys" icon="lock">
          {t("profiles:me.keys")}
        </ButtonLink>
        <ButtonLink href="/me/device" icon="poster">
          {t("profiles:me.new_device")}
        </ButtonLink>
        <ButtonLink href="/me/sessions" icon="device">
          {t("profiles:me.devices")}
        </ButtonLink>
        <ButtonLink href="/me/recoveries" kind="quiet">
          {t("profiles:me.helped")}
        </ButtonLink>
      </ButtonRow>
    </Card>
    <ButtonRow>
      <PostButton action="/sign-out" icon="exit">
        {t("web:nav.sign_out")}
      </PostButton>
      <ButtonLink href="/me/leaving" kind="quiet">
        {t("profiles:me.leave")}
      </ButtonLink>
    </ButtonRow>
  </Narrow>
);

const AboutFacts = ({ t, profile }: Props) => {
  const offered = skills.filter((skill) => profile.skills.includes(skill));
  const nothing: Child = <span class="soft">{t("profiles:me.nothing")}</span>;
  return (
    <Facts
      items={[
        { icon: "person", term: t("profiles:me.name"), value: <bdi>{profile.name}</bdi> },
        {
          icon: "globe",
          term: t("profiles:me.reads"),
          value: (
            <span lang={profile.lang} class="own">
              {isLang(profile.lang) ? langName(profile.lang) : profile.lang}
            </span>
          ),
        },
        {
          icon: "languages",
          term: t("profiles:me.speaks"),
          value: chips(profile.speaks.map((tongue) => tongueName(t, tongue))) ?? nothing,
        },
        {
          icon: "hand",
          term: t("profiles:me.offers"),
          value: chips(offered.map((skill) => t(`profiles:skill.${skill}`))) ?? nothing,
        },
      ]}
    />
  );
};

/** What is known, and beside its name the way to change it. */
const Part = ({ t, title, href, children }: PropsWithChildren<{ t: T; title: string; href: string }>) => (
  <Card
    title={title}
    action={
      <ButtonLink kind="quiet" href={href} icon="edit" label={t("profiles:me.change_what", { what: title })}>
        {t("profiles:me.change")}
      </ButtonLink>
    }
  >
    {children}
  </Card>
);

function areaWords(t: T, placeId: string | null): string {
  const place = placeId === null ? undefined : placeById(placeId);
  return place ? placeName(place, t.lang) : t("profiles:area.none");
}

const weekWords = (t: T, count: number) =>
  count === 0 ? t("profiles:week.none") : t("profiles:week.free", { count });

const chips = (words: string[]) =>
  words.length > 0 ? (
    <span class="row">
      {words.map((word) => (
        <Chip>{word}</Chip>
      ))}
    </span>
  ) : null;
