// People made for a benchmark, signed in without a form: the cookie is what the form would have given.
import { sql } from "kysely";
import { hashToken, newToken } from "../src/platform/actor.ts";
import type { Db } from "../src/platform/db.ts";
import { newId } from "../src/platform/ids.ts";

/** A session for each of these people; the cookies in the same order. */
export async function sessionsFor(db: Db, personIds: string[]): Promise<string[]> {
  const now = new Date();
  const rows = personIds.map((person_id) => ({ person_id, token: newToken() }));
  for (let i = 0; i < rows.length; i += 1000) {
    await db
      .insertInto("sessions")
      .values(
        rows.slice(i, i + 1000).map(({ person_id, token }) => ({
          id: newId(),
          token_hash: hashToken(token),
          person_id,
          created_at: now,
          seen_on: now.toISOString().slice(0, 10),
          ends_at: new Date(now.getTime() + 86_400_000 * 30),
        })),
      )
      .execute();
  }
  return rows.map(({ token }) => `nabo=${token}`);
}

/** A member of the group who told where they live and has a place in one of its ongoing calls. */
export async function signedIn(db: Db, slug: string): Promise<string> {
  const { rows } = await sql<{ person_id: string }>`
    select m.person_id from memberships m join groups g on g.id = m.group_id join people p on p.id = m.person_id
    where g.slug = ${slug} and p.lat is not null
    order by exists (select 1 from claims c join occasions o on o.id = c.occasion_id
      where c.person_id = p.id and c.group_id = g.id and c.state = 'claimed' and o.expires_at > now()) desc, p.id
    limit 1`.execute(db);
  const person = rows[0]?.person_id;
  if (!person) throw new Error(`nobody lives in ${slug}`);
  const [cookie = ""] = await sessionsFor(db, [person]);
  return cookie;
}

/** New people, known to nobody. */
export async function newPeople(db: Db, count: number): Promise<string[]> {
  const now = new Date();
  const ids = Array.from({ length: count }, newId);
  for (let i = 0; i < ids.length; i += 1000) {
    await db
      .insertInto("people")
      .values(
        ids.slice(i, i + 1000).map((id, k) => ({ id, name: `Bench ${i + k}`, lang: "en", created_at: now })),
      )
      .execute();
  }
  return ids;
}
