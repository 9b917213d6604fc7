// Who was needed in a group lately, kind by kind, who could be asked, and where near by people are needed more.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Columns, Section, Stack } from "../../../ui/layout.tsx";
import { Table } from "../../../ui/table.tsx";
import { type Group, GroupHead, type Membership } from "../../groups/public.ts";
import { few, type KindFigures, said, saidPeople } from "../rules.ts";
import type { DemandProps } from "./about.tsx";
import { NearbyGroups } from "./nearby.tsx";
import { freeWords, How, neededWords, perPlaceWords, suitedWords } from "./want.tsx";

interface Props extends DemandProps {
  group: Group;
  me: Membership | undefined;
  signedIn: boolean;
}

export const NeedsPage = (props: Props) => {
  const { t, group, me, signedIn, suited } = props;
  return (
    <>
      <GroupHead t={t} group={group} me={me} signedIn={signedIn} at="about" />
      <Columns
        side={
          <Stack>
            {suited && <ForYou t={t} suited={suited} />}
            <Elsewhere {...props} />
          </Stack>
        }
      >
        <Verdict {...props} />
        <Kinds t={t} kinds={props.figures.kinds} />
        {me ? null : (
          <ButtonLink href={`/groups/${group.slug}/about#join`} kind="main" icon="plus">
            {t("groups:about.joining")}
          </ButtonLink>
        )}
      </Columns>
    </>
  );
};

const Verdict = ({ t, figures, want, slug }: Props) => {
  const perPlace = perPlaceWords(t, figures);
  return (
    <Card kicker={t("demand:title")} title={t(`demand:verdict.${want}`)}>
      <p>{neededWords(t, figures).join(" ")}</p>
      <p>
        <a href={`/groups/${slug}`}>{freeWords(t, figures.free)}</a>
      </p>
      <How t={t}>{t("demand:definition.places")}</How>
      {perPlace && (
        <>
          <p>{perPlace}</p>
          <How t={t}>{t("demand:definition.people")}</How>
        </>
      )}
    </Card>
  );
};

const ForYou = ({ t, suited }: { t: T; suited: NonNullable<DemandProps["suited"]> }) => (
  <Card title={t("demand:suited.title")}>
    <p>{suitedWords(t, suited).join(" ")}</p>
    <How t={t}>{t("demand:definition.suited")}</How>
    {suited.offers ? null : (
      <ButtonLink href="/me/about" icon="edit">
        {t("demand:suited.say")}
      </ButtonLink>
    )}
  </Card>
);

const Kinds = ({ t, kinds }: { t: T; kinds: KindFigures[] }) => {
  const counted = kinds.filter(({ needed }) => needed >= few);
  const rare = kinds.filter(({ needed }) => needed > 0 && needed < few);
  const format = new Intl.NumberFormat(t.locale);
  const number = (count: number | null) => (count === null ? t("demand:table.under") : format.format(count));
  return (
    <Section title={t("demand:table.title")}>
      {counted.length > 0 && (
        <Table
          head={[
            t("demand:table.kind"),
            t("demand:table.needed"),
            t("demand:table.found"),
            t("demand:table.offering"),
          ]}
          rows={counted.map(({ kind, needed, found, offering }) => [
            <span>
              <Icon name={pictureOf(kind)} />
              {kindWords(t, kind)}
            </span>,
            number(needed),
            number(said(found)),
            number(saidPeople(offering)),
          ])}
        />
      )}
      {rare.length > 0 && (
        <p>
          {t("demand:table.rare", {
            kinds: listed(
              t,
              rare.map(({ kind }) => kindWords(t, kind)),
            ),
          })}
        </p>
      )}
      {counted.length + rare.length === 0 && <p>{t("demand:table.none")}</p>}
      {counted.length > 0 && <How t={t}>{t("demand:definition.kinds")}</How>}
    </Section>
  );
};

/** "need.moving" has the picture and the name its calls have on the board. */
const pictureOf = (kind: string) => kind.slice(kind.indexOf(".") + 1) as IconName;
const kindWords = (t: T, kind: string): string => t(`calls:category.${kind}`);

const listed = (t: T, words: string[]): string =>
  new Intl.ListFormat(t.locale, { type: "conjunction" }).format(words);

const Elsewhere = ({ t, want, nearby }: Props) =>
  want === "needs_people" ? null : (
    <Section title={t("demand:nearby.title")}>
      {nearby.length > 0 ? (
        <>
          <NearbyGroups t={t} nearby={nearby} />
          <How t={t}>{t("demand:definition.nearby")}</How>
        </>
      ) : (
        <p>{t("demand:nearby.none")}</p>
      )}
    </Section>
  );
