// What a host sees of asking on the desk, and whoever tends a call on its page.
import type { T } from "../../../platform/words.ts";
import { Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { People, Person } from "../../../ui/person.tsx";
import type { Stuck } from "../../prospects/public.ts";
import { momentWords } from "../../turnout/public.ts";
import type { AskingDesk } from "../service.ts";

/** Why a call does not fill, and what could be done. */
export const StuckNotice = ({ t, stuck }: { t: T; stuck: Stuck }) => (
  <Notice kind="warn" title={t(`prospects:stuck.${stuck}`)}>
    <p>{t(`prospects:advice.${stuck}`)}</p>
  </Notice>
);

interface AskedLinkProps {
  t: T;
  asked: number;
  /** For hosts, who may see whom and why. */
  occasionId?: string | undefined;
}

/** "6 neighbours have been asked so far." */
export const AskedLink = ({ t, asked, occasionId }: AskedLinkProps) => (
  <p class="row">
    <span>{asked > 0 ? t("oversight:call.asked", { count: asked }) : t("oversight:call.searching")}</span>
    {occasionId ? <a href={`/calls/${occasionId}/asked`}>{t("oversight:desk.who")}</a> : null}
  </p>
);

interface DeskSideProps {
  t: T;
  desk: AskingDesk;
  zone: string;
}

/** Whether asking works, who carries too much, and who nearby could use a hand. */
export const DeskSide = ({ t, desk, zone }: DeskSideProps) => (
  <>
    <Section title={t("oversight:desk.asking")}>
      {desk.overdue > 0 ? (
        <Notice kind="warn">{t("oversight:desk.late", { count: desk.overdue })}</Notice>
      ) : null}
      <p>
        {desk.lastNudge
          ? t("oversight:desk.last", { when: momentWords(desk.lastNudge, zone, t) })
          : t("oversight:desk.never")}
      </p>
      {desk.lastMessage ? (
        <p>{t("oversight:desk.message", { when: momentWords(desk.lastMessage, zone, t) })}</p>
      ) : null}
    </Section>
    {desk.overworked.length > 0 ? (
      <Section title={t("oversight:desk.overworked")}>
        <p class="hint">{t("oversight:desk.overworked_hint")}</p>
        <People label={t("oversight:desk.overworked")}>
          {desk.overworked.map(({ name, helps }) => (
            <Person name={name} note={t("oversight:desk.overworked_note", { count: helps })} />
          ))}
        </People>
      </Section>
    ) : null}
    {desk.nearby.length > 0 ? (
      <Section title={t("oversight:desk.nearby")}>
        <ul class="bullets">
          {desk.nearby.map(({ title, when, where, url }) => (
            <li>
              <a href={url}>{title}</a>
              <p class="hint">{`${when} · ${where}`}</p>
            </li>
          ))}
        </ul>
      </Section>
    ) : null}
  </>
);
