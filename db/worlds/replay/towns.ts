// The groups of the world as a replay sees them: how large, where, and who in them might ask.
import { sql } from "kysely";
import type { Db } from "../../../src/platform/db.ts";
import type { Place } from "../../../src/platform/places.ts";
import { groups } from "../denmark/groups.ts";
import { worldId } from "../denmark/ids.ts";
import type { Opening } from "./rhythm.ts";

export interface Town {
  id: string;
  slug: string;
  place: Place;
  members: number;
  /** Somebody of it: who needs help has come lately and speaks no Danish yet, who offers something has not. */
  owner(db: Db, opening: Opening): Promise<string | undefined>;
}

export async function townsOf(db: Db): Promise<Town[]> {
  const rows = await db.selectFrom("groups").select(["id", "member_count"]).execute();
  const sizes = new Map(rows.map(({ id, member_count }) => [id, member_count]));
  const people =
    (await sql<{ n: number }>`select count(*)::int as n from people`.execute(db)).rows[0]?.n ?? 0;
  return groups.map(({ id, slug, place }) => ({
    id,
    slug,
    place,
    members: sizes.get(id) ?? 0,
    async owner(db, { owner, template }) {
      const newcomer = template.direction === "need";
      const { rows } = await sql<{ id: string }>`
        select p.id from memberships m join people p on p.id = m.person_id
        where m.group_id = ${id} and (not 'danish' = any(p.skills)) = ${newcomer}
        order by m.person_id < ${worldId("person", Math.floor(owner * people))}, m.person_id limit 1`.execute(
        db,
      );
      return rows[0]?.id;
    },
  }));
}
