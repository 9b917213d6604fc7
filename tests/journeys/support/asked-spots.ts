// The pages about being asked, with real rows on them, for the walks that look at all pages.
import { answerPath, send } from "../../../src/modules/nudges/public.ts";
import { newId } from "../../../src/platform/ids.ts";
import type { House } from "./house.ts";
import { slotOf } from "./looking.ts";
import { ask, type Somebody } from "./people.ts";
import type { Spot } from "./spots.ts";

interface Cast {
  house: House;
  amal: Somebody;
  jonas: Somebody;
  karen: Somebody;
}

/** One call asks a neighbour, who can answer by link and signed in; its host sees whom it asked. */
export async function askedSpots({ house, amal, jonas, karen }: Cast, group: string): Promise<Spot[]> {
  const { platform } = house;
  const { db, clock } = platform;
  const call = await ask(house, amal, { what: "need.moving", group, date: "2026-06-21" });
  const { group_id: groupId } = await db
    .selectFrom("occasions")
    .select("group_id")
    .where("id", "=", call)
    .executeTakeFirstOrThrow();
  const id = newId();
  const known = {
    kind: "need.moving",
    at: clock.now().getTime(),
    hour: 9,
    km: 2,
    habit: null,
    listener: null,
  };
  const about = { groupId, occasionId: call, slotId: await slotOf(house, call), personId: jonas.id, wave: 1 };
  const why = { chance: 0.2, ask: known, km: 2, reasons: ["near", "free", "newcomer"] };
  const until = new Date("2026-06-21");
  await db
    .transaction()
    .execute((trx) => send(trx, platform, [{ id, ...about, ...why }], { until, atNight: false }));
  const link = await answerPath(db, { id, personId: jonas.id });
  return [
    { route: "/answer/:id/:mark", path: link, as: null },
    { route: "/nudges/:id", path: `/nudges/${id}`, as: jonas },
    { route: "/calls/:id/asked", path: `/calls/${call}/asked`, as: karen },
  ];
}
