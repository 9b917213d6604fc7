// Help for who lost everything, for hosts: what is under way, and beginning with a member found by name.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { CheckBox } from "../../../ui/choice.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Section } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { People, Person } from "../../../ui/person.tsx";
import { FilterForm } from "../../../ui/tabs.tsx";
import { type Group, GroupHead, type Membership } from "../../groups/public.ts";
import { type Shown, StatusChip } from "./words.tsx";

interface Props {
  t: T;
  group: Group;
  me: Membership | undefined;
  recoveries: Shown[];
  members: { personId: string; name: string; since: Date }[];
  search: string;
}

export const DeskPage = (props: Props) => {
  const { t, group, me, recoveries, search } = props;
  const here = `/groups/${group.slug}/recoveries`;
  return (
    <>
      <GroupHead t={t} group={group} me={me} signedIn at="desk" />
      <Section title={t("recoveries:title")}>
        <p>{t("recoveries:lead")}</p>
        <ol class="bullets">
          <li>{t("recoveries:step.meet")}</li>
          <li>{t("recoveries:step.second")}</li>
          <li>{t("recoveries:step.wait")}</li>
          <li>{t("recoveries:step.show")}</li>
        </ol>
        {recoveries.length > 0 ? <Lines t={t} recoveries={recoveries} /> : null}
      </Section>
      <Section title={t("recoveries:find.title")}>
        <FilterForm
          action={here}
          label={t("recoveries:find.title")}
          submit={t("recoveries:find.search")}
          icon="search"
        >
          <TextField name="q" type="search" label={t("recoveries:find.name")} value={search} maxlength={60} />
        </FilterForm>
        {search ? <Found {...props} here={here} /> : null}
      </Section>
      <ButtonLink href={`/groups/${group.slug}/members`} kind="quiet" icon="back">
        {t("groups:members.title")}
      </ButtonLink>
    </>
  );
};

const Lines = ({ t, recoveries }: Pick<Props, "t" | "recoveries">) => (
  <ul class="lines">
    {recoveries.map(({ id, name, status }) => (
      <li class="line">
        <Icon name="key" />
        <div class="words">
          <a class="cover" href={`/recoveries/${id}`}>
            <bdi>{name}</bdi>
          </a>
          <p>
            <StatusChip t={t} status={status} />
          </p>
        </div>
      </li>
    ))}
  </ul>
);

const Found = ({ t, group, members, here }: Props & { here: string }) => {
  if (members.length === 0) return <Empty icon="people" title={t("groups:members.none")} />;
  const day = new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeZone: group.zone });
  return (
    <People label={t("recoveries:find.title")}>
      {members.map(({ personId, name, since }) => (
        <Person
          name={name}
          note={t("groups:members.since", { date: day.format(since) })}
          action={<Begin t={t} here={here} personId={personId} name={name} />}
        />
      ))}
    </People>
  );
};

const Begin = ({ t, here, personId, name }: { t: T; here: string; personId: string; name: string }) => (
  <Details label={t("recoveries:begin.open")}>
    <form method="post" action={here} class="stack">
      <input type="hidden" name="person" value={personId} />
      <CheckBox name="met" id={`met-${personId}`} label={t("recoveries:begin.met")} />
      <div>
        <Button kind="main" label={t("recoveries:begin.button_for", { name })}>
          {t("recoveries:begin.button")}
        </Button>
      </div>
    </form>
  </Details>
);
