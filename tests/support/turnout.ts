// The product with people, a group and occasions to take part in: for tests of the kernel.
import { sql } from "kysely";
import { createOccasion, type NewOccasion } from "../../src/modules/turnout/public.ts";
import { type Actor, nobody } from "../../src/platform/actor.ts";
import { newId } from "../../src/platform/ids.ts";
import { type TestPlatform, testPlatform } from "./platform.ts";

export type Person = Actor & { personId: string };

export interface Arranged {
  id: string;
  owner: Person;
  slots: string[];
}

interface Wanted extends Partial<Omit<NewOccasion, "slots" | "ownerId">> {
  owner?: Person;
  /** Places in each slot. */
  places?: number[];
  /** Minutes from now; null for no time. Default: tomorrow at the same time. */
  startsIn?: number | null;
  minutes?: number;
}

export interface TurnoutTrial extends TestPlatform {
  groupId: string;
  person(name?: string): Promise<Person>;
  people(count: number): Promise<Person[]>;
  /** Makes somebody a member, known here or not. */
  belong(person: Person, as?: { known?: boolean; host?: boolean }): Promise<void>;
  arrange(wanted?: Wanted): Promise<Arranged>;
  /** Claims of an occasion as "state state", in the order they were made. */
  states(occasionId: string): Promise<string>;
  taken(occasionId: string): Promise<number[]>;
  /** Kinds of what somebody was told, oldest first. */
  told(person: Person): Promise<string[]>;
  inMinutes(minutes: number): Date;
}

export async function turnoutTrial(
  options: { max?: number; env?: Record<string, string> } = {},
): Promise<TurnoutTrial> {
  const nabo = await testPlatform({ max: 12, ...options });
  const { platform, clock } = nabo;
  const { db } = platform;
  const groupId = newId();
  const place = { place_id: "koebenhavn-101", lat: 55.7, lon: 12.55 };
  const group = { id: groupId, slug: "noerrebro", name: "Nørrebro", kind: "city" as const };
  await db
    .insertInto("groups")
    .values({ ...group, ...place, created_at: clock.now() })
    .execute();

  const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);

  async function people(count: number, name = "Amal Haddad"): Promise<Person[]> {
    const made = Array.from({ length: count }, () => ({ ...nobody, mayHost: true, name, personId: newId() }));
    const rows = made.map(({ personId }) => ({ id: personId, name, lang: "en", created_at: clock.now() }));
    for (let i = 0; i < rows.length; i += 1000) {
      await db
        .insertInto("people")
        .values(rows.slice(i, i + 1000))
        .execute();
    }
    return made;
  }

  async function person(name?: string): Promise<Person> {
    const [made] = await people(1, name);
    if (!made) throw new Error("nobody was made");
    return made;
  }

  async function arrange(wanted: Wanted = {}): Promise<Arranged> {
    const {
      owner = await person("Owner"),
      places = [1],
      startsIn = 24 * 60,
      minutes = 120,
      ...rest
    } = wanted;
    const startsAt = startsIn === null ? null : inMinutes(startsIn);
    const endsAt = startsAt && new Date(startsAt.getTime() + minutes * 60_000);
    const occasion: NewOccasion = {
      id: newId(),
      kind: "call",
      groupId,
      ownerId: owner.personId,
      startsAt,
      endsAt,
      zone: "Europe/Copenhagen",
      expiresAt: endsAt ?? inMinutes(7 * 24 * 60),
      remote: false,
      placeId: place.place_id,
      area: "Nørrebro",
      at: place,
      meetingPoint: "",
      allocateAt: null,
      slots: places.map((count) => ({ role: "carrier", needs: [], places: count })),
      address: null,
      ...rest,
    };
    await db.transaction().execute((trx) => createOccasion(trx, platform, occasion));
    const slots = await db
      .selectFrom("slots")
      .select("id")
      .where("occasion_id", "=", occasion.id)
      .orderBy("position")
      .execute();
    return { id: occasion.id, owner, slots: slots.map(({ id }) => id) };
  }

  return {
    ...nabo,
    groupId,
    inMinutes,
    people,
    person,
    arrange,
    async belong({ personId }, { known = false, host = false } = {}) {
      const role = host ? ("host" as const) : ("member" as const);
      const now = clock.now();
      await db
        .insertInto("memberships")
        .values({
          group_id: groupId,
          person_id: personId,
          role,
          since: now,
          known_since: known || host ? now : null,
        })
        .execute();
    },
    async states(occasionId) {
      const rows = await db
        .selectFrom("claims")
        .select("state")
        .where("occasion_id", "=", occasionId)
        .orderBy("id")
        .execute();
      return rows.map(({ state }) => state).join(" ");
    },
    async taken(occasionId) {
      const rows = await db
        .selectFrom("slots")
        .select("taken")
        .where("occasion_id", "=", occasionId)
        .orderBy("position")
        .execute();
      return rows.map(({ taken }) => taken);
    },
    async told({ personId }) {
      const { rows } = await sql<{ kind: string }>`
        select kind from notices where person_id = ${personId} order by created_at, id`.execute(db);
      return rows.map(({ kind }) => kind);
    },
  };
}
