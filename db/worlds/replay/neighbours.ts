// People who are asked: they hear it or not, answer by the link in the message, and now and then have to give back.
import { sql } from "kysely";
import { answerPath } from "../../../src/modules/nudges/public.ts";
import { type Answered, byLink, reply } from "../../../src/modules/nudges/service.ts";
import { release } from "../../../src/modules/turnout/service.ts";
import { nobody } from "../../../src/platform/actor.ts";
import type { Platform } from "../../../src/platform/platform.ts";
import { random } from "../denmark/random.ts";
import type { Agenda } from "./agenda.ts";
import type { Nature } from "./nature.ts";

export interface Neighbours {
  /** Lets everybody who was asked since the last time make up their mind. @returns how many there were */
  hear(): Promise<number>;
}

interface Nudged {
  id: string;
  personId: string;
  occasionId: string;
  kind: string;
  km: number | null;
  until: Date;
}

/** What became of somebody's place. */
export type Became = "came" | "late" | "dropped_out";
export function neighbours(
  platform: Platform,
  nature: Nature,
  agenda: Agenda,
  told: (became: Became, occasionId: string) => Promise<void>,
): Neighbours {
  const { clock, db } = platform;
  let last = "00000000-0000-0000-0000-000000000000";
  let number = 0;

  async function answer(nudge: Nudged, said: "yes" | "no"): Promise<void> {
    const [, , id = "", mark = ""] = (await answerPath(db, nudge)).split("/");
    const { nudge: found, actor } = await byLink(platform, id, mark);
    let result: Answered = await reply(platform, actor, found, { answer: said });
    if (result.result === "tight")
      result = await reply(platform, actor, found, { answer: "yes", accept: "overlap" });
    // They had promised to be elsewhere.
    if (result.result === "overlap") result = await reply(platform, actor, found, { answer: "no" });
    if (result.result === "full") {
      nature.turnedAway(nudge.personId, clock.now().getTime());
      await told("late", nudge.occasionId);
    }
    if (result.result !== "claimed") return;
    await told("came", nudge.occasionId);
    mayGiveBack(nudge, result.claimId);
  }

  function mayGiveBack({ personId, occasionId, until }: Nudged, claimId: string): void {
    const now = clock.now().getTime();
    const after = nature.dropsOut(personId, now, until.getTime() - now);
    if (after === null) return;
    const reason = random(`drop ${personId} ${now}`).pick(["ill", "work", "transport", "family"] as const);
    agenda.add({
      at: now + after,
      async do() {
        await release(platform, { ...nobody, personId }, { claimId, reason });
        await told("dropped_out", occasionId);
      },
    });
  }

  function makeUpMind(nudge: Nudged): void {
    const now = clock.now().getTime();
    const { answer: said, after } = nature.reaction({ ...nudge, number: number++ });
    if (!nature.hears(nudge.personId, now) || said === null || now + after >= nudge.until.getTime()) return;
    agenda.add({ at: now + after, do: () => answer(nudge, said) });
  }

  return {
    async hear() {
      const { rows } = await sql<Nudged>`
        select n.id, n.person_id as "personId", n.occasion_id as "occasionId", n.ask->>'kind' as kind, n.km,
          coalesce(o.starts_at, o.expires_at) as until
        from nudges n join occasions o on o.id = n.occasion_id where n.id > ${last} order by n.id`.execute(
        db,
      );
      for (const nudge of rows) makeUpMind(nudge);
      last = rows.at(-1)?.id ?? last;
      return rows.length;
    },
  };
}
