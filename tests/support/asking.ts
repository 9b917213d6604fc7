// The product with a group whose members can be asked, and calls that ask them: for tests of dispatch.
import { ask, look } from "../../src/modules/askings/public.ts";
import { type Arranged, type Person, type TurnoutTrial, turnoutTrial } from "./turnout.ts";

export interface Trait {
  skills?: string[];
  speaks?: string[];
  /** The free parts of the week as bits; 0 is unknown. */
  freeWeek?: number;
  /** Kilometres north of the group's centre. */
  km?: number;
}

type Arranging = NonNullable<Parameters<TurnoutTrial["arrange"]>[0]> & {
  languages?: string[];
  needs?: string[];
};

export interface AskingTrial extends TurnoutTrial {
  /** A morning with a group to itself: whoever belonged to it has left, nothing else asks, and nothing is learnt. */
  begin(): Promise<void>;
  /** Members of the group, near by and free unless told otherwise. */
  members(count: number, trait?: Trait): Promise<Person[]>;
  /** A call that asks for people. Nobody has been asked yet. */
  calling(wanted?: Arranging): Promise<Arranged>;
  look(call: { id: string }): Promise<void>;
  /** Who was asked for it, in the order of asking, with what they answered. */
  asked(call: {
    id: string;
  }): Promise<{ id: string; personId: string; answer: string | null; sentAt: Date }[]>;
  /** Tasks of that name that wait, in the world's time. */
  due(name: string): Promise<number>;
}

export async function askingTrial(options: { env?: Record<string, string> } = {}): Promise<AskingTrial> {
  const trial = await turnoutTrial(options);
  const { platform, clock, groupId } = trial;
  const { db } = platform;

  async function members(count: number, trait: Trait = {}): Promise<Person[]> {
    const people = await trial.people(count);
    for (let i = 0; i < people.length; i += 500) {
      const part = people.slice(i, i + 500);
      const ids = part.map(({ personId }) => personId);
      await db
        .updateTable("people")
        .set({
          skills: trait.skills ?? [],
          speaks: trait.speaks ?? ["en", "da"],
          free_week: trait.freeWeek ?? 0,
          lat: 55.7 + (trait.km ?? 1) / 111.2,
          lon: 12.55,
        })
        .where("id", "in", ids)
        .execute();
      const since = new Date(clock.now().getTime() - 90 * 86_400_000);
      await db
        .insertInto("memberships")
        .values(ids.map((person_id) => ({ group_id: groupId, person_id, since })))
        .execute();
    }
    await db
      .updateTable("groups")
      .set((e) => ({ member_count: e("member_count", "+", count) }))
      .where("id", "=", groupId)
      .execute();
    return people;
  }

  return {
    ...trial,
    async begin() {
      clock.set("2026-06-10T07:00:00Z");
      for (const table of ["askings", "experience", "memberships"] as const)
        await db.deleteFrom(table).execute();
      await db.updateTable("groups").set({ member_count: 0 }).execute();
    },
    members,
    async calling({ languages = [], needs = [], ...wanted } = {}) {
      const call = await trial.arrange(wanted);
      await db.updateTable("slots").set({ needs }).where("occasion_id", "=", call.id).execute();
      await db
        .insertInto("calls")
        .values({ id: call.id, group_id: groupId, direction: "need", category: "moving", timing: "date" })
        .execute();
      await db.transaction().execute(async (trx) => {
        await ask(trx, platform, { occasionId: call.id, groupId, kind: "need.moving", languages });
      });
      return call;
    },
    look: ({ id }) => look(platform, id),
    async asked({ id }) {
      const rows = await db
        .selectFrom("nudges")
        .select(["id", "person_id", "answer", "sent_at"])
        .where("occasion_id", "=", id)
        .orderBy("sent_at")
        .orderBy("id")
        .execute();
      return rows.map(({ id, person_id, answer, sent_at }) => ({
        id,
        personId: person_id,
        answer,
        sentAt: sent_at,
      }));
    },
    async due(name) {
      const { rows } = await platform.pool.query(
        "select 1 from graphile_worker.jobs where task_identifier = $1",
        [name],
      );
      return rows.length;
    },
  };
}
