// The members of a group, for its hosts: who is known, who hosts, and what can be done about each.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Select, TextField } from "../../../ui/field.tsx";
import { Section } from "../../../ui/layout.tsx";
import { Details } from "../../../ui/menu.tsx";
import { People, Person } from "../../../ui/person.tsx";
import { FilterForm } from "../../../ui/tabs.tsx";
import { endReasons, type Group, type Membership, type Role } from "../rules.ts";
import { GroupHead } from "./head.tsx";

export interface MemberLine {
  personId: string;
  name: string;
  role: Role;
  since: Date;
  knownSince: Date | null;
}

interface Props {
  t: T;
  group: Group;
  me: Membership | undefined;
  members: MemberLine[];
  /** The page after this one, when there are more. */
  next: number | undefined;
  search: string;
  /** Whose list it is: hosts do not end themselves here. */
  personId: string;
}

export const MembersPage = (props: Props) => {
  const { t, group, me, members, next, search } = props;
  const here = `/groups/${group.slug}/members`;
  const query = new URLSearchParams({ ...(search ? { q: search } : {}), page: String(next) });
  return (
    <>
      <GroupHead t={t} group={group} me={me} signedIn at="desk" />
      <Section title={t("groups:members.title")}>
        <p class="soft">{t("groups:members.known_what")}</p>
        <p>
          <a href={`/groups/${group.slug}/recoveries`}>{t("groups:members.lost")}</a>
        </p>
        <FilterForm
          action={here}
          label={t("groups:members.search")}
          submit={t("groups:members.search")}
          icon="search"
          clear={search ? { href: here, label: t("groups:members.all") } : undefined}
        >
          <TextField name="q" type="search" label={t("groups:members.name")} value={search} maxlength={60} />
        </FilterForm>
        {members.length > 0 ? (
          <People label={t("groups:members.title")}>
            {members.map((member) => (
              <Line {...props} member={member} />
            ))}
          </People>
        ) : (
          <Empty icon="people" title={t("groups:members.none")} />
        )}
        {next ? (
          <p>
            <ButtonLink href={`${here}?${query}`} icon="down">
              {t("groups:members.more")}
            </ButtonLink>
          </p>
        ) : null}
      </Section>
    </>
  );
};

type LineProps = Props & { member: MemberLine };

const Line = (props: LineProps) => {
  const { t, member, group } = props;
  const day = new Intl.DateTimeFormat(t.locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: group.zone,
  });
  return (
    <Person
      name={member.name}
      known={member.knownSince ? t("groups:members.known") : undefined}
      note={
        <>
          {member.role === "host" ? <Chip tone="accent">{t("groups:members.host")}</Chip> : null}{" "}
          {t("groups:members.since", { date: day.format(member.since) })}
        </>
      }
      action={<Actions {...props} />}
    />
  );
};

const Actions = ({ t, group, member, personId }: LineProps) => {
  const at = `/groups/${group.slug}`;
  const fields = { person: member.personId };
  const { name } = member;
  return (
    <Details label={t("groups:members.change")}>
      <div class="stack">
        <ButtonRow>
          {member.knownSince ? null : (
            <PostButton
              action={`${at}/vouches`}
              fields={fields}
              icon="known"
              label={t("groups:members.vouch_for", { name })}
            >
              {t("groups:members.vouch")}
            </PostButton>
          )}
          {member.role === "host" ? (
            <PostButton
              action={`${at}/hosts/end`}
              fields={fields}
              label={t("groups:members.unhost_for", { name })}
            >
              {t("groups:members.unhost")}
            </PostButton>
          ) : (
            <PostButton
              action={`${at}/hosts`}
              fields={fields}
              label={t("groups:members.make_host_for", { name })}
            >
              {t("groups:members.make_host")}
            </PostButton>
          )}
        </ButtonRow>
        {member.role === "host" || member.personId === personId ? null : (
          <EndForm t={t} action={`${at}/members/end`} member={member} />
        )}
      </div>
    </Details>
  );
};

const EndForm = ({ t, action, member }: { t: T; action: string; member: MemberLine }) => (
  <form method="post" action={action} class="stack">
    <input type="hidden" name="person" value={member.personId} />
    <Select
      name="reason"
      id={`reason-${member.personId}`}
      label={t("groups:members.reason")}
      hint={t("groups:members.reason_hint")}
      options={endReasons.map((value) => ({ value, label: t(`groups:reason.${value}`) }))}
    />
    <div>
      <Button kind="danger" label={t("groups:members.end_for", { name: member.name })}>
        {t("groups:members.end")}
      </Button>
    </div>
  </form>
);
