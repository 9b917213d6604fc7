// What stands before a fault strikes: a world where it is always a summer morning, a group, people and calls.
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { hashToken, newToken } from "../../../src/platform/actor.ts";
import type { Db } from "../../../src/platform/db.ts";
import { newId } from "../../../src/platform/ids.ts";

/** Nine in the morning in Denmark, on a Wednesday: far from quiet hours, whenever the tests run. */
export const morning = new Date("2026-06-10T07:00:00Z");
const day = 86_400_000;

export interface Person {
  id: string;
  name: string;
  cookie: string;
}

export interface Call {
  id: string;
  slot: string;
  owner: Person;
}

interface PeopleWanted {
  lang?: string;
  /** The e-mail address of the person of this number. */
  email?: (number: number) => string;
}

interface CallsWanted {
  owner: Person;
  places?: number;
  /** Default: tomorrow at this time for the first, a day later for each further one. */
  startsAt?: Date;
  address?: string;
}

export interface Ground {
  groupId: string;
  slug: string;
  people(count: number, wanted?: PeopleWanted): Promise<Person[]>;
  person(wanted?: PeopleWanted): Promise<Person>;
  belong(person: Person, role?: "member" | "host"): Promise<void>;
  calls(count: number, wanted: CallsWanted): Promise<Call[]>;
}

const place = { place_id: "koebenhavn-101", lat: 55.676, lon: 12.568 };

/** Makes the world on an empty, migrated database. Its clock shows `morning` now. */
export async function openGround(db: Db): Promise<Ground> {
  await db
    .insertInto("instance")
    .values({ world: "denmark", created_at: morning, clock_offset_ms: morning.getTime() - Date.now() })
    .execute();
  const groupId = newId();
  const group = { id: groupId, slug: "noerrebro", name: "Nørrebro", kind: "city" as const };
  await db
    .insertInto("groups")
    .values({ ...group, ...place, created_at: morning })
    .execute();

  async function people(count: number, { lang = "en", email }: PeopleWanted = {}): Promise<Person[]> {
    const made = Array.from({ length: count }, () => ({
      id: newId(),
      name: `Amal ${randomUUID().slice(0, 8)}`,
    }));
    const tokens = made.map(() => newToken());
    const rows = made.map((person, i) => ({
      ...person,
      lang,
      email: email?.(i) ?? null,
      created_at: morning,
    }));
    await db.insertInto("people").values(rows).execute();
    const sessions = made.map(({ id: person_id }, i) => ({
      id: newId(),
      person_id,
      token_hash: hashToken(tokens[i] ?? ""),
      created_at: morning,
      seen_on: morning.toISOString().slice(0, 10),
      ends_at: new Date(morning.getTime() + 180 * day),
    }));
    await db.insertInto("sessions").values(sessions).execute();
    return made.map((person, i) => ({ ...person, cookie: `nabo=${tokens[i]}` }));
  }

  async function calls(
    count: number,
    { owner, places = 1, startsAt, address }: CallsWanted,
  ): Promise<Call[]> {
    const made = Array.from({ length: count }, () => ({ id: newId(), slot: newId(), owner }));
    const first = startsAt ?? new Date(morning.getTime() + day);
    for (const [i, { id, slot }] of made.entries()) {
      const starts = new Date(first.getTime() + i * day);
      const ends = new Date(starts.getTime() + 3_600_000);
      await sql`
        with occasion as (
          insert into occasions (id, group_id, kind, owner_id, starts_at, ends_at, starts_local, ends_local, expires_at,
            place_id, area, lat, lon, published_at)
          values (${id}, ${groupId}, 'call', ${owner.id}, ${starts}, ${ends},
            ${starts}::timestamptz at time zone 'Europe/Copenhagen', ${ends}::timestamptz at time zone 'Europe/Copenhagen',
            ${ends}, ${place.place_id}, 'København', ${place.lat}, ${place.lon}, ${morning})
        ), call as (
          insert into calls (id, group_id, direction, category, timing)
          values (${id}, ${groupId}, 'need', 'moving', 'date')
        )
        insert into slots (id, occasion_id, group_id, position, role, places)
        values (${slot}, ${id}, ${groupId}, 0, 'carrier', ${places})`.execute(db);
      if (address === undefined) continue;
      const due = { exact: address, delete_after: new Date(ends.getTime() + 7 * day) };
      await db
        .insertInto("addresses")
        .values({ occasion_id: id, group_id: groupId, ...due })
        .execute();
    }
    return made;
  }

  return {
    groupId,
    slug: group.slug,
    people,
    calls,
    async belong({ id }, role = "member") {
      const known_since = role === "host" ? morning : null;
      await db
        .insertInto("memberships")
        .values({ group_id: groupId, person_id: id, role, since: morning, known_since })
        .execute();
    },
    async person(wanted) {
      const [made] = await people(1, wanted);
      if (!made) throw new Error("nobody was made");
      return made;
    },
  };
}
