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
    <span>{asked > 0 ? t("askings:call.asked", { count: asked }) : t("askings:call.searching")}</span>
    {occasionId ? <a href={`/calls/${occasionId}/asked`}>{t("askings:desk.who")}</a> : null}
  </p>
);

/** Whether asking works, and who carries too much. */
export const DeskSide = ({ t, desk, zone }: { t: T; desk: AskingDesk; zone: string }) => (
  <Section title={t("askings:desk.asking")}>
    <p>
      {desk.lastAt
        ? t("askings:desk.last", { when: momentWords(desk.lastAt, zone, t) })
        : t("askings:desk.never")}
    </p>
    {desk.overworked.length > 0 ? (
      <>
        <h3>{t("askings:desk.overworked")}</h3>
        <p class="hint">{t("askings:desk.overworked_hint")}</p>
        <People label={t("askings:desk.overworked")}>
          {desk.overworked.map(({ name, helps }) => (
            <Person name={name} note={t("askings:desk.overworked_note", { count: helps })} />
          ))}
        </People>
      </>
    ) : null}
  </Section>
);
