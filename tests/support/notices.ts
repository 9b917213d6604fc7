// The product with something to tell about: a group, occasions, a kind of notice of its own; for tests of notices.
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { addDescriber, addKind, type Telling, tell } from "../../src/modules/notices/service.ts";
import { handlers } from "../../src/modules.ts";
import { words } from "../../src/platform/words.ts";
import { type TestPlatform, testPlatform } from "./platform.ts";

const place = { place_id: "koebenhavn-101", lat: 55.7, lon: 12.6 };

const sentence = "occasions:notice.taken";

/** What the trial kinds say of the trial's call. */
export const trialSays = (lang: string, name: string): string =>
  words(lang)(sentence, { name, title: lang === "da" ? "Flytning" : "Moving", when: "10 June, 14:00" });

/** `trial.claimed`, and `trial.cancelled` that may go out at night. */
function addTrialKinds(): void {
  addKind("trial.claimed", { key: sentence });
  addKind("trial.cancelled", { key: sentence, immediate: true });
  addDescriber("call", async (_db, ids, t) => {
    const title = t.lang === "da" ? "Flytning" : "Moving";
    const about = { title, when: "10 June, 14:00", where: "Nørrebro" };
    return new Map(ids.map((id) => [id, { ...about, url: `/calls/${id}` }]));
  });
}

interface Queued {
  task: string;
  runAt: Date;
  payload: { id: string; until?: string };
}

export interface NoticesTrial extends TestPlatform {
  person(
    name: string,
    more?: { lang?: string; email?: string },
  ): Promise<{ personId: string; cookie: string }>;
  /** The id of a call in the group that starts then. */
  occasion(startsAt: Date): Promise<string>;
  telling(personId: string, more?: Partial<Telling>): Telling;
  tell(...tellings: Telling[]): Promise<void>;
  queued(): Promise<Queued[]>;
  /** Sends what is queued, each message so many times at once, and leaves it in the queue. */
  deliver(times?: number): Promise<void>;
}

export async function noticesTrial(env: Record<string, string> = {}): Promise<NoticesTrial> {
  const nabo = await testPlatform({ env, max: 12 });
  const { platform, clock } = nabo;
  addTrialKinds();
  const group = randomUUID();
  await platform.db
    .insertInto("groups")
    .values({
      id: group,
      slug: "koebenhavn",
      name: "København",
      kind: "city",
      ...place,
      created_at: clock.now(),
    })
    .execute();
  const queued: NoticesTrial["queued"] = async () => {
    const { rows } = await sql<Queued>`
      select t.identifier as task, run_at as "runAt", payload
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      order by j.id`.execute(platform.db);
    return rows;
  };
  const work = handlers(platform);
  return {
    ...nabo,
    queued,
    async person(name, { lang = "en", email } = {}) {
      const made = await nabo.signUp(name, lang);
      if (email) await nabo.post("/me/email", { email }, made.cookie);
      return made;
    },
    async occasion(startsAt) {
      const id = randomUUID();
      const times = { starts_at: startsAt, starts_local: "2026-06-10 14:00", expires_at: startsAt };
      await platform.db
        .insertInto("occasions")
        .values({
          id,
          group_id: group,
          kind: "call",
          area: "Nørrebro",
          ...place,
          ...times,
          published_at: clock.now(),
        })
        .execute();
      return id;
    },
    telling: (personId, more) => ({
      personId,
      kind: "trial.claimed",
      groupId: group,
      facts: { count: 2 },
      dedup: randomUUID(),
      ...more,
    }),
    tell: (...tellings) => platform.db.transaction().execute((trx) => tell(trx, platform, tellings)),
    async deliver(times = 1) {
      for (const { task, payload } of await queued()) {
        const handler = work[task];
        if (typeof handler !== "function") throw new Error(`nobody works on ${task}`);
        await Promise.all(Array.from({ length: times }, () => handler({ ...payload })));
      }
    },
  };
}
