// About a group: where and what it is, who looks after it, how quickly help is found, and joining.
import type { Child } from "hono/jsx";
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Columns } from "../../../ui/layout.tsx";
import { People, Person } from "../../../ui/person.tsx";
import { FormErrors } from "../../../web/errors.tsx";
import type { FormState } from "../../../web/form.ts";
import { SignUpFieldset } from "../../people/public.ts";
import { looksAfter } from "../policy.ts";
import { firstName, type Group, type Membership, type Speed } from "../rules.ts";
import { GroupHead, membersWords, placeWords } from "./head.tsx";
import { SpeedFigure } from "./speed.tsx";

interface Props {
  t: T;
  group: Group;
  me: Membership | undefined;
  signedIn: boolean;
  organisation: string | null;
  hosts: { personId: string; name: string }[];
  speed: Speed;
  /** What other modules say about the group. */
  parts: Child[];
  /** What was typed to join, when it comes back. */
  form: FormState;
  back: string | undefined;
}

export const AboutPage = (props: Props) => {
  const { t, group, me, signedIn } = props;
  return (
    <>
      <GroupHead t={t} group={group} me={me} signedIn={signedIn} at="about" />
      <Columns side={<Side {...props} />}>
        <Known {...props} />
        {props.parts}
        <SpeedFigure t={t} speed={props.speed} />
        {me ? <Leaving t={t} slug={group.slug} /> : <Joining {...props} />}
      </Columns>
    </>
  );
};

const Known = ({ t, group, organisation }: Props) => (
  <Facts
    items={[
      { icon: "place", term: t("groups:about.place"), value: placeWords(t, group) },
      { icon: group.kind, term: t("groups:about.kind"), value: t(`groups:kind.${group.kind}`) },
      ...(organisation
        ? [{ icon: "tie" as const, term: t("groups:about.organisation"), value: <bdi>{organisation}</bdi> }]
        : []),
      { icon: "people", term: t("groups:about.members"), value: membersWords(t, group.memberCount) },
    ]}
  />
);

const Side = ({ t, group, me, hosts }: Props) => (
  <>
    <Card title={t("groups:about.hosts")}>
      {hosts.length > 0 ? (
        <People>
          {hosts.map(({ name }) => (
            <Person name={firstName(name)} />
          ))}
        </People>
      ) : (
        <p>{t("groups:about.no_hosts")}</p>
      )}
      <p class="hint">{t("groups:about.hosts_do")}</p>
    </Card>
    <Card title={t("groups:about.share")}>
      <p>{t("groups:about.poster_what")}</p>
      <ButtonLink href={`/groups/${group.slug}/poster`} icon="poster">
        {t("groups:about.poster")}
      </ButtonLink>
    </Card>
    {looksAfter(me) ? <ForHosts t={t} slug={group.slug} /> : null}
  </>
);

const ForHosts = ({ t, slug }: { t: T; slug: string }) => (
  <Card title={t("groups:about.for_hosts")}>
    <ButtonRow>
      <ButtonLink href={`/groups/${slug}/members`} icon="people">
        {t("groups:members.title")}
      </ButtonLink>
      <ButtonLink href={`/groups/${slug}/closure`} icon="closed">
        {t("groups:closure.title")}
      </ButtonLink>
      <ButtonLink href="/groups/new" icon="plus">
        {t("groups:new.title")}
      </ButtonLink>
    </ButtonRow>
  </Card>
);

const Leaving = ({ t, slug }: { t: T; slug: string }) => (
  <Card title={t("groups:about.leaving")}>
    <p>{t("groups:about.leaving_what")}</p>
    <PostButton action={`/groups/${slug}/membership/end`} kind="danger">
      {t("groups:leave")}
    </PostButton>
  </Card>
);

const Joining = ({ t, group, signedIn, form, back }: Props) => (
  <Card title={t("groups:about.joining")} id="join">
    <p>{t("groups:about.joining_what")}</p>
    <FormErrors t={t} form={form} />
    <form method="post" action={`/groups/${group.slug}/membership`} class="stack">
      {back ? <input type="hidden" name="back" value={back} /> : null}
      {signedIn ? null : <SignUpFieldset t={t} form={form} />}
      <Button kind="main" big icon="hand">
        {t("groups:join")}
      </Button>
    </form>
    {signedIn ? null : (
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(back ?? `/groups/${group.slug}`)}`}>
          {t("groups:about.have_code")}
        </a>
      </p>
    )}
  </Card>
);
