// What a replayed world has learnt before its day begins: four weeks of asks at random, answered as its people answer,
// and put through the product's own rules of learning. Only what was learnt is written down: habits, listeners and the
// groups' experience. No calls or nudges of those weeks are, so everybody begins the day with a whole week's limit.
import { sql } from "kysely";
import {
  type Ask,
  experienceAfter,
  type Habit,
  habitAfter,
  type Listener,
  learnt,
  listenerAfter,
  noExperience,
  nudged,
  type Outcome,
} from "../../../src/modules/habits/rules.ts";
import {
  holdExperience,
  saveExperience,
  saveHabits,
  saveListeners,
} from "../../../src/modules/habits/store.ts";
import type { Db } from "../../../src/platform/db.ts";
import { distanceKm } from "../../../src/platform/places.ts";
import { random } from "../denmark/random.ts";
import { templates } from "../denmark/templates.ts";
import type { Nature } from "./nature.ts";

const day = 86_400_000;
const days = 28;
/** Of a thousand members a day: what the rhythm's calls would ask. */
const asksPerThousand = 18;
/** What is not answered by then counts as silence. */
const patience = day;

interface Member {
  id: string;
  lat: number;
  lon: number;
}

interface Learned {
  habits: Map<string, Map<string, Habit>>;
  listeners: Map<string, Listener>;
}

/** Lets the groups learn, unless they have. @returns how many asks they learnt from */
export async function learnFromPast(
  db: Db,
  groups: readonly { id: string }[],
  nature: Nature,
  to: Date,
  progress: (done: number, total: number) => void,
): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from experience) as there`.execute(db);
  if (rows[0]?.there) return 0;
  const learned: Learned = { habits: new Map(), listeners: new Map() };
  let asks = 0;
  for (const [i, { id }] of groups.entries()) {
    const members = await membersOf(db, id);
    const count = Math.round((members.length / 1000) * asksPerThousand * days);
    await db.transaction().execute(async (trx) => {
      await holdExperience(trx, id);
      await saveExperience(trx, id, liveThrough(members, count, learned, nature, to, id));
    });
    asks += count;
    progress(i + 1, groups.length + 1);
  }
  await write(db, learned);
  progress(1, 1);
  return asks;
}

async function membersOf(db: Db, groupId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select p.id, p.lat, p.lon from memberships m join people p on p.id = m.person_id
    where m.group_id = ${groupId} and p.lat is not null order by p.id`.execute(db);
  return rows;
}

/** Calls come from where members live. What the group has learnt is read anew every few asks, as it would be. */
function liveThrough(
  members: readonly Member[],
  count: number,
  { habits, listeners }: Learned,
  nature: Nature,
  to: Date,
  groupId: string,
) {
  const chance = random(`past ${groupId}`);
  const kinds = templates
    .filter(({ direction }) => direction === "need")
    .map(({ category }) => `need.${category}`);
  let experience = noExperience;
  let known = learnt(experience);
  for (let i = 0; i < count; i++) {
    if (i % 100 === 99) known = learnt(experience);
    const [person, place] = [chance.pick(members), chance.pick(members)];
    const at = Math.floor(to.getTime() - day - ((count - i) / count) * days * day);
    const kind = chance.pick(kinds);
    const own = habits.get(kind) ?? new Map<string, Habit>();
    habits.set(kind, own);
    const ask: Ask = {
      kind,
      at,
      hour: 8 + (i % 13),
      km: distanceKm(person, place),
      habit: own.get(person.id) ?? null,
      listener: listeners.get(person.id) ?? null,
    };
    const outcome = became(nature, person.id, ask, chance.int(0, 2 ** 31));
    const asked = nudged(known, ask.listener, at);
    experience = experienceAfter(experience, known, ask, outcome);
    own.set(person.id, habitAfter(known, ask.habit, ask, outcome));
    listeners.set(person.id, listenerAfter(known, asked, ask, outcome));
  }
  return experience;
}

function became(nature: Nature, personId: string, { at, kind, km }: Ask, number: number): Outcome {
  const { answer, after } = nature.reaction({ number, personId, kind, km });
  if (!nature.hears(personId, at) || answer === null || after > patience)
    return { answer: "silent", afterMs: null, hadMs: patience };
  return { answer, afterMs: after, hadMs: after };
}

const batch = 5000;

async function write(db: Db, { habits, listeners }: Learned): Promise<void> {
  for (const [kind, own] of habits) {
    const rows = [...own].map(([personId, habit]) => ({ personId, ...habit }));
    for (let i = 0; i < rows.length; i += batch) await saveHabits(db, kind, rows.slice(i, i + batch));
  }
  const rows = [...listeners].map(([personId, listener]) => ({ personId, ...listener }));
  for (let i = 0; i < rows.length; i += batch) await saveListeners(db, rows.slice(i, i + batch));
  await sql`vacuum (analyze) habits, listeners, experience`.execute(db);
}
